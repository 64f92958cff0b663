import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * One .d.ts file, read by shape only: its interfaces, classes and functions by qualified name, and what its imports name.
 * Types stay TypeScript nodes; typespec.mjs gives them meaning.
 */
export class Declarations {
  interfaces = new Map();
  classes = new Map();
  functions = new Map();
  constants = new Map();

  constructor(file) {
    this.file = file;
    this.text = readFileSync(file, 'utf8');
    const options = { languageVersion: ts.ScriptTarget.ES2022, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
    this.source = ts.createSourceFile(file, this.text, options);
    this.#collect(this.source.statements, []);
  }

  #collect(statements, scope) {
    for (const statement of statements) {
      const name = [...scope, statement.name?.text].join('.');
      if (ts.isModuleDeclaration(statement)) this.#collect(statement.body.statements, [...scope, statement.name.text]);
      else if (ts.isInterfaceDeclaration(statement)) this.interfaces.set(name, this.#members(statement));
      else if (ts.isClassDeclaration(statement)) this.classes.set(name, this.#class(statement));
      else if (ts.isFunctionDeclaration(statement)) this.functions.set(name, { deprecated: this.#isDeprecated(statement) });
      else if (ts.isVariableStatement(statement)) this.#constants(statement);
    }
  }

  /** The constants of an enum file: `const Tenancy: { readonly Default: "default" }`. */
  #constants(statement) {
    for (const { name, type } of statement.declarationList.declarations) {
      if (type && ts.isTypeLiteralNode(type)) this.constants.set(name.text, this.#members(type));
    }
  }

  #class(statement) {
    const base = statement.heritageClauses?.[0]?.types[0].expression.getText(this.source);
    const constructor = statement.members.find(ts.isConstructorDeclaration);
    return {
      base,
      deprecated: this.#isDeprecated(statement),
      argsOptional: constructor?.parameters[1]?.questionToken !== undefined,
      members: this.#members(statement),
    };
  }

  #members(declaration) {
    return declaration.members
      .filter(member => ts.isPropertySignature(member) || (ts.isPropertyDeclaration(member) && !this.#isStatic(member)))
      .map(member => ({
        name: member.name.text,
        optional: member.questionToken !== undefined,
        type: member.type,
        comment: this.#comment(member),
        deprecated: this.#isDeprecated(member),
      }));
  }

  #isStatic(member) {
    return member.modifiers?.some(modifier => modifier.kind === ts.SyntaxKind.StaticKeyword) ?? false;
  }

  #comment(node) {
    const ranges = ts.getLeadingCommentRanges(this.text, node.pos) ?? [];
    return ranges.map(range => this.text.slice(range.pos, range.end)).join('\n');
  }

  #isDeprecated(node) {
    return /^\s*\*?\s*\/?\**\s*@deprecated\b/m.test(this.#comment(node));
  }
}
