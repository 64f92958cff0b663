// Functions in both forms, and a method of a resource.
const pulumi = require('@pulumi/pulumi');
const aws = require('@pulumi/aws');
const { Anything } = require('./resources');

module.exports = async function functions(cloud, platform, everything, token) {
  pulumi.runtime.registerInvokeTransform(({ token: called, args, opts }) =>
    called === 'peer:index:describe' ? { args: { ...args, transformed: true }, opts } : undefined,
  );

  const caller = await aws.getCallerIdentity({}, { provider: cloud });
  const zones = aws.getAvailabilityZonesOutput({ state: 'available' }, { parent: platform });
  const later = aws.getAvailabilityZonesOutput({ state: 'later' }, { provider: cloud, dependsOn: [everything] });
  const described = describe({ text: 'a', number: 1, list: ['a', 'b'], flag: true });
  const hidden = describe({ text: 'secret', secret: token });
  const waiting = describe({ text: 'waiting', waiting: everything.id });
  const versioned = describe({ text: 'versioned' }, { version: '1.2.3', pluginDownloadURL: 'https://plugins.example' });
  const greeted = everything.greet({ who: 'peer', secret: token, id: everything.id });
  new Anything('uses-functions', {
    account: caller.accountId,
    zones: zones.names,
    later: later.names,
    described: described.apply(result => result.text),
    hidden: hidden.apply(result => result.text),
    waiting: waiting.apply(result => result.text),
    versioned: versioned.apply(result => result.text),
    greeting: greeted.apply(result => result.greeting),
  });
  return caller.accountId;
};

const describe = (args, opts = {}) => pulumi.runtime.invokeOutput('peer:index:describe', args, opts);
