// The page of resources: what to look for, the tree, and beside it the details of what was chosen.

const filters = new Map();

function resourcesPage(model, go, chosen) {
  const { stack } = model;
  if (!filters.has(stack.stack)) filters.set(stack.stack, { text: '', type: '', cloud: '', operation: '', findings: false });
  const filter = filters.get(stack.stack);
  const terms = () => filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const pane = el('div', { class: 'detail', id: 'detail', tabindex: '-1', 'aria-label': 'Details', role: 'region' });
  const told = el('p', { class: 'result', role: 'status' });
  const tree = resourceTree(model, terms, (resource) => go.to('resources', resource.place));
  const search = el('input', {
    class: 'field search', type: 'search', id: 'search', placeholder: 'Search name, type or id   ( / )', 'aria-label': 'Search resources',
    autocomplete: 'off', spellcheck: 'false', value: filter.text,
    oninput: (event) => { filter.text = event.target.value; apply(); },
    onkeydown: (event) => {
      if (event.key === 'Escape' && filter.text) { filter.text = search.value = ''; apply(); }
      if (event.key === 'ArrowDown' || event.key === 'Enter') { tree.element.focus(); event.preventDefault(); }
    },
  });

  function apply() {
    const wanted = terms();
    const none = wanted.length === 0 && !filter.type && !filter.cloud && !filter.operation && !filter.findings;
    const fits = (resource) => wanted.every((term) => resource.words.includes(term)) && (!filter.type || resource.type === filter.type)
      && (!filter.cloud || resource.cloud === filter.cloud) && (!filter.operation || resource.operation === filter.operation)
      && (!filter.findings || resource.findings.length > 0 || resource.problems.length > 0);
    const hits = none ? null : new Set(model.shown.filter(fits).map((resource) => resource.place));
    tree.filter(hits);
    told.textContent = hits ? `${whole.format(hits.size)} of ${count(model.shown.length, 'resource')}` : count(model.shown.length, 'resource');
  }

  const tally = (member) => {
    const counts = new Map();
    for (const resource of model.shown) counts.set(resource[member], (counts.get(resource[member]) ?? 0) + 1);
    return [...counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([value, number]) => [value, `${visible(value)} (${number})`]);
  };
  const pick = (label, member) => choice(label, [['', 'all'], ...tally(member)], filter[member], (value) => { filter[member] = value; apply(); });
  const page = el('div', { class: 'work' },
    el('section', { class: 'panel', 'aria-label': 'Tree of resources' },
      el('div', { class: 'tools', role: 'search' }, search, pick('Package', 'cloud'), pick('Type', 'type'), stack.compared ? pick('Operation', 'operation') : null,
        el('label', { class: 'check small' }, el('input', { type: 'checkbox', checked: filter.findings, onchange: (event) => { filter.findings = event.target.checked; apply(); } }), 'with findings')),
      told, tree.element),
    el('section', { class: 'panel' }, pane));
  page.select = (place) => {
    const resource = model.resources[place] ?? null;
    pane.replaceChildren(...(resource ? detail(resource, model, go) : [el('p', { class: 'muted' }, 'Choose a resource to see everything that is known of it.'),
      el('p', { class: 'muted small' }, 'Arrow keys move in the tree, Enter chooses, / goes to the search.')]));
    pane.scrollTop = 0;
    if (resource) tree.select(resource);
  };
  page.shown = () => {
    apply();
    page.select(chosen);
  };
  page.print = (all) => tree.print(all);
  return page;
}
