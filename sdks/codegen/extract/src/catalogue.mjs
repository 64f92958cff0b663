import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Fault } from './fault.mjs';
import { nearest } from './nearest.mjs';

const resourceToken = /static __pulumiType = ['"]([^'"]+)['"]/;
const functionToken = /pulumi\.runtime\.invoke(?:Single)?\(['"]([^'"]+)['"]/g;

/** Which file of an npm package declares which resource or function. It knows nothing of what they look like. */
export class Catalogue {
  #entries = new Map();

  constructor(root, packageName) {
    const manifest = path.join(root, 'package.json');
    if (!existsSync(manifest)) {
      throw new Fault(root, 'the npm package is not installed', 'npm ci --prefix sdks/codegen/extract');
    }
    this.root = root;
    this.packageName = packageName;
    this.version = JSON.parse(readFileSync(manifest, 'utf8')).version;
    for (const file of this.#scripts('')) this.#index(file);
  }

  get tokens() {
    return [...this.#entries.keys()];
  }

  /** { token, kind: 'resource' | 'function' | 'provider', path: 'ec2/vpc' without extension }. */
  find(token, where) {
    const entry = this.#entries.get(token);
    if (entry) return entry;
    const close = nearest(token, this.#entries.keys());
    throw new Fault(
      where,
      `'${token}' is not in @pulumi/${this.packageName} ${this.version}`,
      close ? `write ${close}` : 'look the token up in the package');
  }

  *#scripts(folder) {
    const children = readdirSync(path.join(this.root, folder), { withFileTypes: true });
    for (const child of children.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const relative = path.posix.join(folder, child.name);
      if (child.isDirectory() && child.name !== 'node_modules') yield* this.#scripts(relative);
      else if (child.name.endsWith('.js') && child.name !== 'index.js') yield relative;
    }
  }

  #index(file) {
    const text = readFileSync(path.join(this.root, file), 'utf8');
    const base = file.slice(0, -'.js'.length);
    const resource = resourceToken.exec(text)?.[1];
    if (resource === this.packageName) this.#add(`pulumi:providers:${resource}`, 'provider', base);
    else if (resource) this.#add(resource, 'resource', base);
    for (const match of text.matchAll(functionToken)) this.#add(match[1], 'function', base);
  }

  #add(token, kind, base) {
    if (!this.#entries.has(token)) this.#entries.set(token, { token, kind, path: base });
  }
}
