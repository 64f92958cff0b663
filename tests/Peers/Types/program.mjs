import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../../../sdks/codegen/extract/src/nearest.mjs';
import { Code, open } from './wire.mjs';

const sdks = path.resolve(import.meta.dirname, '../../../sdks');
const packages = ['aws', 'gcp', 'kubernetes', 'tls'];

const head = [
  'import * as pulumi from "@pulumi/pulumi";',
  'type Is<Actual extends Expected, Expected> = Actual;',
  'type Value<Wrapped> = Wrapped extends pulumi.Output<infer Inner> ? Inner : never;',
];

/**
 * One TypeScript file that constructs every item of a list literally, and for each of its lines the item and property it is
 * about. It decides what is written, not whether it is right.
 */
export class Program {
  #catalogues;
  #imports = new Map();
  #lines = [];
  #owners = [];
  misnamed = [];
  skipped = 0;
  judged = 0;

  constructor(catalogues, items, expectations = []) {
    this.#catalogues = catalogues;
    for (const item of items) this.#add(item);
    for (const expectation of expectations) this.#expect(expectation);
  }

  get text() {
    const imports = [...this.#imports].map(([file, { member, alias }]) =>
      `import ${member === '*' ? '* as' : `{ ${member} as`} ${alias}${member === '*' ? '' : ' }'} from "${file}";`);
    return [...head, ...this.#lines, ...imports, ''].join('\n');
  }

  /** What a line (counted from 0) is about: { token, name, path }. */
  owner(line) {
    return this.#owners[line - head.length];
  }

  /** { token, path, actual, expected }: types as TypeScript, `$file:member` standing for what they import. */
  #expect({ token, path: at, actual, expected }) {
    const resolve = type => type.replace(/\$([^:\s]+):([\w*]+)/g, (_, file, member) => this.#alias(file, member));
    this.#line({ token }, at, `type Check${this.#lines.length} = Is<${resolve(actual)}, ${resolve(expected)}>;`);
  }

  #add(item) {
    const packageName = item.token.startsWith('pulumi:providers:') ? item.token.split(':')[2] : item.token.split(':')[0];
    if (!packages.includes(packageName)) {
      this.skipped++;
      return;
    }
    const entry = this.#entry(item, packageName);
    if (!entry) return;
    this.judged++;
    const member = entry.kind === 'provider' ? 'Provider' : entry.token.split(':')[2];
    const alias = this.#alias(`@pulumi/${packageName}/${entry.path}`, member);
    const inputs = open(entry.kind === 'provider' ? decoded(item.inputs, packageName) : entry.inputs ?? item.inputs);
    this.#write(item, '', entry.kind === 'function' ? `${alias}(` : `new ${alias}("name", `, inputs, ');');
    if (item.state) this.#write(item, '', `${alias}.get("name", "id", `, open(item.state), ');');
  }

  #entry(item, packageName) {
    const catalogue = this.#catalogues(packageName);
    if (catalogue.tokens.includes(item.token)) return catalogue.find(item.token);
    if (packageName === 'kubernetes' && isCustom(item.token, catalogue)) return customResource(item);
    const close = nearest(item.token, catalogue.tokens);
    const hint = close ? `; the nearest is ${close}` : '';
    this.misnamed.push({ ...about(item, ''), message: `is not in @pulumi/${packageName} ${catalogue.version}${hint}` });
    return undefined;
  }

  #alias(file, member) {
    if (!this.#imports.has(file)) this.#imports.set(file, { member, alias: `_${this.#imports.size}` });
    return this.#imports.get(file).alias;
  }

  /** One line for each property, so that a line says where a diagnostic belongs. */
  #write(item, at, before, value, after) {
    if (value instanceof Code) this.#line(item, at, `${before}${value.text}${after}`);
    else if (Array.isArray(value)) {
      this.#line(item, at, `${before}[`);
      value.forEach((element, index) => this.#write(item, `${at}[${index}]`, '', element, ','));
      this.#line(item, at, `]${after}`);
    } else if (value !== null && typeof value === 'object') {
      this.#line(item, at, `${before}{`);
      for (const [key, member] of Object.entries(value)) {
        this.#write(item, at === '' ? key : `${at}.${key}`, `${JSON.stringify(key)}: `, member, ',');
      }
      this.#line(item, at, `}${after}`);
    } else this.#line(item, at, `${before}${value === undefined ? '{}' : JSON.stringify(value)}${after}`);
  }

  #line(item, at, text) {
    this.#lines.push(text);
    this.#owners.push(about(item, at));
  }
}

function about(item, at) {
  return { token: item.token, name: item.name ?? '', path: at };
}

/** A group that is not one of Kubernetes' own is served by a custom resource definition. */
function isCustom(token, catalogue) {
  const group = token.split(':')[1].split('/')[0];
  return group.includes('.') && !catalogue.tokens.some(known => known.split(':')[1].split('/')[0] === group);
}

function customResource(item) {
  const [, apiVersion, kind] = item.token.split(':');
  const { apiVersion: givenVersion = apiVersion, kind: givenKind = kind, metadata, ...others } = item.inputs;
  return {
    kind: 'resource',
    token: 'kubernetes:apiextensions.k8s.io:CustomResource',
    path: 'apiextensions/customResource',
    inputs: { apiVersion: givenVersion, kind: givenKind, ...(metadata && { metadata }), others },
  };
}

/** Providers send everything but strings as JSON text. */
function decoded(inputs, packageName) {
  const file = path.join(sdks, packageName, 'schema.json');
  if (!existsSync(file)) return inputs;
  const { inputProperties } = JSON.parse(readFileSync(file, 'utf8')).provider;
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => {
    const encoded = typeof value === 'string' && inputProperties[key] && inputProperties[key].type !== 'string';
    return [key, encoded ? JSON.parse(value) : value];
  }));
}
