const width = 140;
const order = ['name', 'version', 'meta', 'language', 'provider', 'resources', 'types', 'functions'];

/** The schema as text: sorted keys, two spaces, and whatever fits a line on one line. The same schema is always the same bytes. */
export function emit(schema) {
  const sections = order.filter(key => schema[key] !== undefined).map(key => `  ${JSON.stringify(key)}: ${print(schema[key], 2, key)}`);
  return `{\n${sections.join(',\n')}\n}\n`;
}

function print(value, indent, key) {
  const flat = printFlat(value, key);
  if (value === null || typeof value !== 'object' || indent + key.length + 4 + flat.length + 1 <= width) return flat;

  const pad = ' '.repeat(indent + 2);
  if (Array.isArray(value)) {
    const items = ordered(value, key).map(item => `${pad}${print(item, indent + 2, '')}`);
    return `[\n${items.join(',\n')}\n${' '.repeat(indent)}]`;
  }
  const members = entries(value).map(([name, member]) => `${pad}${JSON.stringify(name)}: ${print(member, indent + 2, name)}`);
  return `{\n${members.join(',\n')}\n${' '.repeat(indent)}}`;
}

function printFlat(value, key) {
  if (Array.isArray(value)) return `[${ordered(value, key).map(item => printFlat(item, '')).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${printFlat(member, name)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** `required` and `requiredInputs` are sets; every other list has an order of its own. */
function ordered(list, key) {
  return key === 'required' || key === 'requiredInputs' ? [...list].sort() : list;
}

function entries(object) {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined && !isEmptySet(value))
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

function isEmptySet(value) {
  return Array.isArray(value) && value.length === 0;
}
