import path from 'node:path';
import ts from 'typescript';
import { Catalogue } from '../../../sdks/codegen/extract/src/catalogue.mjs';
import { Program } from './program.mjs';

const folder = path.resolve(import.meta.dirname, '..');
const modules = path.join(folder, 'node_modules');
const catalogues = new Map();
const parsed = new Map();
const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts'],
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Where a package's resources and functions are declared. */
export function catalogue(packageName) {
  if (!catalogues.has(packageName)) {
    catalogues.set(packageName, new Catalogue(path.join(modules, '@pulumi', packageName), packageName));
  }
  return catalogues.get(packageName);
}

/**
 * What the official packages' TypeScript types have against a list of { token, inputs } (and optionally name and state):
 * diagnostics of { token, name, path, message }. Resources of other packages are counted as skipped. With expectations the
 * types of outputs are judged as well.
 */
export function judge(items, expectations = []) {
  const program = new Program(catalogue, items, expectations);
  const file = path.join(folder, 'Types', 'judged.ts').replaceAll('\\', '/');
  const compilation = ts.createProgram([file], options, host(file, program.text, expectations.length > 0));
  const found = [...compilation.getOptionsDiagnostics(), ...compilation.getGlobalDiagnostics()].map(about => ({ message: text(about) }));
  const source = compilation.getSourceFile(file);
  for (const diagnostic of [...compilation.getSyntacticDiagnostics(source), ...compilation.getSemanticDiagnostics(source)]) {
    const { line } = source.getLineAndCharacterOfPosition(diagnostic.start);
    found.push({ ...program.owner(line), message: text(diagnostic) });
  }
  return { diagnostics: [...program.misnamed, ...found], judged: program.judged, skipped: program.skipped };
}

/** The judged file lives in memory only. Without expectations the large files of output types are not parsed: nothing needs them. */
function host(file, content, withOutputs) {
  const plain = ts.createCompilerHost(options);
  return {
    ...plain,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    fileExists: name => name === file || plain.fileExists(name),
    readFile: name => (name === file ? content : plain.readFile(name)),
    getSourceFile(name, version) {
      if (name === file) return ts.createSourceFile(name, content, version);
      if (!withOutputs && /[\\/]types[\\/]output\.d\.ts$/.test(name)) return ts.createSourceFile(name, 'export {};', version);
      if (!parsed.has(name)) parsed.set(name, plain.getSourceFile(name, version));
      return parsed.get(name);
    },
  };
}

function text(diagnostic) {
  return `${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n  ')} [TS${diagnostic.code}]`;
}
