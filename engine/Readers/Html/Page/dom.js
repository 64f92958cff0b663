// Makes elements. Whatever comes out of the data is put in as text, never as markup.

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu;

/** Text that shows what it is: what cannot be seen, or turns the direction of writing, becomes an escape. Line feeds stay if asked. */
function visible(text, keepLines = false) {
  return String(text).replace(unseen, (sign) => {
    if (sign === '\n' && keepLines) return sign;
    const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[sign];
    return short ?? `\\u{${sign.codePointAt(0).toString(16).toUpperCase()}}`;
  });
}

/** An element with attributes and children; strings are text, null is nothing, functions listen. */
function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  fill(element, children);
  return element;
}

function fill(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) fill(element, child);
    else if (child instanceof Node) element.append(child);
    else if (child !== null && child !== undefined && child !== false) element.append(visible(child));
  }
}

/** Text of several lines, as it is. */
function lines(text) {
  return document.createTextNode(visible(text, true));
}

function badge(text, tone) {
  return el('span', { class: `badge tone-${tone}` }, text);
}

function panel(title, about, ...children) {
  return el('section', { class: 'panel' }, el('h2', null, title), about ? el('p', { class: 'small' }, about) : null, ...children);
}

/** A table of rows; columns that hold numbers are named by their places. */
function table(headings, rows, numbers = [], caption = null) {
  const cell = (tag, content, column, extra) => el(tag, { class: numbers.includes(column) ? 'number' : null, ...extra }, content);
  return el('div', { class: 'scroll-x' }, el('table', null,
    caption ? el('caption', { class: 'vh' }, caption) : null,
    el('thead', null, el('tr', null, headings.map((heading, column) => cell('th', heading, column, { scope: 'col' })))),
    el('tbody', null, rows.map((row) => el('tr', { class: row.class }, (row.cells ?? row).map((content, column) => cell('td', content, column)))))));
}

/** A choice with a label; the first option stands for all. */
function choice(label, options, chosen, changed) {
  return el('label', { class: 'pick' }, label, el('select', { class: 'field', onchange: (event) => changed(event.target.value) },
    options.map(([value, text]) => el('option', { value, selected: value === chosen }, text))));
}
