const pulumi = require('@pulumi/pulumi');

module.exports = function logs(everything) {
  pulumi.log.info('hello');
  pulumi.log.warn('careful', everything);
  pulumi.log.debug("a program's own debug message");
  pulumi.log.info('fleeting', everything, 7, true);
};
