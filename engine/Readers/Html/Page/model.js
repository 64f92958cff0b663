// Reads the data once, and joins per stack what the parts of it say of the same resource. It draws nothing.

const data = JSON.parse(document.getElementById('data').textContent);
const models = new Map();

/** What is known of a stack, by resource; made when the stack is first looked at. */
function modelOf(stack) {
  if (!models.has(stack.stack)) models.set(stack.stack, read(stack));
  return models.get(stack.stack);
}

function read(stack) {
  const resources = stack.resources.map((given, place) => ({ ...given, place, children: [], neededBy: [], findings: [], problems: [], cost: [] }));
  const byUrn = new Map();
  for (const resource of resources) {
    if (!byUrn.has(resource.urn)) byUrn.set(resource.urn, resource);
    resource.cloud = cloudOf(resource.type);
    resource.words = `${resource.name} ${resource.type} ${resource.id ?? ''}`.toLowerCase();
  }
  const roots = [];
  for (const resource of resources) {
    const parent = resources[resource.parent];
    if (!resource.internal) (parent && parent !== resource ? parent.children : roots).push(resource);
    for (const place of resource.dependencies ?? []) resources[place].neededBy.push(resource.place);
  }
  const join = (list, member) => list.forEach((item) => byUrn.get(item.urn)?.[member].push(item));
  join(stack.policy?.report?.findings ?? [], 'findings');
  join(stack.problems.filter((problem) => problem.urn), 'problems');
  join(stack.cost?.lines ?? [], 'cost');
  for (const entry of stack.timeline.resources) if (byUrn.has(entry.urn)) byUrn.get(entry.urn).timing = entry;
  const shown = resources.filter((resource) => !resource.internal);
  return { stack, resources, byUrn, roots, shown, changed: countChanges(resources) };
}

/** The package that a type belongs to; of a provider the one that it serves. */
function cloudOf(type) {
  const parts = type.split(':');
  return parts[0] === 'pulumi' && parts[1] === 'providers' && parts[2] ? parts[2] : parts[0];
}

/** By place, how many resources change there and below. */
function countChanges(resources) {
  const counts = new Array(resources.length).fill(0);
  for (const { place, operation, internal, protectionChanges } of resources) {
    if (internal || !(protectionChanges || !['same', 'read', 'discard'].includes(operation))) continue;
    let at = place;
    for (let steps = 0; at !== undefined && steps <= resources.length; steps++) {
      counts[at]++;
      at = resources[at].parent;
    }
  }
  return counts;
}

/** Breaches, those of the earlier deployment that are fixed among them, each with its state. */
function findingsOf(stack) {
  const report = stack.policy?.report;
  if (!report) return [];
  const key = (finding) => `${finding.rule}\n${finding.urn}\n${finding.path}`;
  const fresh = new Set((report.comparison?.new ?? []).map(key));
  const state = (finding) => (finding.answer !== 'fail' || !report.comparison ? finding.answer : fresh.has(key(finding)) ? 'new' : 'old');
  return [
    ...report.findings.map((finding) => ({ ...finding, state: state(finding) })),
    ...(report.comparison?.fixed ?? []).map((finding) => ({ ...finding, state: 'fixed' })),
  ];
}
