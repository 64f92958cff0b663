const pulumi = require('@pulumi/pulumi');
const { Anything } = require('./resources');
const { Guarded } = require('./platform');

module.exports = function aliases() {
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
