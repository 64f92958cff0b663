import { existsSync, readFileSync } from 'node:fs';
import { Fault } from './fault.mjs';

const sections = ['names', 'secrets', 'replaces', 'json', 'numbers'];

/**
 * What the npm packages cannot say: which numbers are integers, C# names and namespaces, secrets inside nested types, inputs
 * that replace their resource. One committed file per package, with its sources. A fact that nothing asks for is an error, so
 * the file stays as short as the list it serves.
 */
export class Facts {
  #used = new Set();

  constructor(file) {
    if (!existsSync(file)) throw new Fault(file, 'there are no facts for this package', 'write the file; see README.md');
    this.file = file;
    Object.assign(this, JSON.parse(readFileSync(file, 'utf8')));
    for (const section of sections) {
      if (this[section] === undefined) throw new Fault(file, `the section '${section}' is missing`, `add "${section}": {}`);
    }
  }

  /** 'integer' or 'number' for a property of a resource, function or type. */
  number(token, property) {
    const decided = this.#use('numbers', token, property)?.[property];
    if (decided === 'integer' || decided === 'number') return decided;
    throw new Fault(
      this.file,
      `numbers: '${token}' does not say whether '${property}' is an integer`,
      `look at the property in the .NET package and add "${property}": "integer" or "number"`);
  }

  /** The C# name, where it is not the property's own with an upper-case first letter. */
  name(token, property) {
    return this.#use('names', token, property)?.[property];
  }

  isSecret(token, property) {
    return this.#use('secrets', token, property)?.includes(property) ?? false;
  }

  /** Whether the provider replaces the resource when this input changes. */
  isReplacing(token, property) {
    return this.#use('replaces', token, property)?.includes(property) ?? false;
  }

  /** Whether `any` of TypeScript is JSON: InputJson and JsonElement in C# instead of object. */
  isJson(token, property) {
    return this.#use('json', token, property)?.includes(property) ?? false;
  }

  /** language.csharp.namespaces: the package's own and those of the modules in use; the root module needs none. */
  namespacesOf(packageName, modules) {
    const used = {};
    for (const module of [packageName, ...modules]) {
      const namespace = this.namespaces[module];
      if (namespace !== undefined) used[module] = namespace;
      else if (module !== '') {
        throw new Fault(this.file, `namespaces: nothing for '${module}'`, 'look it up in the .NET package and add it');
      }
    }
    return used;
  }

  /** Throws when a fact was not asked for, as happens after a token has left the list. */
  refuseLeftovers() {
    for (const section of sections) {
      for (const [token, facts] of Object.entries(this[section])) {
        const properties = Array.isArray(facts) ? facts : Object.keys(facts);
        const leftover = properties.find(property => !this.#used.has(`${section} ${token} ${property}`));
        if (leftover) throw new Fault(this.file, `${section}: nothing asks for '${leftover}' of '${token}'`, 'delete it');
      }
    }
  }

  #use(section, token, property) {
    this.#used.add(`${section} ${token} ${property}`);
    return this[section][token];
  }
}
