// Everything that is known of one resource.

function detail(resource, model, go) {
  const { stack } = model;
  const from = (resource.dependencies ?? []).map((place) => model.resources[place]);
  const to = resource.neededBy.map((place) => model.resources[place]);
  return [
    el('div', null, el('h2', null, resource.name), el('p', { class: 'muted' }, resource.type)),
    el('p', { class: 'links' }, badge(stack.compared ? words(resource) : resource.operation, resource.operation),
      resource.holds ? badge(`holds: ${resource.holds}`, 'delete') : null, resource.protect ? badge('protected', 'note') : null,
      resource.retain ? badge('stays in the cloud when deleted', 'note') : null, resource.external ? badge('only read', 'note') : null),
    reasons(resource, model, go),
    resource.diff ? el('section', null, el('h3', null, 'What changes'), diffLines(resource.diff)) : null,
    resource.findings.length > 0 ? el('section', null, el('h3', null, 'Policy'), el('ul', null, resource.findings.map((finding) => findingEntry(finding, model)))) : null,
    resource.problems.some((problem) => !isFinding(problem, resource))
      ? el('section', null, el('h3', null, 'Problems'), el('ul', null, resource.problems.filter((problem) => !isFinding(problem, resource)).map((problem) => problemEntry(problem, model, go)))) : null,
    resource.cost.length > 0 ? el('section', null, el('h3', null, 'Cost a month'), table(['What', 'Least', 'Usual', 'Most'], resource.cost.map((line) =>
      [line.what, money(line.monthly.min), money(line.monthly.usual), money(line.monthly.max)]), [1, 2, 3], 'Cost of the resource')) : null,
    el('section', null, el('h3', null, 'Facts'), facts(resource, model, go)),
    related(`Depends on ${from.length}`, from, go), related(`Needed by ${to.length}`, to, go),
    Object.keys(resource.inputs).length > 0 ? el('section', null, el('h3', null, 'Inputs'), valueLines(resource.inputs)) : null,
  ].filter(Boolean);
}

/** A breach is among the problems as well, with its rule's id at the end. */
function isFinding(problem, resource) {
  return resource.findings.some((finding) => finding.path === problem.path && problem.rule.includes(`(${finding.rule},`));
}

function words(resource) {
  return resource.deletesFirst ? 'replace, deleting first' : resource.protectionChanges ? `${resource.operation}, ${resource.protect ? 'becomes protected' : 'protection off'}` : resource.operation;
}

function reasons(resource, model, go) {
  if (!resource.reasons) return null;
  return el('p', null, 'Replaced because of ', resource.reasons.map((reason, index) => [index > 0 ? ', ' : '', el('code', null, reason.key),
    reason.because ? [' of ', go.urn(reason.because, null)] : null]), '.');
}

function facts(resource, model, go) {
  const entries = [
    ['Id', resource.id ?? null],
    ['Urn', resource.urn],
    ['Part of', model.resources[resource.parent] ? go.resource(model.resources[resource.parent]) : null],
    ['Provider', model.resources[resource.provider] ? go.resource(model.resources[resource.provider]) : null],
  ];
  const { timing } = resource;
  if (timing) {
    const slack = timing.slack > 0 ? `${time(timing.slack)} to spare` : 'on the critical path';
    entries.push(['Created', `at ${time(timing.start)}, takes ${time(timing.time.typical)}, ${slack}`], ['Known from', `${timing.time.evidence}${timing.time.source ? `: ${timing.time.source}` : ''}`]);
  }
  return el('dl', { class: 'facts-list' }, entries.filter(([, value]) => value).map(([name, value]) => [el('dt', null, name), el('dd', null, value)]));
}

function related(title, list, go) {
  if (list.length === 0) return null;
  const shown = list.slice(0, 12);
  const rest = list.slice(12);
  const links = (some) => el('ul', { class: 'links small' }, some.map((resource) => el('li', null, go.resource(resource))));
  return el('section', null, el('h3', null, title), links(shown),
    rest.length > 0 ? el('details', null, el('summary', { class: 'small muted' }, `and ${rest.length} more`), links(rest)) : null);
}

function findingEntry(finding, model) {
  const rule = model.stack.policy.report.rules.find((one) => one.id === finding.rule);
  return el('li', { class: 'entry' },
    el('div', { class: 'entry-head' }, badge(finding.severity, finding.severity), el('b', null, finding.rule), rule?.title ?? '', finding.answer === 'fail' ? null : badge(finding.answer, finding.answer)),
    findingText(finding), rule?.fix ? el('p', { class: 'fix small' }, `fix: ${rule.fix}`) : null);
}

function findingText(finding) {
  return [
    el('p', { class: 'small' }, [finding.path, finding.value, finding.message].filter(Boolean).join(': ')),
    finding.waiver ? el('p', { class: 'small muted' }, `waived until ${finding.waiver.expires}: ${finding.waiver.reason}`) : null,
  ];
}
