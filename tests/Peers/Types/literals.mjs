import { archive, asset } from './wire.mjs';

const reference = '#/types/';

/**
 * Literal constructions that name every property of a schema at least once: each type is written out in full the first time it
 * is met and with its required properties after that. Where a value may have one of several types, a second construction takes
 * the last of them.
 */
export function literals(schema) {
  const first = new Writer(schema, alternatives => alternatives[0]);
  const last = new Writer(schema, alternatives => alternatives.at(-1));
  const resources = { ...schema.resources, [`pulumi:providers:${schema.name}`]: schema.provider };
  return [first, last].flatMap(writer => [
    ...Object.entries(resources).map(([token, resource]) => writer.resource(token, resource)),
    ...Object.entries(schema.functions).map(([token, { inputs }]) => ({ token, inputs: writer.object(inputs ?? {}) })),
  ]);
}

class Writer {
  #written = new Set();

  constructor(schema, choose) {
    this.schema = schema;
    this.choose = choose;
  }

  resource(token, { inputProperties, stateInputs }) {
    return {
      token,
      inputs: this.object({ properties: inputProperties }),
      ...(stateInputs && { state: this.object(stateInputs) }),
    };
  }

  object({ properties = {} }) {
    return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, this.#value(property)]));
  }

  #value(property) {
    if (property.const !== undefined) return property.const;
    if (property.oneOf) return this.#value(this.choose(property.oneOf));
    if (property.$ref) return this.#reference(property.$ref);
    switch (property.type) {
      case 'string': return 'text';
      case 'integer': return 1;
      case 'number': return 0.5;
      case 'boolean': return true;
      case 'array': return [this.#value(property.items)];
      case 'object': return { key: this.#value(property.additionalProperties) };
      default: throw new Error(`a property of @pulumi/${this.schema.name} has the type ${JSON.stringify(property)}`);
    }
  }

  #reference(target) {
    if (target === 'pulumi.json#/Asset') return asset;
    if (target === 'pulumi.json#/Archive') return archive;
    if (!target.startsWith(reference)) return { key: 'any' };
    const token = target.slice(reference.length);
    const type = this.schema.types[token];
    if (type.enum) return type.enum[0].value;
    if (this.#written.has(token)) return this.#requiredOnly(type);
    this.#written.add(token);
    return this.object(type);
  }

  #requiredOnly({ properties, required = [] }) {
    return Object.fromEntries(required.map(name => [name, this.#value(properties[name])]));
  }
}
