import path from 'node:path';
import { Declarations } from './declarations.mjs';
import { Fault } from './fault.mjs';
import { naming } from './naming.mjs';
import { deprecationMessage, property } from './property.mjs';
import { ResourceScript } from './scripts.mjs';
import { NestedTypes } from './nested.mjs';
import { allowsUndefined } from './typespec.mjs';

/** Builds the reduced package schema for a list of tokens: the resources and functions, and every type they reach. */
export class SchemaBuilder {
  #resources = {};
  #functions = {};
  #provider = {};

  constructor(catalogue, facts) {
    this.catalogue = catalogue;
    this.facts = facts;
    this.naming = naming(catalogue.packageName, facts.compatibility, catalogue);
    this.types = new NestedTypes(catalogue, facts, this.naming);
  }

  add(token, where) {
    const entry = this.catalogue.find(token, where);
    const file = path.join(this.catalogue.root, entry.path);
    if (entry.kind === 'function') this.#functions[token] = this.#function(token, file);
    else if (entry.kind === 'provider') this.#provider = this.#providerSpec(token, file);
    else this.#resources[token] = this.#resource(token, file);
  }

  build() {
    const types = this.types.resolve();
    const tokens = [...Object.keys(this.#resources), ...Object.keys(this.#functions), ...Object.keys(types)];
    const modules = new Set(tokens.map(token => this.naming.module(token)));
    const { compatibility } = this.facts;
    const namespaces = this.facts.namespacesOf(this.catalogue.packageName, modules);
    return {
      name: this.catalogue.packageName,
      version: this.catalogue.version,
      meta: { moduleFormat: this.naming.moduleFormat },
      language: { csharp: { compatibility, namespaces, respectSchemaVersion: true } },
      provider: this.#provider,
      resources: this.#resources,
      types,
      functions: this.#functions,
    };
  }

  #resource(token, file) {
    const declarations = new Declarations(`${file}.d.ts`);
    const script = new ResourceScript(`${file}.js`);
    const [className, declared] = this.#class(declarations, token);
    const state = declarations.interfaces.get(`${className}State`);
    const inputs = declarations.interfaces.get(`${className}Args`) ?? [];

    return {
      ...this.#outputs(declared, declarations, token, script),
      ...this.#inputs(inputs, declarations, token, script),
      ...(state && { stateInputs: { type: 'object', properties: this.#state(state, declarations, token, script) } }),
      ...(script.aliases.length > 0 && { aliases: script.aliases.map(type => ({ type })) }),
      ...(declared.base === 'pulumi.ComponentResource' && { isComponent: true }),
      ...(declared.deprecated && { deprecationMessage }),
    };
  }

  #providerSpec(token, file) {
    const { isComponent, ...provider } = this.#resource(token, file);
    return provider;
  }

  #class(declarations, token) {
    const [name, ...others] = declarations.classes.keys();
    if (name !== undefined && others.length === 0) return [name, declarations.classes.get(name)];
    throw new Fault(token, `${declarations.file} should declare one class`, 'look at the file; the tool does not know this form');
  }

  #outputs(declared, declarations, token, script) {
    const context = this.#context(declarations, 'outputs');
    const properties = {};
    for (const member of declared.members) {
      properties[member.name] = property(member, token, context, {
        ...(script.secretOutputs.includes(member.name) && { secret: true }),
        ...(script.replaceOnChanges.includes(member.name) && { replaceOnChanges: true }),
      });
    }
    return { properties, required: declared.members.filter(member => !allowsUndefined(member.type)).map(member => member.name) };
  }

  #inputs(members, declarations, token, script) {
    const context = { ...this.#context(declarations, 'inputs'), plainable: true, replaceable: true };
    const inputProperties = {};
    for (const member of members) {
      inputProperties[member.name] = property(member, token, context, {
        ...(script.secretInputs.has(member.name) && { secret: true }),
        ...(script.constants.has(member.name) && { const: script.constants.get(member.name) }),
        ...script.defaults.get(member.name),
      });
    }
    return { inputProperties, requiredInputs: members.filter(member => !member.optional).map(member => member.name) };
  }

  #state(members, declarations, token, script) {
    const context = this.#context(declarations, 'inputs');
    return Object.fromEntries(members.map(member => [member.name, property(member, token, context, {
      ...(script.secretOutputs.includes(member.name) && { secret: true }),
      ...script.defaults.get(member.name),
    })]));
  }

  #function(token, file) {
    const declarations = new Declarations(`${file}.d.ts`);
    const name = token.split(':')[2];
    const title = name[0].toUpperCase() + name.slice(1);
    const inputs = declarations.interfaces.get(`${title}Args`);
    const outputs = declarations.interfaces.get(`${title}Result`);
    if (!declarations.functions.has(name) || !outputs) {
      throw new Fault(token, `${declarations.file} should declare ${name} and ${title}Result`, 'the tool does not know this form');
    }
    return {
      ...(inputs && { inputs: this.#object(inputs, declarations, token, 'inputs') }),
      outputs: this.#object(outputs, declarations, token, 'outputs'),
      ...(declarations.functions.get(name).deprecated && { deprecationMessage }),
    };
  }

  #object(members, declarations, token, side) {
    const context = this.#context(declarations, side);
    return {
      type: 'object',
      properties: Object.fromEntries(members.map(member => [member.name, property(member, token, context)])),
      required: members.filter(member => !member.optional).map(member => member.name),
    };
  }

  #context({ source }, side) {
    return { reference: (nestedSide, name) => this.types.reference(nestedSide, name), facts: this.facts, source, side };
  }
}
