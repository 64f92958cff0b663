// Programs that go wrong, each in one way.
const pulumi = require('@pulumi/pulumi');
const { Anything } = require('./resources');

module.exports = {
  throws() {
    throw new Error('the program fell over');
  },
  applies() {
    new Anything('source', { text: 'a' }).result.apply(() => {
      throw new Error('the callback fell over');
    });
  },
  misses: config => void config.require('absent'),
  mistypes: config => void config.requireNumber('region'),
  refused: () => void new Refused('one'),
  twice: () => {
    new Anything('same', { text: 'a' });
    new Anything('same', { text: 'b' });
  },
  calls: async () => void (await pulumi.runtime.invoke('peer:index:fail', { text: 'a' })),
  gives: () => void pulumi.runtime.invokeOutput('peer:index:fail', { text: 'a' }),
  blames: () => {
    throw new pulumi.ResourceError('the bucket leaks', new Anything('leaky', {}), true);
  },
  says: () => pulumi.log.error('this is wrong'),
};

class Refused extends pulumi.CustomResource {
  constructor(name) {
    super('peer:index:Refused', name, {});
  }
}
