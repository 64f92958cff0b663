// Who gets which provider.
const aws = require('@pulumi/aws');
const pulumi = require('@pulumi/pulumi');
const { Guarded } = require('./platform');

module.exports = function inheritance(cloud) {
  const other = new aws.Provider('other', { region: 'eu-central-1' });

  const single = new Guarded('single', { provider: cloud });
  const vpc = new aws.ec2.Vpc('inherited', { cidrBlock: '10.4.0.0/16' }, { parent: single });
  new aws.ec2.Subnet('inherited-through-a-custom-resource', { vpcId: vpc.id }, { parent: vpc });
  new aws.ec2.Vpc('own', { cidrBlock: '10.5.0.0/16' }, { parent: single, provider: other });

  const deep = new Guarded('deep', { parent: new Guarded('outer', { providers: { aws: other } }) });
  new aws.ec2.Vpc('inherited-twice', { cidrBlock: pulumi.output('10.6.0.0/16') }, { parent: deep });
  new aws.ec2.Vpc('default', { cidrBlock: '10.7.0.0/16' });
};
