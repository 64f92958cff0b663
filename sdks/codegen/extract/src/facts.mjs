import { existsSync, readFileSync } from 'node:fs';
import { Fault } from './fault.mjs';

/**
 * What the npm packages cannot say and the .NET packages do: which numbers are integers, C# names, namespaces, secrets inside
 * nested types. One committed file per package; each entry says where it was read.
 */
export class Facts {
  constructor(file) {
    if (!existsSync(file)) throw new Fault(file, 'there are no facts for this package', 'write the file; see README.md');
    this.file = file;
    Object.assign(this, JSON.parse(readFileSync(file, 'utf8')));
  }

  /** 'integer' or 'number' for a property of a resource, function or type. */
  number(token, property) {
    const decided = this.numbers[token]?.[property];
    if (decided !== undefined) return decided;
    throw new Fault(
      this.file,
      `numbers: '${token}' does not say whether '${property}' is an integer`,
      `look at the property in the .NET package and add "${property}": "integer" or "number"`);
  }

  name(token, property) {
    return this.names[token]?.[property];
  }

  isSecret(token, property) {
    return this.secrets[token]?.includes(property) ?? false;
  }

  /** Whether `any` of TypeScript is JSON: InputJson and JsonElement in C# instead of object. */
  isJson(token, property) {
    return this.json[token]?.includes(property) ?? false;
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
}
