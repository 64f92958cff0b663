// What a month costs at list prices: least, usual and most, by cluster and component; and what is in no total.

function costPage(model, go) {
  const { cost } = model.stack;
  const largest = Math.max(1, ...cost.groups.map((group) => group.monthly.max));
  const clusters = [...new Set(cost.groups.map((group) => group.cluster ?? ''))];
  const before = new Map((cost.changes ?? []).map((change) => [`${change.cluster ?? ''}\n${change.component ?? ''}`, change]));
  return el('div', { class: 'stack-y' },
    panel(`${dollars(cost.total.usual)} a month, usually`, `At list prices on ${cost.day}, in US dollars, without taxes, discounts and what is paid by use.`,
      el('div', { class: 'tiles' }, figure('Least', cost.total.min, cost, 'min'), figure('Usual', cost.total.usual, cost, 'usual'), figure('Most', cost.total.max, cost, 'max'))),
    el('section', { class: 'panel long' }, el('div', { class: 'panel-head' }, el('h2', null, 'By cluster and component'),
      el('p', { class: 'muted small' }, 'Bars reach from least to most; the line is the usual amount.')),
    costTable(clusters.flatMap((cluster) => groupRows(cluster, cost, largest, before, go)), cost)),
    listPanel('What changes', 'Clusters and components that cost more or less than before, usually.', cost.changes ?? [], ['Cluster', 'Component', 'Before', 'After', 'Difference'],
      (change) => [change.cluster ?? '', change.component ? part(change.component, go) : '', money(change.before.usual), money(change.after.usual), changeOf(change)], [2, 3, 4]),
    dear(cost, go),
    listPanel('Paid by use', 'Priced by the unit; how much is used no program says.', cost.byUse, ['Resource', 'What', 'Price'], (line) => [go.urn(line.urn, line.name), line.what, `${line.price.amount} per ${line.price.unit}`]),
    listPanel('Not priced', 'May cost something, and is in no total.', cost.notPriced, ['Resource', 'Type', 'Why'], (line) => [go.urn(line.urn, line.name), line.type, line.reason]),
    cost.notes.length > 0 ? panel('Assumed', null, el('ul', { class: 'entries small' }, cost.notes.map((note) => el('li', { class: 'entry' }, note)))) : null);
}

function figure(name, amount, cost, member) {
  return el('div', { class: 'tile' }, el('span', null, name), el('b', null, dollars(amount)),
    cost.difference ? el('span', null, `${difference(cost.difference[member])} against before`) : null);
}

function costTable(rows, cost) {
  return table(['Component', 'Least', 'Usual', 'Most', cost.difference ? 'Against before' : null, ''].filter((heading) => heading !== null), rows, cost.difference ? [1, 2, 3, 4] : [1, 2, 3], 'Cost by cluster and component');
}

function groupRows(cluster, cost, largest, before, go) {
  const groups = cost.groups.filter((group) => (group.cluster ?? '') === cluster).toSorted((a, b) => b.monthly.usual - a.monthly.usual);
  const sum = (member) => groups.reduce((total, group) => total + group.monthly[member], 0);
  const cells = (name, amounts, change, bar) => [name, money(amounts.min), money(amounts.usual), money(amounts.max), ...(cost.difference ? [change] : []), bar];
  return [
    { class: 'sum', cells: cells(cluster === '' ? 'Of no cluster, or several' : `Cluster ${cluster}`, { min: sum('min'), usual: sum('usual'), max: sum('max') }, null, null) },
    ...groups.map((group) => {
      const change = before.get(`${cluster}\n${group.component ?? ''}`);
      return cells(group.component ? part(group.component, go) : 'directly in the stack', group.monthly, change ? changeOf(change) : '', band(group.monthly, largest));
    }),
  ];
}

/** A component by name and kind: several of one name are usual, since a network is named as its cluster. */
function part(urn, go) {
  return [go.urn(urn, null), ' ', el('span', { class: 'muted small' }, typeOf(urn).split(':').at(-1))];
}

function changeOf(change) {
  const more = change.after.usual - change.before.usual;
  const most = change.after.max - change.before.max;
  return more === 0 && most !== 0 ? `at most ${difference(most)}` : difference(more);
}

function band(amounts, largest) {
  const percent = (amount) => `${(100 * amount) / largest}%`;
  const span = el('div', { class: 'span' });
  span.style.left = percent(amounts.min);
  span.style.width = percent(amounts.max - amounts.min);
  const usual = el('div', { class: 'usual' });
  usual.style.left = `min(${percent(amounts.usual)}, 100% - 3px)`;
  return el('div', { class: 'band hide-narrow', 'aria-hidden': 'true' }, span, usual);
}

/** The lines that cost most. */
function dear(cost, go) {
  const lines = cost.lines.toSorted((a, b) => b.monthly.usual - a.monthly.usual);
  return listPanel('Single prices', 'Every line of the estimate, the dearest first.', lines, ['Resource', 'What', 'Usual', 'Price', 'Source'],
    (line) => [go.urn(line.urn, line.name), line.what, money(line.monthly.usual), `${line.price.amount} per ${line.price.unit}`, `${line.price.source}, ${line.price.date}`], [2]);
}

function listPanel(title, about, list, headings, cells, numbers = []) {
  if (list.length === 0) return null;
  const shown = 15;
  const section = panel(`${title} (${whole.format(list.length)})`, about, table(headings, list.slice(0, shown).map(cells), numbers, title));
  section.classList.add('long');
  if (list.length > shown) {
    const more = el('details', null, el('summary', { class: 'muted small' }, `and ${whole.format(list.length - shown)} more`));
    more.addEventListener('toggle', () => more.append(table(headings, list.slice(shown).map(cells), numbers, title)), { once: true });
    section.append(more);
  }
  return section;
}
