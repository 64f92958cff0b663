// Everything that a program can ask of the engine, once.
const pulumi = require('@pulumi/pulumi');
const aws = require('@pulumi/aws');
const { Platform, Guarded } = require('./platform');
const kubernetes = require('./kubernetes');
const certificates = require('./certificates');
const google = require('./google');
const values = require('./values');
const options = require('./options');
const aliases = require('./aliases');
const assets = require('./assets');
const transforms = require('./transforms');
const inheritance = require('./inheritance');
const reads = require('./reads');
const functions = require('./functions');
const logs = require('./logs');

module.exports = async function everything(config) {
  const region = config.require('region');
  const token = config.requireSecret('token');
  const nodes = config.requireNumber('nodes');
  const zones = config.requireObject('zones');
  const debug = config.getBoolean('debug');

  const cloud = new aws.Provider('cloud', {
    region,
    defaultTags: { tags: { team: 'peers', token } },
    skipMetadataApiCheck: debug,
  });

  const platform = new Platform('platform', { region, zones, nodes, token }, { providers: [cloud] });

  kubernetes(platform, token);
  certificates();
  google();
  const all = values(platform, token);
  options(all, platform);
  aliases();
  assets();
  transforms(cloud);
  inheritance(cloud);
  const existing = reads(all, cloud);
  const account = await functions(cloud, platform, all, token);
  logs(all);

  const base = new pulumi.StackReference('base-again', { name: 'organization/base/test' });
  return {
    endpoint: platform.cluster.cluster.endpoint,
    token,
    nodes,
    zones,
    nested: { vpc: platform.network.vpc.id, flag: debug, nothing: null },
    result: all.result,
    password: all.password,
    existing: existing.cidrBlock,
    account,
    baseVpc: base.getOutput('vpcId'),
    baseToken: base.requireOutput('token'),
    component: new Guarded('shown', {}),
  };
};
