// When what is there, as bars: what takes long by itself, what is short together with the rest of its component.

const long = 10;

function timelinePage(model, go) {
  const { timeline } = model.stack;
  const critical = new Set(timeline.criticalPath);
  const body = el('div');
  const shapes = {
    long: () => folded(timeline, critical, model).filter((row) => row.isLong || row.kind === 'critical'),
    short: () => folded(timeline, critical, model),
    critical: () => timeline.resources.filter((entry) => critical.has(entry.urn)).map((entry) => one(entry, critical)),
    all: () => timeline.resources.filter((entry) => entry.end > entry.start).map((entry) => one(entry, critical)),
  };
  const draw = (shape) => body.replaceChildren(gantt(shapes[shape]().sort((a, b) => a.start - b.start || a.end - b.end), timeline.total, model, go));
  draw('long');
  const guessed = Object.entries(timeline.guessedTypes).sort((a, b) => b[1] - a[1]);
  return el('div', { class: 'stack-y' },
    panel(`${time(timeline.total)} until everything is there`, `From nothing, by observed and estimated durations along the graph; ${critical.size} of ${count(timeline.resources.length, 'resource')} are on the critical path.`,
      timeline.clusters.length > 0 ? table(['Cluster', 'Control plane', 'First node pool', 'All pools', 'Add-ons', 'All'], timeline.clusters.map((cluster) => [go.urn(cluster.urn, cluster.name),
        ...[cluster.controlPlane, cluster.firstNodePool, cluster.nodePools, cluster.addOns, cluster.everything].map((seconds) => (seconds === undefined ? '–' : time(seconds)))]), [1, 2, 3, 4, 5], 'When each cluster is ready') : null),
    el('section', { class: 'panel long' },
      el('div', { class: 'panel-head' }, el('h2', null, 'Timeline'),
        el('div', { class: 'legend' }, el('span', null, el('i', { class: 'critical' }), 'critical path'), el('span', null, el('i'), 'has time to spare'), el('span', null, el('i', { class: 'short' }), 'several short ones')),
        choice('Show', [['long', 'what takes long'], ['short', 'what is short, too'], ['critical', 'the critical path'], ['all', 'every resource']], 'long', draw)),
      body),
    guessed.length > 0 ? panel(`${count(guessed.length, 'type')} without a known time`, 'These are estimated by their package.',
      el('ul', { class: 'chips' }, guessed.map(([type, number]) => el('li', { class: 'chip plain' }, `${type} ${number}`)))) : null);
}

function one(entry, critical) {
  return { name: entry.name, urn: entry.urn, start: entry.start, end: entry.end, spans: [[entry.start, entry.end]], kind: critical.has(entry.urn) ? 'critical' : '' };
}

/** Rows for what takes long, those that do the same at the same time in one; and one row for the short ones of each component. */
function folded(timeline, critical, model) {
  const rows = new Map();
  for (const entry of timeline.resources) {
    const length = entry.end - entry.start;
    if (length <= 0) continue;
    const parent = model.resources[model.byUrn.get(entry.urn)?.parent];
    const isLong = length >= long;
    const key = isLong ? [parent?.urn, entry.type, entry.start, entry.end, critical.has(entry.urn)].join('\n') : `short\n${parent?.urn}`;
    const row = rows.get(key);
    if (!row) rows.set(key, { ...one(entry, isLong ? critical : new Set()), number: 1, isLong, parent });
    else {
      row.number++;
      row.start = Math.min(row.start, entry.start);
      row.end = Math.max(row.end, entry.end);
      if (!isLong) row.spans.push([entry.start, entry.end]);
    }
  }
  return [...rows.values()].map((row) => (row.isLong ? { ...row, name: row.number > 1 ? `${row.name} +${row.number - 1}` : row.name }
    : { ...row, kind: 'short', urn: row.parent?.urn, name: `${row.parent?.name ?? 'stack'}: ${row.number} short` }));
}

function gantt(rows, total, model, go) {
  const minutes = total / 60;
  const step = [1, 2, 5, 10, 15, 30, 60, 120].find((size) => minutes / size <= (innerWidth < 700 ? 3 : 8)) ?? 300;
  const percent = (seconds) => `${(100 * seconds) / Math.max(1, total)}%`;
  const track = (...children) => {
    const element = el('div', { class: 'track' }, ...children);
    element.style.setProperty('--tick', percent(step * 60));
    return element;
  };
  const ticks = [];
  for (let minute = 0; minute < minutes; minute += step) {
    const tick = el('span', null, minute === 0 ? '0 min' : String(minute));
    tick.style.left = percent(minute * 60);
    ticks.push(tick);
  }
  return el('div', null,
    el('div', { class: 'axis', 'aria-hidden': 'true' }, el('span', null, ''), el('span', { class: 'number' }, 'Start'), el('span', { class: 'number' }, 'Took'), track(ticks)),
    el('ol', { class: 'gantt' }, rows.map((row) => el('li', null, el('span', { class: 'name', title: visible(row.name) }, row.urn ? go.urn(row.urn, row.name) : row.name),
      el('span', { class: 'number small' }, time(row.start)), el('span', { class: 'number small' }, row.kind === 'short' ? '' : time(row.end - row.start)), track(bars(row, percent))))));
}

/** A bar for each time in which something is under way; times that touch are one. */
function bars(row, percent) {
  const merged = [];
  for (const [start, end] of row.spans.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1] + 1) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged.map(([start, end]) => {
    const bar = el('div', { class: `bar ${row.kind}` });
    bar.style.left = percent(start);
    bar.style.width = percent(end - start);
    return bar;
  });
}
