// Puts the page together: the head, the pages by address, the theme, the keyboard.

const views = { overview: 'Overview', resources: 'Resources', timeline: 'Timeline', cost: 'Cost', policy: 'Policy', changes: 'Changes' };
const pages = { overview, resources: resourcesPage, timeline: timelinePage, cost: costPage, policy: policyPage, changes: changesPage };
const main = document.getElementById('main');
let current = { stack: null, view: null, page: null };

/** Links of one stack. */
function linksOf(model) {
  const link = (view, place) => `#/${encodeURIComponent(model.stack.stack)}/${view}${place === undefined ? '' : `/${place}`}`;
  const resource = (one) => el('a', { href: link('resources', one.place) }, one.name);
  return {
    link, resource,
    to: (view, place) => { location.hash = link(view, place); },
    urn: (urn, text) => {
      const one = model.byUrn.get(urn);
      return one ? el('a', { href: link('resources', one.place) }, text ?? one.name) : document.createTextNode(visible(text ?? nameOf(urn)));
    },
  };
}

/** The last part of a urn; a name may itself contain two colons. */
function nameOf(urn) {
  return urn.startsWith('urn:pulumi:') ? urn.split('::').slice(3).join('::') : urn;
}

/** The resource's own type, the last of those in a urn. */
function typeOf(urn) {
  return (urn.split('::')[2] ?? '').split('$').at(-1);
}

function addressed() {
  const parts = location.hash.replace(/^#\/?/, '').split('/').map((part) => { try { return decodeURIComponent(part); } catch { return part; } });
  const stack = data.stacks.find((one) => one.stack === parts[0]) ?? data.stacks[0];
  const view = Object.hasOwn(views, parts[1] ?? '') && (parts[1] !== 'cost' || stack.cost) ? parts[1] : 'overview';
  return { stack, view, place: /^\d+$/.test(parts[2] ?? '') ? Number(parts[2]) : null };
}

function show() {
  if (data.stacks.length === 0) return void main.replaceChildren(panel('Nothing to report', 'No stack was previewed.'));
  const { stack, view, place } = addressed();
  const model = modelOf(stack);
  const go = linksOf(model);
  if (current.stack === stack && current.view === view && current.page?.select) return void current.page.select(place);
  const page = pages[view](model, go, place);
  const moved = current.stack !== null;
  current = { stack, view, page };
  head(model, view, go);
  main.replaceChildren(el('h2', { class: 'vh' }, `${views[view]} of ${stack.stack}`), page);
  document.title = `${views[view]} · ${visible(stack.stack)} · ${visible(stack.project)}`;
  page.shown?.();
  if (moved) {
    window.scrollTo(0, 0);
    if (document.activeElement === document.body) main.focus({ preventScroll: true });
  }
}

function head(model, view, go) {
  const { stack } = model;
  const breaches = stack.policy?.report ? findingsOf(stack).filter((finding) => ['fail', 'new', 'old'].includes(finding.state)).length : 0;
  const errors = stack.problems.filter((problem) => problem.severity === 'error').length;
  const marks = {
    overview: errors > 0 ? el('span', { class: 'count tone-error' }, count(errors, 'error')) : null,
    policy: breaches > 0 ? el('span', { class: 'count' }, breaches) : null,
    changes: stack.compared && model.changed.length > 0 ? el('span', { class: 'count' }, model.shown.filter((one) => !['same', 'read', 'discard'].includes(one.operation)).length) : null,
  };
  const focused = document.activeElement?.getAttribute('href');
  document.getElementById('top').replaceChildren(
    el('div', { class: 'top-line' },
      el('h1', null, stack.project, ' ', el('span', null, data.stacks.length === 1 ? `/ ${stack.stack}` : null)),
      stack.failed ? badge('preview failed', 'error') : stack.unknowns ? badge('computed values unknown', 'note') : null,
      data.stacks.length > 1 ? el('nav', { class: 'switch', 'aria-label': 'Stacks' }, data.stacks.map((one) => el('a', { href: linksOf(modelOf(one)).link(view), 'aria-current': one === stack ? 'true' : null }, one.stack))) : null,
      el('button', { class: 'theme', type: 'button', id: 'theme', onclick: turn }, isDark() ? 'Light' : 'Dark')),
    el('nav', { class: 'views', 'aria-label': 'Views' }, Object.entries(views).filter(([name]) => name !== 'cost' || stack.cost)
      .map(([name, text]) => el('a', { href: go.link(name), 'aria-current': name === view ? 'page' : null }, text, marks[name]))));
  document.querySelector('.views [aria-current]').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (focused) document.querySelector(`#top a[href="${CSS.escape(focused)}"]`)?.focus();
  const commits = [data.base ? `from ${data.base}` : null, data.head ? `to ${data.head}` : null].filter(Boolean).join(' ');
  document.getElementById('foot').replaceChildren(...[commits, `previewed offline on ${data.day}`, 'nothing here was asked of a cloud'].filter(Boolean).map((text) => el('span', null, text)));
}

function isDark() {
  return (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
}

function turn() {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  document.getElementById('theme').textContent = theme === 'dark' ? 'Light' : 'Dark';
  try { localStorage.setItem('report-theme', theme); } catch { /* A page from a file may have no storage; the choice then lasts as long as the page. */ }
}

function restore() {
  try {
    const theme = localStorage.getItem('report-theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch { /* As above. */ }
}

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || /^(input|select|textarea)$/i.test(event.target.tagName)) return;
  event.preventDefault();
  if (data.stacks.length === 0) return;
  if (current.view !== 'resources') {
    location.hash = linksOf(modelOf(current.stack)).link('resources');
    show();
  }
  document.getElementById('search')?.focus();
});
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
  main.scrollIntoView();
});
window.addEventListener('hashchange', show);
window.addEventListener('resize', () => current.page?.print?.(false));
window.addEventListener('beforeprint', () => current.page?.print?.(true));
window.addEventListener('afterprint', () => current.page?.print?.(false));
restore();
show();
