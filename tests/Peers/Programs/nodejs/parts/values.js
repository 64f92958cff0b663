// Every kind of value, alone and inside lists and maps.
const pulumi = require('@pulumi/pulumi');
const { Anything } = require('./resources');

module.exports = function values(platform, token) {
  const vpc = platform.network.vpc;
  const first = new Anything('first', { text: 'plain' });
  new Anything('odd::name with spaces/ünïcödé', { text: first.result });
  return new Anything('values', {
    text: 'with "quotes", ünïcödé, \u2028 and \n lines',
    empty: '',
    zero: 0,
    negative: -1,
    large: 2147483647,
    fraction: 0.1,
    huge: 1e21,
    yes: true,
    no: false,
    missing: undefined,
    nothing: null,
    nothingInMap: { a: 'a', nothing: null },
    nothingInList: ['a', null],
    emptyList: [],
    emptyMap: {},
    list: ['a', vpc.id, pulumi.secret('hidden'), first.result],
    lists: [['a'], [], [vpc.id]],
    map: { plain: 'a', unknown: vpc.id, secret: token, 'key with spaces': first.result },
    maps: { outer: { inner: { leaf: first.items } } },
    wholeSecret: pulumi.secret({ a: '1', b: 2 }),
    secretUnknown: pulumi.secret(vpc.arn),
    unsecret: pulumi.unsecret(token),
    all: pulumi.all([vpc.id, first.result]).apply(([id, result]) => `${id}/${result}`),
    allWithSecret: pulumi.all([token, pulumi.output('b')]).apply(([a, b]) => `${a}${b}`),
    formatted: pulumi.interpolate`${first.result} in ${vpc.id}`,
    knownApply: pulumi.output('a').apply(text => `${text}b`),
    nestedApply: pulumi.output('a').apply(text => first.id.apply(id => `${text}${id}`)),
    item: first.items.apply(items => items[1]),
    label: first.labels.apply(labels => labels.of),
    password: first.password,
    jsonText: first.id.apply(id => JSON.stringify({ id, list: [1, 2], flag: true })),
    resource: first,
    component: platform,
    resources: [first],
    json: { a: [1, null, { b: true, c: null }], d: '\u00e9' },
    enumText: 'NO_SCHEDULE',
    enumNumber: 3,
    enumList: ['NO_SCHEDULE', 'NO_EXECUTE'],
    deep: nested(40),
    partlyKnown: platform.network.subnets[0].tags.apply(tags => tags.Name),
    lifted: platform.network.subnets[0].tags.Name,
  });
};

function nested(levels) {
  return levels === 0 ? 'bottom' : { inner: levels % 2 === 0 ? [nested(levels - 1)] : nested(levels - 1) };
}
