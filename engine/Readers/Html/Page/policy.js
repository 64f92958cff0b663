// What the rules of policy say, by rule: breaches first, then what is not known and what is waived.

const states = { new: 'new', fail: 'breach', old: 'there before', unknown: 'not known yet', waived: 'waived', fixed: 'fixed' };

function policyPage(model, go) {
  const { report } = model.stack.policy ?? {};
  if (!report) return panel('Policy', 'The rules were not asked, because the program failed.');
  const findings = findingsOf(model.stack);
  const chosen = { severity: '', state: '' };
  const body = el('div');
  const told = el('p', { class: 'muted small', role: 'status' });
  const draw = () => {
    const shown = findings.filter((finding) => (!chosen.severity || finding.severity === chosen.severity) && (!chosen.state || finding.state === chosen.state));
    told.textContent = shown.length === findings.length ? '' : `${shown.length} of ${findings.length}`;
    body.replaceChildren(findings.length === 0 ? el('p', null, 'No rule is broken, and none is left unanswered.') : ruleList(shown, report, model, go));
  };
  const tally = (member, names, text) => names.map((name) => [name, findings.filter((finding) => finding[member] === name).length]).filter(([, number]) => number > 0)
    .map(([name, number]) => [name, `${text(name)} (${number})`]);
  draw();
  return el('div', { class: 'stack-y' },
    report.faults.length > 0 ? faultsPanel(report.faults) : null,
    panel('Policy', `${count(report.rules.length, 'rule')} asked about ${report.examined} of ${count(report.resources, 'resource')}, as ${report.environment}, on ${report.date}.`, grid(findings)),
    el('section', { class: 'panel long' }, el('div', { class: 'panel-head' }, el('h2', null, 'Findings'), told,
      choice('Severity', [['', 'all'], ...tally('severity', severities, (name) => name)], '', (value) => { chosen.severity = value; draw(); }),
      choice('State', [['', 'all'], ...tally('state', Object.keys(states), (name) => states[name])], '', (value) => { chosen.state = value; draw(); })), body),
    rulesPanel(report));
}

function faultsPanel(faults) {
  const section = panel('Settings of policy', null, el('ul', null, faults.map((fault) => el('li', { class: 'entry' }, lines(fault)))));
  section.classList.add('alert', 'tone-error');
  return section;
}

/** How many findings there are of each state and severity. */
function grid(findings) {
  const rows = Object.keys(states).filter((state) => findings.some((finding) => finding.state === state));
  if (rows.length === 0) return null;
  const number = (severity, state) => findings.filter((finding) => finding.severity === severity && finding.state === state).length;
  return table(['State', ...severities], rows.map((state) => [badge(states[state], state),
    ...severities.map((severity) => number(severity, state) || el('span', { class: 'muted' }, '0'))]), severities.map((_, place) => place + 1), 'Findings by state and severity');
}

function ruleList(findings, report, model, go) {
  const groups = new Map();
  for (const finding of findings) {
    const key = `${Object.keys(states).indexOf(finding.state)} ${severities.indexOf(finding.severity)} ${finding.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return el('ul', { class: 'entries' }, [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => ruleEntry(group, report, model, go)));
}

function ruleEntry(group, report, model, go) {
  const [first] = group;
  const rule = report.rules.find((one) => one.id === first.rule);
  const list = el('ul', { class: 'inner' }, group.map((finding) => el('li', null, model.byUrn.has(finding.urn) ? go.urn(finding.urn, null) : nameOf(finding.urn), findingText(finding))));
  return el('li', { class: 'entry' },
    el('div', { class: 'entry-head' }, badge(first.severity, first.severity), badge(states[first.state], first.state), el('h3', null, first.rule), rule?.title ?? ''),
    rule?.fix ? el('p', { class: 'fix small' }, `fix: ${rule.fix}`) : null,
    group.length <= 5 ? list : el('details', null, el('summary', { class: 'small muted' }, count(group.length, 'resource')), list),
    rule?.references.length > 0 ? el('p', { class: 'small muted' }, rule.references.join(' · ')) : null);
}

function rulesPanel(report) {
  const rows = report.rules.map((rule) => [rule.id, badge(rule.severity, rule.severity), rule.title, ...['pass', 'fail', 'unknown', 'waived'].map((answer) => rule.answers[answer] || el('span', { class: 'muted' }, '0'))]);
  return el('section', { class: 'panel long' }, el('details', null, el('summary', null, el('b', null, `All ${report.rules.length} rules`)),
    table(['Rule', 'Severity', 'What it asks', 'Pass', 'Fail', 'Unknown', 'Waived'], rows, [3, 4, 5, 6], 'All rules')));
}
