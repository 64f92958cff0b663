// What an update would do: what cannot be undone first, then everything that is deleted, replaced, changed and made, and why.

function changesPage(model, go) {
  const { stack } = model;
  if (!stack.compared) return firstTime(model, go);
  const changed = model.shown.filter((resource) => !['same', 'read', 'discard'].includes(resource.operation) || resource.protectionChanges);
  if (changed.length === 0 && stack.outputDiff.length === 0) return panel('No changes', 'The program asks for what is there already.');
  const groups = operations.map((operation) => [operation, changed.filter((resource) => resource.operation === operation)]).filter(([, list]) => list.length > 0);
  return el('div', { class: 'stack-y' },
    danger(changed, go),
    panel(summary(stack.counts), stack.secretsNotCompared > 0 ? `${count(stack.secretsNotCompared, 'secret')} could not be compared, since the earlier deployment does not give them away.` : null),
    groups.map(([operation, list]) => el('section', { class: 'panel long' },
      el('h2', null, el('span', { class: `toned tone-${operation}` }, signs[operation]), ` ${whole.format(list.length)} ${operation === 'same' ? 'with other protection' : `to ${operation}`}`),
      el('ul', { class: 'entries' }, list.map((resource) => changeEntry(resource, model, go))))),
    stack.outputDiff.length > 0 ? panel('Outputs', null, diffLines(stack.outputDiff)) : null);
}

function danger(changed, go) {
  const lost = changed.filter((resource) => resource.holds || (resource.protect && resource.destroys) || (resource.protectionChanges && !resource.protect))
    .sort((one, other) => operations.indexOf(one.operation) - operations.indexOf(other.operation));
  if (lost.length === 0) return null;
  const section = panel('Look at these first', 'They hold what no update brings back, or are, or were, protected.',
    el('ul', { class: 'entries' }, lost.map((resource) => el('li', { class: 'entry entry-head' }, badge(words(resource), resource.operation), go.resource(resource), el('span', { class: 'muted' }, resource.type), resource.holds ?? ''))));
  section.classList.add('alert', 'tone-delete');
  return section;
}

function changeEntry(resource, model, go) {
  const head = el('div', { class: 'entry-head' }, go.resource(resource), el('span', { class: 'muted small' }, resource.type),
    resource.deletesFirst ? badge('deletes first', 'delete') : null, resource.protectionChanges ? badge(resource.protect ? 'becomes protected' : 'loses its protection', resource.protect ? 'note' : 'delete') : null);
  if (!resource.diff) return el('li', { class: 'entry' }, head, reasons(resource, model, go));
  const more = el('details', null, el('summary', { class: 'small muted' }, count(resource.diff.length, 'line')));
  const open = () => { if (more.children.length === 1) more.append(diffLines(resource.diff)); };
  more.addEventListener('toggle', open);
  if (resource.diff.length <= 6) { more.open = true; open(); }
  return el('li', { class: 'entry' }, head, reasons(resource, model, go), more);
}

/** Without an earlier deployment everything is made; how much of what, then. */
function firstTime(model, go) {
  const types = new Map();
  for (const resource of model.shown) types.set(resource.type, (types.get(resource.type) ?? 0) + 1);
  const rows = [...types].sort((one, other) => other[1] - one[1]).map(([type, number]) => [type, whole.format(number)]);
  return el('div', { class: 'stack-y' },
    panel('Everything is made', 'There is no earlier deployment to compare with. With --against, an export of the stack, this page says what is created, updated, replaced and deleted, and why.'),
    panel(`By type (${rows.length})`, null, table(['Type', 'To create'], rows, [1], 'Resources by type')));
}
