// Property values as the engine sees them: the marks for what is secret, unknown or an output, and what becomes of them.
import { structs } from './official.mjs';

export const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
export const SIGNATURE = '4dabf18193072939515e22adb298388d';
export const SECRET = '1b47061264138c4ac30d75fd1eb44270';

export const OUTPUT = 'd0e6a833031e9bbcd3f4e8bde6ca49a4';

export const secret = value => ({ [SIGNATURE]: SECRET, value });

export const struct = value => structs.Struct.fromJavaScript(value);

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isSecret = value => isObject(value) && value[SIGNATURE] === SECRET;

/** Inputs with what the provider computes; in a preview every computed leaf is unknown. */
export function merged(inputs, added, dryRun) {
  const result = { ...inputs };
  for (const [key, value] of Object.entries(added)) {
    if (isObject(value) && !isSecret(value) && isObject(inputs[key])) result[key] = merged(inputs[key], value, dryRun);
    else if (key in inputs) continue;
    else result[key] = dryRun ? UNKNOWN : value;
  }
  return result;
}

/** A program that does not ask for partial values loses every top-level output that holds an unknown. */
export const withoutUnknowns = state => Object.fromEntries(Object.entries(state).filter(([, value]) => !holdsUnknown(value)));

const holdsUnknown = value =>
  value === UNKNOWN || (typeof value === 'object' && value !== null && Object.values(value).some(holdsUnknown));

/** Transforms see secrets and unknowns as output values, which is how the engine shows them. */
export function asOutputValues(value) {
  if (value === UNKNOWN) return { [SIGNATURE]: OUTPUT };
  if (isSecret(value)) return { [SIGNATURE]: OUTPUT, value: value.value, secret: true };
  return mapped(value, asOutputValues);
}

export function fromOutputValues(value) {
  if (!isObject(value) || value[SIGNATURE] !== OUTPUT) return mapped(value, fromOutputValues);
  const plain = 'value' in value ? fromOutputValues(value.value) : UNKNOWN;
  return value.secret && plain !== UNKNOWN ? secret(plain) : plain;
}

function mapped(value, map) {
  if (Array.isArray(value)) return value.map(map);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, map(inner)])) : value;
}
