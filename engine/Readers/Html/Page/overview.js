// The first page: the figures, how the stack is built, what is wrong, what it exports.

const shownProblems = 6;

function overview(model, go) {
  const { stack } = model;
  return el('div', { class: 'stack-y' },
    tiles(model, go),
    problemsPanel('error', model, go),
    architecture(model, go),
    problemsPanel('warning', model, go),
    outputsPanel(stack));
}

function tiles(model, go) {
  const { stack } = model;
  const breaches = findingsOf(stack).filter((finding) => ['fail', 'new', 'old'].includes(finding.state));
  const worst = severities.map((name) => [name, breaches.filter((finding) => finding.severity === name).length]).filter(([, number]) => number > 0);
  const tile = (view, figure, what, more) => el('a', { class: 'tile', href: go.link(view) }, el('span', null, what), el('b', null, figure), el('span', null, more));
  const total = stack.cost?.total;
  return el('div', { class: 'tiles' },
    tile('resources', whole.format(model.shown.length), 'Resources', summary(stack.counts)),
    total ? tile('cost', dollars(total.usual), 'A month, usually',
      `${dollars(total.min)} to ${dollars(total.max)}${stack.cost.difference ? `, ${difference(stack.cost.difference.usual)}` : ''}`) : null,
    tile('timeline', time(stack.timeline.total), 'From nothing to ready', count(stack.timeline.clusters.length, 'cluster')),
    stack.policy?.report ? tile('policy', whole.format(breaches.length), breaches.length === 1 ? 'Breach of policy' : 'Breaches of policy',
      worst.length > 0 ? worst.map(([name, number]) => `${number} ${name}`).join(', ') : `${count(stack.policy.report.examined, 'resource')} examined`)
      : tile('policy', '–', 'Policy', 'not asked: the program failed'));
}

/** Problems of a severity; breaches of policy that are no errors have a page of their own. */
function problemsPanel(severity, model, go) {
  const isRule = (problem) => problem.urn && isFinding(problem, model.byUrn.get(problem.urn) ?? { findings: [] });
  const told = model.stack.problems.filter((problem) => problem.severity === severity && (severity === 'error' || !isRule(problem)));
  if (told.length === 0) return null;
  const section = panel(count(told.length, severity), severity === 'error' ? 'Nothing can be deployed before these are mended.' : 'Worth changing; the breaches of policy are on a page of their own.',
    problemList(told.slice(0, shownProblems), model, go));
  if (told.length > shownProblems) section.append(el('details', null, el('summary', { class: 'small muted' }, `and ${told.length - shownProblems} more`), problemList(told.slice(shownProblems), model, go)));
  section.classList.add('alert', 'long', `tone-${severity}`);
  return section;
}

function problemList(problems, model, go) {
  return el('ul', { class: 'entries' }, problems.map((problem) => problemEntry(problem, model, go)));
}

function problemEntry(problem, model, go) {
  const resource = problem.urn ? model.byUrn.get(problem.urn) : null;
  return el('li', { class: 'entry' },
    resource ? el('div', { class: 'entry-head' }, go.resource(resource), el('span', { class: 'muted small' }, resource.type)) : null,
    el('p', { class: 'said' }, lines([problem.path, problem.value, problem.rule].filter(Boolean).join(': '))),
    problem.fix ? el('p', { class: 'fix small said' }, lines(`fix: ${problem.fix}`)) : null);
}

function architecture(model, go) {
  const { clouds, others } = model.stack.architecture;
  const rest = Object.entries(others);
  return el('section', { class: 'panel long' }, el('h2', null, 'Architecture'),
    el('p', { class: 'small' }, clouds.length > 0 ? 'Clouds, the networks in them, the clusters in those, and what runs in each.' : 'No cloud is in this stack.'),
    el('div', { class: 'clouds' }, clouds.map((cloud) => cloudBox(cloud, model, go))),
    rest.length > 0 ? el('p', { class: 'muted small besides' }, `Besides: ${rest.map(([name, number]) => `${count(number, 'resource')} of ${name}`).join(', ')}.`) : null);
}

function cloudBox(cloud, model, go) {
  return el('section', { class: 'box cloud' },
    el('div', { class: 'box-head' }, el('h3', null, cloud.name), el('span', { class: 'facts' }, cloud.regions.join(', '))),
    cloud.networks.map((network) => networkBox(network, model, go)),
    cloud.clusters.map((cluster) => clusterBox(cluster, model, go)),
    el('div', { class: 'group' }, el('h4', null, 'All resources, by service'),
      el('ul', { class: 'chips' }, cloud.services.map((service) => el('li', { class: 'chip plain' }, `${service.name} ${service.resources}`)))));
}

function networkBox(network, model, go) {
  const facts = [
    network.range, network.zones.length ? count(network.zones.length, 'zone') : null, network.subnets ? count(network.subnets, 'subnet') : null,
    network.gateways ? count(network.gateways, 'NAT gateway') : null, network.endpoints ? count(network.endpoints, 'endpoint') : null,
  ];
  return el('section', { class: 'box network' },
    el('div', { class: 'box-head' }, el('h3', null, go.urn(network.urn, `Network ${network.name}`)),
      el('span', { class: 'facts' }, facts.filter(Boolean).join(' · ')), changeBadge(network.urn, model)),
    network.clusters.map((cluster) => clusterBox(cluster, model, go)));
}

function clusterBox(cluster, model, go) {
  const { stack } = model;
  const marks = stack.timeline.clusters.find((mark) => mark.urn === cluster.urn);
  const cost = (stack.cost?.groups ?? []).filter((group) => group.cluster === cluster.name).reduce((sum, group) => sum + group.monthly.usual, 0);
  return el('section', { class: 'box cluster' },
    el('div', { class: 'box-head' }, el('h3', null, go.urn(cluster.urn, `${cluster.kind} ${cluster.name}`)),
      el('span', { class: 'facts' }, [cluster.version ? `Kubernetes ${cluster.version}` : null, cluster.objects > 0 ? `${count(cluster.objects, 'object')} of no add-on` : null].filter(Boolean).join(' · ')),
      el('span', { class: 'badges' }, changeBadge(cluster.urn, model), cost > 0 ? badge(`${dollars(cost)} a month`, 'note') : null,
        marks ? badge(`takes work after ${time(marks.ready)}`, 'note') : null)),
    chips(count(cluster.pools.length, 'node pool'), cluster.pools.map((pool) => chip(pool, [nodes(pool), pool.zones.length ? count(pool.zones.length, 'zone') : null], model, go))),
    chips(count(cluster.addOns.length, 'add-on'), cluster.addOns.map((addOn) =>
      chip(addOn, addOn.charts.length > 0 ? addOn.charts : [addOn.managed ? 'by the cloud' : count(addOn.objects, 'object')], model, go))));
}

function nodes(pool) {
  if (pool.least === undefined && pool.most === undefined) return null;
  if (pool.most === undefined) return pool.least > 0 ? `${pool.least} nodes and more` : 'as many nodes as pods need';
  return pool.least === pool.most ? count(pool.most, 'node') : `${pool.least ?? 0} to ${pool.most} nodes`;
}

function chips(title, items) {
  return items.length === 0 ? null : el('div', { class: 'group' }, el('h4', null, title), el('ul', { class: 'chips' }, items.map((item) => el('li', null, item))));
}

function chip(part, facts, model, go) {
  const resource = model.byUrn.get(part.urn);
  const changed = model.stack.compared && resource && model.changed[resource.place] > 0;
  return el('a', { class: `chip${changed ? ' changed' : ''}`, href: resource ? go.link('resources', resource.place) : null },
    part.name, el('small', null, [...facts, changed ? count(model.changed[resource.place], 'change') : null].filter(Boolean).join(' · ')));
}

function changeBadge(urn, model) {
  const resource = model.byUrn.get(urn);
  return model.stack.compared && resource && resource.operation !== 'same' ? badge(resource.operation, resource.operation) : null;
}

function outputsPanel(stack) {
  if (Object.keys(stack.outputs).length === 0 && stack.outputDiff.length === 0) return null;
  return panel('Outputs', 'What the stack exports. Secrets are masked.',
    stack.outputDiff.length > 0 ? diffLines(stack.outputDiff) : null, valueLines(stack.outputs));
}
