// The first page: the figures, what is wrong, how the stack is built, what it exports.

const shownProblems = 6;

function overview(model, go) {
  const { stack } = model;
  return el(
    'div',
    { class: 'stack-y' },
    tiles(model, go),
    problemsPanel('error', model, go),
    architecture(model, go),
    problemsPanel('warning', model, go),
    outputsPanel(stack),
  );
}

function tiles(model, go) {
  const { stack } = model;
  const breaches = findingsOf(stack).filter((finding) => ['fail', 'new', 'old'].includes(finding.state));
  const worst = severities
    .map((name) => [name, breaches.filter((finding) => finding.severity === name).length])
    .filter(([, number]) => number > 0);
  const tile = (view, figure, what, more) =>
    el('a', { class: 'tile', href: go.link(view) }, el('span', null, what), el('b', null, figure), el('span', null, more));
  const total = stack.cost?.total;
  return el(
    'div',
    { class: 'tiles' },
    tile('resources', whole.format(model.shown.length), 'Resources', summary(stack.counts)),
    total
      ? tile(
          'cost',
          dollars(total.usual),
          'A month, usually',
          `${dollars(total.min)} to ${dollars(total.max)}${stack.cost.difference ? `, ${difference(stack.cost.difference.usual)}` : ''}`,
        )
      : null,
    tile('timeline', time(stack.timeline.total), 'From nothing to ready', count(stack.timeline.clusters.length, 'cluster')),
    stack.policy?.report
      ? tile(
          'policy',
          whole.format(breaches.length),
          breaches.length === 1 ? 'Breach of policy' : 'Breaches of policy',
          worst.length > 0
            ? worst.map(([name, number]) => `${number} ${name}`).join(', ')
            : `${count(stack.policy.report.examined, 'resource')} examined`,
        )
      : tile('policy', '–', 'Policy', 'not asked: the program failed'),
  );
}

/** Problems of a severity; breaches of policy that are no errors have a page of their own. */
function problemsPanel(severity, model, go) {
  const isRule = (problem) => problem.urn && isFinding(problem, model.byUrn.get(problem.urn) ?? { findings: [] });
  const told = model.stack.problems.filter((problem) => problem.severity === severity && (severity === 'error' || !isRule(problem)));
  if (told.length === 0) return null;
  const section = panel(
    count(told.length, severity),
    severity === 'error'
      ? 'Nothing can be deployed before these are mended.'
      : 'Worth changing; the breaches of policy are on a page of their own.',
    problemList(told.slice(0, shownProblems), model, go),
  );
  if (told.length > shownProblems)
    section.append(
      el(
        'details',
        null,
        el('summary', { class: 'small muted' }, `and ${told.length - shownProblems} more`),
        problemList(told.slice(shownProblems), model, go),
      ),
    );
  section.classList.add('alert', 'long', `tone-${severity}`);
  return section;
}

function problemList(problems, model, go) {
  return el(
    'ul',
    { class: 'entries' },
    problems.map((problem) => problemEntry(problem, model, go)),
  );
}

function problemEntry(problem, model, go) {
  const resource = problem.urn ? model.byUrn.get(problem.urn) : null;
  return el(
    'li',
    { class: 'entry' },
    resource ? el('div', { class: 'entry-head' }, go.resource(resource), el('span', { class: 'muted small' }, resource.type)) : null,
    el('p', { class: 'said' }, lines([problem.path, problem.value, problem.rule].filter(Boolean).join(': '))),
    problem.fix ? el('p', { class: 'fix small said' }, lines(`fix: ${problem.fix}`)) : null,
  );
}

function outputsPanel(stack) {
  if (Object.keys(stack.outputs).length === 0 && stack.outputDiff.length === 0) return null;
  return panel(
    'Outputs',
    'What the stack exports. Secrets are masked.',
    stack.outputDiff.length > 0 ? diffLines(stack.outputDiff) : null,
    valueLines(stack.outputs),
  );
}
