// Finds the class of a kind among the installed packages; it knows no package by name.
import { readFileSync } from "node:fs";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

/** The packages that are installed for their schemas. */
export const packages = Object.keys(read("../package.json").dependencies).filter((name) => name.startsWith("@kubernetes-models/"));

const exportsOf = (name) => Object.keys(read(`../node_modules/${name}/package.json`).exports).map((path) => path.slice("./".length));
const modules = new Map(packages.flatMap((name) => exportsOf(name).map((path) => [path, { name, path: `${name}/${path}` }])));

/** The module that describes an apiVersion and the class of a kind in it; undefined where no package has them. */
export async function schemaOf({ apiVersion, kind }) {
  const module = modules.get(apiVersion);
  const model = module && (await import(module.path))[kind];
  return model && { package: module.name, module: module.path, kind, model };
}
