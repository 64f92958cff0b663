import { Fault } from './fault.mjs';
import { forcesReplacement } from './replacement.mjs';
import { any, isWrapper, json, literal, typeSpec } from './typespec.mjs';

const deprecated = 'Deprecated in the official package.';

/**
 * One member of an interface or class as a schema property. `owner` is the token whose facts apply; `extra` is what the
 * script of the resource adds.
 */
export function property(member, owner, { reference, facts, source, side, plainable = false, replaceable = false }, extra = {}) {
  const where = `${owner}: ${member.name}`;
  const context = {
    source,
    where,
    reference,
    number: () => facts.number(owner, member.name),
    any: facts.isJson(owner, member.name) ? json : any,
  };
  const spec = typeSpec(member.type, context);
  const constant = literal(member.type);
  const csharpName = nameFor(member.name, owner, facts, side);

  return {
    ...spec,
    ...(constant !== undefined && { const: constant }),
    ...(plainable && !isWrapper(member.type) && !isAny(spec) && { plain: true }),
    ...(member.deprecated && { deprecationMessage: deprecated }),
    ...(csharpName && { language: { csharp: { name: csharpName } } }),
    ...(facts.isSecret(owner, member.name) && { secret: true }),
    ...(replaceable && replaces(member, owner, facts) && { willReplaceOnChanges: true }),
    ...extra,
  };
}

export const deprecationMessage = deprecated;

function replaces(member, owner, facts) {
  return facts.isReplacing(owner, member.name) || forcesReplacement(member.comment);
}

/** TypeScript writes pulumi.Input<any> as any, so such a member is not plain for all that. */
function isAny(spec) {
  return spec.$ref === any.$ref || spec.$ref === json.$ref;
}

/** C# does not let a member carry the name of its class, so such an output needs a name from the .NET package. */
function nameFor(name, owner, facts, side) {
  const given = facts.name(owner, name);
  const className = owner.split(':').at(-1);
  if (given || side === 'inputs' || pascal(name) !== pascal(className)) return given;
  throw new Fault(
    facts.file,
    `names: '${owner}' has the property '${name}', which C# cannot call ${pascal(name)}`,
    'look its name up in the .NET package and add it');
}

function pascal(name) {
  return name[0].toUpperCase() + name.slice(1);
}
