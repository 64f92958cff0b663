// What the clouds of the peer programs would answer: the values a provider computes and the results of functions, all fixed.

import { secret } from './values.mjs';

const account = '123456789012';
const region = 'eu-west-1';
const arn = (service, kind) => name => ({ arn: `arn:aws:${service}:${region}:${account}:${kind}/${name}` });

const providers = {
  'aws:ec2/vpc:Vpc': arn('ec2', 'vpc'),
  'aws:ec2/subnet:Subnet': arn('ec2', 'subnet'),
  'aws:iam/role:Role': arn('iam', 'role'),
  'aws:eks/cluster:Cluster': name => ({
    ...arn('eks', 'cluster')(name),
    endpoint: `https://${name}.eks.example`,
    certificateAuthority: { data: 'Q0E=' },
    identities: [{ oidcs: [{ issuer: `https://oidc.example/${name}` }] }],
    vpcConfig: { clusterSecurityGroupId: 'sg-1', vpcId: 'vpc-1' },
  }),
  'tls:index/privateKey:PrivateKey': () => ({
    privateKeyPem: secret('PRIVATE'),
    publicKeyPem: 'PUBLIC',
  }),
  'tls:index/selfSignedCert:SelfSignedCert': () => ({ certPem: 'CERTIFICATE' }),
  'kubernetes:core/v1:Namespace': name => ({ metadata: { name, uid: `uid-${name}` } }),
  'kubernetes:core/v1:Service': () => ({ spec: { clusterIP: '10.0.0.10' } }),
  'kubernetes:helm.sh/v3:Release': name => ({ status: { name, namespace: 'monitoring', revision: 1, status: 'deployed' } }),
  'peer:index:Anything': name => ({
    result: `${name}-result`,
    items: [`${name}-a`, `${name}-b`],
    labels: { of: name },
    password: secret(`${name}-password`),
  }),
};

export const remotes = {
  'peer:index:Remote': name => ({ endpoint: `https://${name}.example` }),
};

/** What the provider adds to the inputs of this resource. */
export const computed = (type, name) => providers[type]?.(name) ?? {};

export const reads = {
  'aws:ec2/vpc:Vpc': id => ({ cidrBlock: '10.9.0.0/16', arn: `arn:aws:ec2:${region}:${account}:vpc/${id}` }),
  'kubernetes:core/v1:Namespace': id => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: id, uid: `uid-${id}` } }),
  'peer:index:Anything': id => ({ result: `${id}-read` }),
  'pulumi:pulumi:StackReference': id => ({
    name: id,
    outputs: { vpcId: 'vpc-base', zones: ['a', 'b'], nested: { port: 8080 }, token: secret('base-token') },
    secretOutputNames: ['token'],
  }),
};

export const functions = {
  'aws:index/getCallerIdentity:getCallerIdentity': () => ({
    accountId: account,
    arn: `arn:aws:iam::${account}:root`,
    id: account,
    userId: 'root',
  }),
  'aws:index/getAvailabilityZones:getAvailabilityZones': () => ({
    id: region,
    names: ['a', 'b'],
    zoneIds: ['z1', 'z2'],
    groupNames: [],
    region,
  }),
  'peer:index:describe': args => ({ text: `described ${args.text}` }),
};

export const methods = {
  'peer:index:Anything/greet': args => ({ greeting: `hello ${typeof args.who === 'string' ? args.who : 'stranger'}` }),
};

/** Functions that report what is wrong with their arguments. */
export const failing = new Map([
  [
    'peer:index:fail',
    [
      ['text', 'is too short'],
      ['list', 'is missing'],
    ],
  ],
]);

/** Types that the engine does not register. */
export const refused = new Set(['peer:index:Refused']);
