import path from 'node:path';
import ts from 'typescript';
import { Declarations } from './declarations.mjs';
import { Fault } from './fault.mjs';
import { deprecationMessage } from './property.mjs';

const files = new Map();

/** The enum `ec2.Tenancy` from types/enums/ec2/index.d.ts: its primitive and its members with their names. */
export function enumSpec(folder, name) {
  const parts = name.split('.');
  const file = path.join(folder, 'enums', ...parts.slice(0, -1), 'index.d.ts');
  if (!files.has(file)) files.set(file, new Declarations(file));
  const declared = files.get(file).constants.get(parts.at(-1));
  if (!declared) throw new Fault(name, `no enum in ${file}`, 'look at the file');

  const members = declared.map(member => ({
    name: member.name,
    value: valueOf(member.type.literal),
    ...(member.deprecated && { deprecationMessage }),
  }));
  return { type: typeof members[0].value === 'string' ? 'string' : 'number', enum: members };
}

function valueOf(node) {
  return ts.isNumericLiteral(node) ? Number(node.text) : node.text;
}
