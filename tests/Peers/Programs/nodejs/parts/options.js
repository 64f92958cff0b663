// Every resource option.
const pulumi = require('@pulumi/pulumi');
const { Anything, Remote } = require('./resources');
const { Guarded } = require('./platform');

module.exports = function options(target, platform) {
  const bare = new Anything('bare', {});
  new Anything('protected', { text: 'a' }, { protect: true, retainOnDelete: true });
  new Anything('unprotected', { text: 'a' }, { protect: false, retainOnDelete: false });
  const changing = new Anything(
    'changing',
    { text: 'a' },
    {
      ignoreChanges: ['text', 'map.key'],
      replaceOnChanges: ['text', 'list[*]'],
      hideDiffs: ['text'],
      additionalSecretOutputs: ['result'],
      deleteBeforeReplace: true,
    },
  );
  new Anything('uses-secret-output', { text: changing.result });
  new Anything('kept', { text: 'a' }, { deleteBeforeReplace: false });
  new Anything('timed', { text: 'a' }, { customTimeouts: { create: '1s', update: '10m', delete: '1h30m' } });
  new Anything('half-timed', { text: 'a' }, { customTimeouts: { update: '90s' } });
  new Anything('imported', { text: 'a' }, { import: 'the-id' });
  new Anything('versioned', { text: 'a' }, { version: '1.2.3', pluginDownloadURL: 'https://plugins.example' });
  new Anything('tied', { text: 'a' }, { deletedWith: bare });
  new Anything('replaced-with', { text: 'a' }, { replaceWith: [bare] });
  new Anything('triggered', { text: 'a' }, { replacementTrigger: pulumi.output('generation 1') });
  new Anything('mapped', { text: 'a' }, { envVarMappings: { AWS_TOKEN: 'OTHER_TOKEN' } });
  new Anything('dependent', { text: bare.result }, { dependsOn: [target, platform, bare] });
  new Anything('dependent-on-output', { text: 'a' }, { dependsOn: pulumi.output([bare]) });
  new Anything('dependent-on-secret', { text: 'a' }, { dependsOn: [pulumi.secret(bare)] });

  const guarded = new Guarded('guarded', { protect: true, dependsOn: [bare] });
  new Anything('loose', { text: 'a' }, { parent: guarded, protect: false });
  new Guarded('with-every-option', {
    ignoreChanges: ['text'],
    replaceOnChanges: ['text'],
    hideDiffs: ['text'],
    customTimeouts: { create: '1m' },
    version: '1.2.3',
    pluginDownloadURL: 'https://plugins.example',
    retainOnDelete: true,
    deletedWith: bare,
  });
  new Anything('child-of-custom', { text: 'a' }, { parent: bare });

  new Remote(
    'remote',
    {
      text: 'a',
      id: bare.id,
      secret: pulumi.secret('s'),
      list: ['a', bare.result],
      resource: bare,
    },
    { dependsOn: [bare] },
  );
  new Anything('after-remote', { text: 'a' }, { dependsOn: [new Remote('second', {})] });
};
