import ts from 'typescript';
import { Fault } from './fault.mjs';

export const any = { $ref: 'pulumi.json#/Any' };
export const json = { $ref: 'pulumi.json#/Json' };
const asset = { $ref: 'pulumi.json#/Asset' };
const archive = { $ref: 'pulumi.json#/Archive' };

/**
 * What a TypeScript type node is in a package schema. `reference(side, path)` names nested types ('inputs', 'outputs' or
 * 'enums'), `number` and `any` decide what TypeScript cannot say: 'integer' or 'number', any value or JSON.
 */
export function typeSpec(node, context) {
  if (ts.isParenthesizedTypeNode(node)) return typeSpec(node.type, context);
  if (ts.isArrayTypeNode(node)) return { type: 'array', items: typeSpec(node.elementType, context) };
  if (ts.isTypeLiteralNode(node)) return mapSpec(node, context);
  if (ts.isUnionTypeNode(node)) return unionSpec(node, context);
  if (ts.isLiteralTypeNode(node)) return literalSpec(node, context);
  if (ts.isTypeReferenceNode(node)) return referenceSpec(node, context);

  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword: return { type: 'string' };
    case ts.SyntaxKind.BooleanKeyword: return { type: 'boolean' };
    case ts.SyntaxKind.NumberKeyword: return { type: context.number() };
    case ts.SyntaxKind.AnyKeyword: return { ...context.any };
    default: throw unreadable(node, context);
  }
}

/** Whether the type may be left out: a union with `undefined`, also inside pulumi.Input or pulumi.Output. */
export function allowsUndefined(node) {
  if (ts.isUnionTypeNode(node)) return node.types.some(part => part.kind === ts.SyntaxKind.UndefinedKeyword);
  return isWrapper(node) && allowsUndefined(node.typeArguments[0]);
}

/** Whether the type is pulumi.Input or pulumi.Output of something; the other members of an args interface are plain. */
export function isWrapper(node) {
  return ts.isTypeReferenceNode(node) && /^pulumi\.(Input|Output)$/.test(nameOf(node.typeName));
}

/** The value of a literal type such as "v1", or undefined. */
export function literal(node) {
  if (isWrapper(node)) return literal(node.typeArguments[0]);
  if (ts.isUnionTypeNode(node)) {
    const parts = node.types.filter(part => part.kind !== ts.SyntaxKind.UndefinedKeyword);
    return parts.length === 1 ? literal(parts[0]) : undefined;
  }
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

function mapSpec(node, context) {
  const [index] = node.members;
  if (node.members.length !== 1 || !ts.isIndexSignatureDeclaration(index)) throw unreadable(node, context);
  return { type: 'object', additionalProperties: typeSpec(index.type, context) };
}

function literalSpec(node, context) {
  if (!ts.isStringLiteral(node.literal)) throw unreadable(node, context);
  return { type: 'string' };
}

function referenceSpec(node, context) {
  const name = nameOf(node.typeName);
  if (isWrapper(node)) return typeSpec(node.typeArguments[0], context);
  if (name === 'pulumi.asset.Archive') return { ...archive };
  if (name === 'pulumi.asset.Asset') return { ...asset };
  const nested = /^(inputs|outputs|enums)\.(.+)$/.exec(name);
  if (nested) return { $ref: context.reference(nested[1], nested[2]) };
  throw unreadable(node, context);
}

function unionSpec(node, context) {
  const parts = node.types.filter(part => part.kind !== ts.SyntaxKind.UndefinedKeyword && !isResourceClass(part));
  if (parts.length === 1) return typeSpec(parts[0], context);
  if (parts.every(part => isAsset(part))) return { ...asset };
  const specs = parts.map(part => typeSpec(part, context));
  return parts.some(isEnum) ? { type: specs.find(spec => spec.type).type, oneOf: specs } : { oneOf: specs };
}

/** `string | enums.ec2.Tenancy`: the schema names the primitive beside the two. */
function isEnum(node) {
  return ts.isTypeReferenceNode(node) && nameOf(node.typeName).startsWith('enums.');
}

/** `string | Role`: TypeScript accepts the resource for its id. C# has the string alone. */
function isResourceClass(node) {
  return ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName);
}

function isAsset(node) {
  return ts.isTypeReferenceNode(node) && nameOf(node.typeName).startsWith('pulumi.asset.');
}

function nameOf(name) {
  return ts.isIdentifier(name) ? name.text : `${nameOf(name.left)}.${name.right.text}`;
}

function unreadable(node, context) {
  return new Fault(
    context.where,
    `cannot read the TypeScript type '${node.getText(context.source)}'`,
    'teach sdks/codegen/extract/src/typespec.mjs this form');
}
