import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { Fault } from './fault.mjs';

/** What the generated .js of a resource says and its .d.ts does not: secrets, defaults, constants, aliases, replacements. */
export class ResourceScript {
  secretInputs = new Set();
  constants = new Map();
  defaults = new Map();
  aliases = [];
  secretOutputs = [];
  replaceOnChanges = [];
  remote = false;

  constructor(file) {
    this.file = file;
    const source = parse(file);
    visit(source, node => {
      this.#readInput(node);
      this.#readOptions(node);
      if (isSuperCall(node)) this.remote = node.arguments[4]?.kind === ts.SyntaxKind.TrueKeyword;
    });
  }

  /** resourceInputs["name"] = expression */
  #readInput(node) {
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
    if (!ts.isElementAccessExpression(node.left) || node.left.expression.text !== 'resourceInputs') return;
    const name = node.left.argumentExpression.text;
    if (ts.isStringLiteral(node.right)) this.constants.set(name, node.right.text);
    if (contains(node.right, isSecretCall)) this.secretInputs.add(name);
    const fallback = defaultSpec(node.right, `${this.file}: ${name}`);
    if (fallback) this.defaults.set(name, fallback);
  }

  /** const aliasOpts = { aliases: [{ type: "..." }] } and its like. */
  #readOptions(node) {
    if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isObjectLiteralExpression(node.initializer)) return;
    for (const property of node.initializer.properties) {
      const elements = property.initializer?.elements;
      if (!elements) continue;
      if (property.name.text === 'aliases') this.aliases = elements.map(alias => alias.properties[0].initializer.text);
      if (property.name.text === 'additionalSecretOutputs') this.secretOutputs = elements.map(element => element.text);
      if (property.name.text === 'replaceOnChanges') this.replaceOnChanges = elements.map(element => element.text);
    }
  }
}

/** Defaults of nested types, by TypeScript path: types/input.js has one ...ProvideDefaults function for each. */
export function nestedDefaults(file) {
  const defaults = new Map();
  walk(parse(file).statements, []);
  return defaults;

  function walk(statements, scope) {
    for (const statement of statements) {
      if (ts.isFunctionDeclaration(statement) && statement.name.text.endsWith('ProvideDefaults')) {
        const name = statement.name.text.slice(0, -'ProvideDefaults'.length);
        defaults.set([...scope, name[0].toUpperCase() + name.slice(1)].join('.'), propertyDefaults(statement));
      }
      const namespace = namespaceBody(statement);
      if (namespace) walk(namespace.body.statements, [...scope, namespace.parameters[0].name.text]);
    }
  }

  function propertyDefaults(declaration) {
    const found = new Map();
    visit(declaration, node => {
      if (!ts.isPropertyAssignment(node)) return;
      const fallback = defaultSpec(node.initializer, `${file}: ${node.name.text}`);
      if (fallback) found.set(node.name.text, fallback);
    });
    return found;
  }
}

/** (function (rds) { ... })(rds || (exports.rds = rds = {})); */
function namespaceBody(statement) {
  const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (!call || !ts.isCallExpression(call) || !ts.isParenthesizedExpression(call.expression)) return undefined;
  return ts.isFunctionExpression(call.expression.expression) ? call.expression.expression : undefined;
}

/** `args?.x ?? utilities.getEnv("A") ?? "literal"` as { default, defaultInfo }, or undefined without `??`. */
function defaultSpec(expression, where) {
  let found;
  visit(expression, node => {
    if (found || !ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken) return;
    found = readDefault(node.right, where);
  });
  return found;
}

function readDefault(node, where) {
  if (ts.isParenthesizedExpression(node)) return readDefault(node.expression, where);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    return { ...readDefault(node.left, where), ...readDefault(node.right, where) };
  }
  if (ts.isCallExpression(node) && /^utilities\.getEnv/.test(node.expression.getText())) {
    return { defaultInfo: { environment: node.arguments.map(argument => argument.text) } };
  }
  if (ts.isStringLiteral(node)) return { default: node.text };
  if (ts.isNumericLiteral(node)) return { default: Number(node.text) };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { default: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { default: false };
  throw new Fault(where, `cannot read the default '${node.getText()}'`, 'teach sdks/codegen/extract/src/scripts.mjs this form');
}

function isSecretCall(node) {
  return ts.isCallExpression(node) && node.expression.getText() === 'pulumi.secret';
}

function isSuperCall(node) {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;
}

function contains(root, predicate) {
  let found = false;
  visit(root, node => { found ||= predicate(node); });
  return found;
}

function visit(node, action) {
  action(node);
  ts.forEachChild(node, child => visit(child, action));
}

function parse(file) {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
}
