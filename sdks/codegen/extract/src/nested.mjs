import path from 'node:path';
import { readdirSync } from 'node:fs';
import { Declarations } from './declarations.mjs';
import { enumSpec } from './enums.mjs';
import { Fault } from './fault.mjs';
import { property } from './property.mjs';
import { nestedDefaults } from './scripts.mjs';

/**
 * The nested object and enum types that a schema reaches. A type used on both sides has one schema type: its input side says
 * what is required, and properties that only the output side has are added to it.
 */
export class NestedTypes {
  #reached = new Map();

  constructor(catalogue, facts, naming) {
    this.facts = facts;
    this.naming = naming;
    this.folder = path.join(catalogue.root, 'types');
    this.inputs = new Declarations(path.join(this.folder, 'input.d.ts'));
    this.outputs = new Declarations(path.join(this.folder, 'output.d.ts'));
    this.defaults = nestedDefaults(path.join(this.folder, 'input.js'));
  }

  /** The reference to a type; remembers that it has to be in the schema. */
  reference(side, name) {
    const token = this.naming.typeToken(name);
    const known = this.#reached.get(token);
    if (known && (known.name !== name || (known.side === 'enums') !== (side === 'enums'))) {
      throw new Fault(token, `stands for both ${known.side}.${known.name} and ${side}.${name}`, 'tell them apart in src/naming.mjs');
    }
    if (!known) this.#reached.set(token, { side, name });
    return `#/types/${token}`;
  }

  /** Every reached type by token, and the types these reach. */
  resolve() {
    const types = {};
    for (const [token, { side, name }] of this.#reached) {
      types[token] = side === 'enums' ? enumSpec(this.folder, name) : this.#object(token, name);
    }
    return types;
  }

  #object(token, name) {
    const input = this.inputs.interfaces.get(name);
    const output = this.outputs.interfaces.get(name);
    const [members, declarations] = input ? [input, this.inputs] : [output, this.outputs];
    if (!members) throw new Fault(token, `${name} is declared neither as input nor as output`, 'look at types/input.d.ts');

    const defaults = this.defaults.get(name);
    const properties = this.#properties(members, token, declarations, defaults);
    const outputOnly = (input && output ? output : []).filter(member => !properties[member.name]);
    return {
      type: 'object',
      properties: { ...properties, ...this.#properties(outputOnly, token, this.outputs) },
      required: members.filter(member => !member.optional).map(member => member.name),
    };
  }

  #properties(members, token, { source }, defaults) {
    const reference = (side, name) => this.reference(side, name);
    const context = { reference, facts: this.facts, source, side: 'outputs', replaceable: source === this.inputs.source };
    return Object.fromEntries(
      members.map(member => [member.name, property(member, token, context, defaults?.get(member.name))]));
  }
}
