// Resources of no package. They take any inputs, so that everything a program can send is sent once.
const pulumi = require('@pulumi/pulumi');

class Anything extends pulumi.CustomResource {
  constructor(name, inputs, opts) {
    super(
      'peer:index:Anything',
      name,
      { result: undefined, items: undefined, labels: undefined, password: undefined, ...inputs },
      opts,
    );
  }

  greet(args) {
    return pulumi.runtime.call('peer:index:Anything/greet', { ...args, __self__: this }, this);
  }
}

/** A component whose children the provider makes. */
class Remote extends pulumi.ComponentResource {
  constructor(name, inputs, opts) {
    super('peer:index:Remote', name, { endpoint: undefined, ...inputs }, opts, true);
  }
}

module.exports = { Anything, Remote };
