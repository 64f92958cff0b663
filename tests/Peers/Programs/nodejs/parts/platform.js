// Components two deep, with the cloud resources of a small cluster in them.
const pulumi = require('@pulumi/pulumi');
const aws = require('@pulumi/aws');
const { Anything } = require('./resources');

class Network extends pulumi.ComponentResource {
  constructor(name, args, opts) {
    super('peer:index:Network', name, args, opts);

    this.vpc = new aws.ec2.Vpc(
      `${name}-vpc`,
      {
        cidrBlock: args.cidr,
        enableDnsHostnames: true,
        tags: { Name: name, Region: args.region },
      },
      { parent: this },
    );

    this.subnets = args.zones.map(
      (zone, index) =>
        new aws.ec2.Subnet(
          `${name}-${zone}`,
          {
            vpcId: this.vpc.id,
            cidrBlock: `10.0.${index}.0/24`,
            availabilityZone: pulumi.interpolate`${args.region}${zone}`,
            tags: { Name: `${name}-${zone}`, Vpc: this.vpc.id, Arn: this.vpc.arn },
          },
          { parent: this, dependsOn: [this.vpc] },
        ),
    );

    this.registerOutputs({ vpcId: this.vpc.id, subnetIds: pulumi.all(this.subnets.map(subnet => subnet.id)) });
  }
}

class Cluster extends pulumi.ComponentResource {
  constructor(name, args, opts) {
    super('peer:index:Cluster', name, {}, opts);

    const role = new aws.iam.Role(
      `${name}-role`,
      {
        assumeRolePolicy: JSON.stringify({ Version: '2012-10-17', Statement: [] }),
        tags: { purpose: 'control plane' },
      },
      { parent: this },
    );

    this.cluster = new aws.eks.Cluster(
      `${name}-cluster`,
      {
        name: 'peers',
        roleArn: role.arn,
        version: '1.33',
        vpcConfig: {
          subnetIds: [...args.network.subnets.map(subnet => subnet.id), 'subnet-extra'],
          endpointPrivateAccess: true,
          publicAccessCidrs: ['198.51.100.0/24'],
        },
        enabledClusterLogTypes: ['api', 'audit'],
        accessConfig: { authenticationMode: 'API' },
      },
      {
        parent: this,
        dependsOn: [args.network],
        protect: true,
        ignoreChanges: ['accessConfig'],
        customTimeouts: { create: '30m', delete: '1h30m' },
      },
    );

    this.nodes = new aws.eks.NodeGroup(
      `${name}-nodes`,
      {
        clusterName: this.cluster.name,
        nodeRoleArn: role.arn,
        subnetIds: args.network.subnets.map(subnet => subnet.id),
        scalingConfig: { minSize: 1, maxSize: 3, desiredSize: args.nodes },
        labels: { pool: 'system', endpoint: this.cluster.endpoint },
        taints: [{ key: 'dedicated', value: 'system', effect: 'NO_SCHEDULE' }],
        instanceTypes: ['m7g.large'],
      },
      { parent: this },
    );

    this.registerOutputs({
      endpoint: this.cluster.endpoint,
      authority: this.cluster.certificateAuthority.apply(authority => authority.data),
      issuer: this.cluster.identities.apply(identities => identities[0].oidcs[0].issuer),
      securityGroup: this.cluster.vpcConfig.apply(config => config.clusterSecurityGroupId),
    });
  }
}

class Platform extends pulumi.ComponentResource {
  constructor(name, args, opts) {
    super('peer:index:Platform', name, { region: args.region, nodes: args.nodes, token: args.token }, opts);

    this.network = new Network(
      `${name}-network`,
      { cidr: '10.0.0.0/16', region: args.region, zones: args.zones },
      { parent: this },
    );
    this.cluster = new Cluster(`${name}-cluster`, { network: this.network, nodes: args.nodes }, { parent: this });
    this.registerOutputs({ endpoint: this.cluster.cluster.endpoint, token: args.token });
  }
}

/** The smallest component: one child, no outputs. */
class Guarded extends pulumi.ComponentResource {
  constructor(name, opts) {
    super('peer:index:Guarded', name, {}, opts);
    new Anything(`${name}-child`, { text: 'original', secret: pulumi.secret('s'), list: ['a'] }, { parent: this });
    this.registerOutputs({});
  }
}

module.exports = { Platform, Network, Guarded };
