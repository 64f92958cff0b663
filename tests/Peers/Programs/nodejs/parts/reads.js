// Resources that exist already, and what other stacks tell.
const pulumi = require('@pulumi/pulumi');
const aws = require('@pulumi/aws');
const k8s = require('@pulumi/kubernetes');
const { Anything } = require('./resources');

module.exports = function reads(everything, cloud) {
  const existing = aws.ec2.Vpc.get('existing', 'vpc-existing', { cidrBlock: '10.9.0.0/16' }, { provider: cloud });
  const system = k8s.core.v1.Namespace.get('kube-system', 'kube-system');
  const found = new Anything('found', {}, { urn: 'urn:pulumi:test::peers::peer:index:Anything::first' });
  const user = new Anything('uses-reads', {
    cidr: existing.cidrBlock,
    uid: system.metadata.apply(metadata => metadata.uid),
    found: found.result,
    vpc: existing,
  });
  new Anything('uses-reference', { cidr: user.vpc.apply(vpc => vpc.cidrBlock) });
  new Anything(
    'read-with-state',
    { text: 'known' },
    { id: 'the-id', dependsOn: [everything], additionalSecretOutputs: ['result'] },
  );

  const base = new pulumi.StackReference('base', { name: 'organization/base/test' });
  const short = new pulumi.StackReference('organization/other/test');
  new Anything('uses-stack', {
    base: base.requireOutput('vpcId'),
    zones: base.getOutput('zones'),
    token: base.getOutput('token'),
    missing: base.getOutput('missing'),
    nested: base.getOutput('nested'),
    other: short.getOutput('vpcId'),
  });
  return existing;
};
