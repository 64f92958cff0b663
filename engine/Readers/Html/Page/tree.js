// The tree of resources, by the tree pattern of WAI-ARIA. Only the rows in sight are elements, so that thousands scroll as a few do:
// the tree itself has the focus and names its active row.

const rowHeight = 32;
const spare = 8;

function resourceTree(model, terms, choose) {
  const space = el('div', { class: 'tree-space', role: 'none' });
  const tree = el('div', { class: 'tree', role: 'tree', tabindex: '0', 'aria-label': 'Resources', onkeydown: pressed, onclick: clicked, onscroll: () => draw() }, space);
  const closed = new Set();
  let hits = null;
  let rows = [];
  let active = null;
  let chosen = null;
  let everything = false;

  /** The rows that are open, in order; while there is a filter those that fit, and what stands above them. */
  function lay() {
    rows = [];
    const above = hits && new Set();
    for (const place of hits ?? []) for (let at = model.resources[place]; at && !above.has(at.place); at = model.resources[at.parent]) above.add(at.place);
    const walk = (list, level) => {
      const shown = above ? list.filter((resource) => above.has(resource.place)) : list;
      shown.forEach((resource, index) => {
        const open = resource.children.length > 0 && (above ? resource.children.some((child) => above.has(child.place)) : !closed.has(resource.place));
        rows.push({ resource, level, index, size: shown.length, open });
        if (open) walk(resource.children, level + 1);
      });
    };
    walk(model.roots, 1);
    if (!rows.some((row) => row.resource === active)) active = rows.find((row) => !hits || hits.has(row.resource.place))?.resource ?? null;
    space.style.height = `${rows.length * rowHeight}px`;
    draw();
  }

  function draw() {
    const first = everything ? 0 : Math.max(0, Math.floor(tree.scrollTop / rowHeight) - spare);
    const last = everything ? rows.length : Math.min(rows.length, Math.ceil((tree.scrollTop + (tree.clientHeight || 600)) / rowHeight) + spare);
    const elements = [];
    for (let at = first; at < last; at++) elements.push(row(rows[at], at));
    const at = activeAt();
    if (at >= 0 && (at < first || at >= last)) elements.push(row(rows[at], at));
    space.replaceChildren(...elements);
    if (at >= 0) tree.setAttribute('aria-activedescendant', `row-${active.place}`);
    else tree.removeAttribute('aria-activedescendant');
  }

  function row({ resource, level, index, size, open }, at) {
    const parent = resource.children.length > 0;
    const aside = hits && !hits.has(resource.place);
    const element = el('div', {
      class: `row tone-${resource.operation}${resource === active ? ' active' : ''}${aside ? ' aside' : ''}`, role: 'treeitem', id: `row-${resource.place}`,
      'aria-level': level, 'aria-posinset': index + 1, 'aria-setsize': size, 'aria-expanded': parent ? String(open) : null,
      'aria-selected': String(resource === chosen), 'data-place': resource.place,
    },
    el('span', { class: 'twist', 'aria-hidden': 'true' }, parent ? (open ? '▼' : '▶') : ''),
    model.stack.compared ? el('span', { class: 'sign', title: resource.operation }, el('span', { class: 'vh' }, resource.operation), el('span', { 'aria-hidden': 'true' }, signs[resource.operation])) : null,
    el('span', { class: 'name' }, marked(resource.name)), el('span', { class: 'type' }, marked(resource.type)), marks(resource));
    element.style.top = `${at * rowHeight}px`;
    element.style.paddingLeft = `${6 + (level - 1) * 16}px`;
    return element;
  }

  function marks(resource) {
    const open = resource.findings.filter((finding) => finding.answer === 'fail');
    const worst = severities.find((name) => open.some((finding) => finding.severity === name));
    const errors = resource.problems.filter((problem) => problem.severity === 'error').length;
    return [
      errors > 0 && !worst ? el('span', { class: 'count tone-error' }, count(errors, 'error')) : null,
      worst ? el('span', { class: `count tone-${worst}`, title: count(open.length, 'finding') }, `${open.filter((finding) => finding.severity === worst).length} ${worst}`) : null,
      resource.protect ? el('span', { class: 'count tone-note' }, 'protected') : null,
    ];
  }

  /** The text with what was looked for marked in it. */
  function marked(text) {
    const at = terms().map((term) => [text.toLowerCase().indexOf(term), term.length]).find(([start]) => start >= 0);
    return at ? [text.slice(0, at[0]), el('mark', null, text.slice(at[0], at[0] + at[1])), text.slice(at[0] + at[1])] : text;
  }

  function activeAt() {
    return rows.findIndex((entry) => entry.resource === active);
  }

  function move(at) {
    const target = rows[Math.min(rows.length - 1, Math.max(0, at))];
    if (!target) return;
    active = target.resource;
    reveal();
    draw();
  }

  function reveal() {
    const top = activeAt() * rowHeight;
    if (top < tree.scrollTop) tree.scrollTop = top;
    else if (top + rowHeight > tree.scrollTop + tree.clientHeight) tree.scrollTop = top + rowHeight - tree.clientHeight;
  }

  function pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = activeAt();
    const now = rows[at];
    if (!now) return;
    const page = Math.max(1, Math.floor(tree.clientHeight / rowHeight) - 1);
    const keys = {
      ArrowDown: () => move(at + 1), ArrowUp: () => move(at - 1), Home: () => move(0), End: () => move(rows.length - 1),
      PageDown: () => move(at + page), PageUp: () => move(at - page),
      ArrowRight: () => (now.open ? move(at + 1) : toggle(now.resource, true)),
      ArrowLeft: () => (now.open && !hits ? toggle(now.resource, false) : move(rows.findIndex((entry) => entry.resource.place === now.resource.parent))),
      Enter: () => choose(now.resource), ' ': () => choose(now.resource), '*': () => { closed.clear(); lay(); },
    };
    if (keys[event.key]) keys[event.key]();
    else if (event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key)) leap(event.key.toLowerCase(), at);
    else return;
    event.preventDefault();
  }

  /** To the next row whose name begins with the letter. */
  function leap(letter, from) {
    for (let step = 1; step <= rows.length; step++) {
      const at = (from + step) % rows.length;
      if (rows[at].resource.name.toLowerCase().startsWith(letter)) return move(at);
    }
  }

  function toggle(resource, open) {
    if (resource.children.length === 0 || hits) return;
    if (open) closed.delete(resource.place);
    else closed.add(resource.place);
    lay();
  }

  function clicked(event) {
    const place = event.target.closest('.row')?.dataset.place;
    if (place === undefined) return;
    active = model.resources[place];
    if (event.target.closest('.twist')) toggle(active, closed.has(active.place));
    else choose(active);
    draw();
  }

  return {
    element: tree,
    /** Shows those of the set only; all of them for null. */
    filter(set) {
      hits = set;
      if (hits) active = null;
      tree.scrollTop = 0;
      lay();
    },
    /** Marks a resource as the chosen one, and brings it into sight. */
    select(resource) {
      chosen = active = resource;
      for (let at = model.resources[resource.parent]; at; at = model.resources[at.parent]) closed.delete(at.place);
      lay();
      reveal();
      draw();
    },
    redraw: draw,
    print(all) { everything = all; draw(); },
    get size() { return rows.length; },
  };
}
