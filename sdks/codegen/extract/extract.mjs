#!/usr/bin/env node
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Catalogue } from './src/catalogue.mjs';
import { compare } from './src/compare.mjs';
import { emit } from './src/emit.mjs';
import { Facts } from './src/facts.mjs';
import { Fault } from './src/fault.mjs';
import { readList } from './src/list.mjs';
import { SchemaBuilder } from './src/schema.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const sdks = path.resolve(here, '../..');
const packages = ['aws', 'gcp', 'kubernetes', 'tls'];

process.exitCode = main(process.argv.slice(2));

function main(args) {
  try {
    const check = args.includes('--check');
    const chosen = args.filter(arg => arg !== '--check');
    const stale = chosenPackages(chosen).filter(name => (check ? !isCurrent(name) : write(name)));
    return stale.length === 0 ? 0 : 1;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    console.error(fault.message);
    return 2;
  }
}

function chosenPackages(names) {
  for (const name of names) {
    if (!packages.includes(name)) throw new Fault(name, 'is not a package of ours', `name some of ${packages.join(', ')}`);
  }
  return names.length > 0 ? names : packages;
}

function write(name) {
  const text = derive(name);
  writeFileSync(schemaFile(name), text);
  console.log(`${name}: ${summary(JSON.parse(text))}, ${text.split('\n').length - 1} lines`);
  return false;
}

function isCurrent(name) {
  const derived = derive(name);
  const file = schemaFile(name);
  const committed = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
  if (committed === derived) {
    console.log(`${name}: up to date (${summary(JSON.parse(derived))})`);
    return true;
  }
  const differences = compare(JSON.parse(committed), JSON.parse(derived));
  console.error(`${file}: not what the tool produces (committed -> derived)`);
  for (const line of differences.length > 0 ? differences : ['~ layout only']) console.error(`  ${line}`);
  console.error(`  fix: node sdks/codegen/extract/extract.mjs ${name}`);
  return false;
}

function derive(name) {
  const catalogue = new Catalogue(relative(here, 'node_modules/@pulumi', name), name);
  const facts = new Facts(relative(here, 'facts', `${name}.json`));
  const builder = new SchemaBuilder(catalogue, facts);
  const list = relative(sdks, name, 'resources.txt');
  for (const token of readList(list)) builder.add(token, list);
  const schema = emit(builder.build());
  facts.refuseLeftovers();
  return schema;
}

function schemaFile(name) {
  return relative(sdks, name, 'schema.json');
}

/** Paths are shown in messages, so they start where the user stands. */
function relative(...parts) {
  return path.relative(process.cwd(), path.join(...parts));
}

function summary(schema) {
  const count = section => Object.keys(schema[section] ?? {}).length;
  return `${count('resources')} resources, ${count('types')} types, ${count('functions')} functions`;
}
