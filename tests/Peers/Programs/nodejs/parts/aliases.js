const pulumi = require('@pulumi/pulumi');
const { Anything } = require('./resources');
const { Guarded } = require('./platform');

module.exports = function aliases() {
  const renamed = new Guarded('renamed', { aliases: [{ name: 'was' }, { type: 'peer:index:WasType' }] });
  new Anything('heir', { text: 'a' }, { parent: renamed, aliases: [{ name: 'heir-was' }] });
  const below = new Guarded('renamed-below', { parent: renamed, aliases: [{ name: 'was-below', parent: undefined }] });
  new Anything('grandchild', { text: 'a' }, { parent: below });

  const parent = new Guarded('attic', {});
  const other = new Guarded('cellar', {});
  new Anything(
    'aliased',
    { text: 'a' },
    {
      parent,
      aliases: [
        { name: 'old-name' },
        { type: 'peer:index:OldType' },
        { name: 'moved', parent: other },
        { parent: 'urn:pulumi:test::peers::peer:index:Guarded::elsewhere' },
        { parent: undefined },
        { project: 'old-project', stack: 'old-stack' },
        { name: pulumi.output('from-output') },
        'urn:pulumi:test::peers::peer:index:Anything::old',
      ],
    },
  );
  new Anything(
    'aliased-at-root',
    { text: 'a' },
    { aliases: [{ name: 'old-root' }, { type: 'peer:index:OldType', parent: other }] },
  );
};
