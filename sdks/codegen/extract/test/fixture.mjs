import path from 'node:path';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Catalogue } from '../src/catalogue.mjs';
import { Facts } from '../src/facts.mjs';
import { SchemaBuilder } from '../src/schema.mjs';

export const folder = path.join(import.meta.dirname, 'fixture');
export const tokens = ['pulumi:providers:fix', 'fix:net/wall:Wall', 'fix:net/getWall:getWall'];

/** The schema of a made-up package that has one of everything, with its facts changed as asked. */
export function build(change = () => {}, chosen = tokens) {
  return withFacts(change, facts => {
    const builder = new SchemaBuilder(new Catalogue(folder, 'fix'), facts);
    for (const token of chosen) builder.add(token, 'list');
    const schema = builder.build();
    facts.refuseLeftovers();
    return schema;
  });
}

function withFacts(change, use) {
  const facts = JSON.parse(readFileSync(path.join(folder, 'facts.json'), 'utf8'));
  change(facts);
  return inFile(JSON.stringify(facts), file => use(new Facts(file)));
}

export function inFile(text, use) {
  const temporary = mkdtempSync(path.join(tmpdir(), 'extract-'));
  const file = path.join(temporary, 'file');
  try {
    writeFileSync(file, text);
    return use(file);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}
