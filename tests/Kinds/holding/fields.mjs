// Finds fields that a kind does not have, by the types that its package declares. Wrong values are left to the validators.
import { fileURLToPath } from "node:url";
import ts from "typescript";

const file = fileURLToPath(new URL("../objects.ts", import.meta.url));
const settings = {
  strict: true,
  noEmit: true,
  types: [],
  lib: ["lib.es2022.d.ts"],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

/** The unknown fields of objects, each given with its schema. The file that is compiled exists in memory only. */
export function unknownFields(held) {
  const program = ts.createProgram([file], settings, hostOf(textOf(held)));
  const source = program.getSourceFile(file);
  requireTypes(program, source);
  const checker = program.getTypeChecker();
  const literals = source.statements.filter(ts.isVariableStatement).map((node) => node.declarationList.declarations[0].initializer);
  return held.flatMap(({ name }, at) => [...unknownPaths(checker, literals[at])]
    .map((path) => ({ object: name, path, rule: "is not a field of the kind" })));
}

const textOf = (held) => [
  ...held.map(({ schema }, at) => `import type { I${schema.kind} as Kind${at} } from "${schema.module}";`),
  ...held.map(({ object }, at) => `const held${at}: Kind${at} = ${JSON.stringify(object)};`),
].join("\n");

function hostOf(text) {
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists } = host;
  const source = ts.createSourceFile(file, text, settings.target, true);
  host.getSourceFile = (name, ...rest) => name === file ? source : getSourceFile(name, ...rest);
  host.fileExists = (name) => name === file || fileExists(name);
  return host;
}

/** Refuses to go on where a type was not found: it would have any field. In our own text only the imports count. */
function requireTypes(program, source) {
  const missing = ts.getPreEmitDiagnostics(program).find((diagnostic) =>
    diagnostic.file !== source || source.statements.some((node) => ts.isImportDeclaration(node) && diagnostic.start < node.end));
  if (missing) throw new Error(`${missing.file?.fileName}: ${ts.flattenDiagnosticMessageText(missing.messageText, "\n")}`);
}

function* unknownPaths(checker, node, path = "") {
  if (ts.isArrayLiteralExpression(node))
    for (const [at, item] of node.elements.entries()) yield* unknownPaths(checker, item, `${path}[${at}]`);
  if (!ts.isObjectLiteralExpression(node)) return;
  const shapes = shapesOf(checker.getContextualType(node));
  for (const { name, initializer } of node.properties) {
    const inner = path ? `${path}.${name.text}` : name.text;
    if (shapes.some((shape) => has(checker, shape, name.text))) yield* unknownPaths(checker, initializer, inner);
    else yield inner;
  }
}

const shapesOf = (type) => type?.isUnion() ? type.types.flatMap(shapesOf) : type && !(type.flags & fieldless) ? [type] : [];
const fieldless = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.Undefined | ts.TypeFlags.Null;

/** A type that names no field at all is open: schemas that keep unknown fields come out so. */
const has = (checker, type, name) =>
  type.flags & ts.TypeFlags.Any || checker.getPropertyOfType(type, name) || checker.getIndexInfoOfType(type, ts.IndexKind.String) ||
  checker.getPropertiesOfType(type).length === 0;
