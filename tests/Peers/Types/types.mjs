#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue, judge } from './judge.mjs';
import { literals } from './literals.mjs';
import { outputs } from './outputs.mjs';

const sdks = path.resolve(import.meta.dirname, '../../../sdks');
const packages = ['aws', 'gcp', 'kubernetes', 'tls'];

// Without an argument: everything in our schemas. With one: the list of { token, inputs } in that JSON file.
const file = process.argv[2];
const schemas = file ? [] : packages.map(schema);
const items = file ? JSON.parse(readFileSync(file, 'utf8')) : schemas.flatMap(literals);
const { diagnostics, judged, skipped } = judge(items, schemas.flatMap(known => outputs(known, catalogue(known.name))));
for (const { token, name, path: at, message } of diagnostics) {
  const where = [token ?? 'judged.ts', name && `'${name}'`, at].filter(Boolean).join(' ');
  console.log(`${where}: ${message}`);
}
console.log(`${judged} judged, ${skipped} of other packages, ${diagnostics.length} faults`);
process.exitCode = diagnostics.length === 0 ? 0 : 1;

function schema(name) {
  return JSON.parse(readFileSync(path.join(sdks, name, 'schema.json'), 'utf8'));
}
