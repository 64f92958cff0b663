// Shows inputs as indented lines: names, texts, what is secret and what only an update can tell.

const longest = 20000;

/** The lines of an object, in one element. */
function valueLines(values) {
  const block = el('pre', { class: 'values', tabindex: '0', 'aria-label': 'Inputs' });
  const budget = { left: longest };
  fields(block, values, '', budget);
  if (budget.left <= 0) block.append(el('span', { class: 'muted' }, '… the rest is left out here'));
  return block;
}

function fields(block, values, indent, budget) {
  for (const [name, value] of Object.entries(values)) entry(block, `${indent}${visible(name)}:`, value, indent, budget);
}

function entry(block, head, value, indent, budget) {
  if (budget.left <= 0) return;
  budget.left -= head.length + 8;
  block.append(el('span', { class: 'key' }, head));
  const inner = parsed(value);
  if (Array.isArray(inner) && inner.length > 0) {
    block.append('\n');
    for (const item of inner) {
      const [first, ...rest] = item !== null && typeof item === 'object' && !Array.isArray(item) ? Object.entries(item) : [];
      if (!first) {
        entry(block, `${indent}  -`, item, `${indent}  `, budget);
        continue;
      }
      // The first member of an object stands on the line of its dash.
      entry(block, `${indent}  - ${visible(first[0])}:`, first[1], `${indent}    `, budget);
      fields(block, Object.fromEntries(rest), `${indent}    `, budget);
    }
  } else if (inner !== null && typeof inner === 'object' && Object.keys(inner).length > 0) {
    block.append(inner === value ? '\n' : ' (JSON)\n');
    fields(block, inner, `${indent}  `, budget);
  } else {
    block.append(' ', leaf(inner, `${indent}  `, budget), '\n');
  }
}

function leaf(value, indent, budget) {
  if (value === data.secret) return el('span', { class: 'guarded' }, 'secret');
  if (value === data.unknown) return el('span', { class: 'open' }, 'known after update');
  if (typeof value !== 'string') return document.createTextNode(JSON.stringify(value));
  const text = value.slice(0, Math.max(0, budget.left));
  budget.left -= text.length;
  return text.includes('\n') ? lines(`\n${indent}${text.trimEnd().replaceAll('\n', `\n${indent}`)}`) : lines(text === '' ? '""' : text);
}

/** Texts that are JSON documents are shown as what they are. */
function parsed(value) {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The lines of a difference; what goes and what comes is told by the sign and, besides, by colour. */
function diffLines(list) {
  const block = el('pre', { class: 'diff', tabindex: '0', 'aria-label': 'Differences' });
  for (const line of list) {
    const kind = line.startsWith('-') ? 'gone' : line.startsWith('+') ? 'come' : null;
    block.append(el('span', { class: kind }, line), '\n');
  }
  return block;
}
