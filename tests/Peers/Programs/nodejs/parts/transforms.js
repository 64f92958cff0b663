// Transformations run in the program when a resource is declared; transforms are called back by the engine.
const pulumi = require('@pulumi/pulumi');
const aws = require('@pulumi/aws');
const { Anything } = require('./resources');
const { Guarded } = require('./platform');

const isAnything = type => type === 'peer:index:Anything';

module.exports = function transforms(cloud) {
  const local = new Guarded('transformed-here', {
    transformations: [
      ({ type, props, opts }) =>
        isAnything(type)
          ? { props: { ...props, text: 'transformed' }, opts: pulumi.mergeOptions(opts, { ignoreChanges: ['text'] }) }
          : undefined,
    ],
  });

  const there = new Guarded('transformed-there', {
    transforms: [
      ({ type, props, opts }) =>
        isAnything(type)
          ? {
              props: { ...props, text: 'transformed' },
              opts: pulumi.mergeOptions(opts, { ignoreChanges: ['text'], protect: true }),
            }
          : undefined,
    ],
  });

  const bare = new Anything('not-transformed', {});
  new Anything(
    'transformed-with-options',
    { text: 'original', unknown: bare.result, list: ['a', bare.id] },
    {
      parent: there,
      dependsOn: [bare],
      protect: false,
      retainOnDelete: true,
      ignoreChanges: ['list'],
      replaceOnChanges: ['list'],
      additionalSecretOutputs: ['result'],
      deleteBeforeReplace: true,
      customTimeouts: { create: '1m' },
      version: '1.2.3',
      pluginDownloadURL: 'https://plugins.example',
      deletedWith: bare,
      replacementTrigger: 'generation 1',
      aliases: [
        { name: 'old-name', parent: local },
        { name: 'older', type: 'peer:index:OldType' },
        'urn:pulumi:test::peers::a:b:C::old',
      ],
    },
  );

  new aws.ec2.Vpc(
    'transformed',
    { cidrBlock: '10.3.0.0/16' },
    {
      provider: cloud,
      parent: local,
      transforms: [({ props, opts }) => ({ props: { ...props, tags: { added: 'yes' } }, opts })],
    },
  );
};
