"use strict";
const aws = require("@pulumi/aws");
const k8s = require("@pulumi/kubernetes");
const pulumi = require("@pulumi/pulumi");
const tls = require("@pulumi/tls");

const config = new pulumi.Config();

class Storage extends pulumi.ComponentResource {
  constructor(name, options) {
    super("shop:index:Storage", name, {}, options);
    this.bucket = new aws.s3.Bucket(`${name}-data`, { tags: { owner: "shop" } }, { parent: this, protect: true });
    this.arn = this.bucket.arn;
    this.registerOutputs({ arn: this.arn });
  }
}

// The engine calls this back for the component and its children.
function tagged({ type, props, opts }) {
  return type === "aws:s3/bucket:Bucket" ? { props: { ...props, tags: { ...props.tags, team: "storage" } }, opts } : undefined;
}

function base() {
  return { network: new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" }).id, password: pulumi.secret("hush") };
}

function shop() {
  const foundation = new pulumi.StackReference("organization/shop/base");
  const subnet = new aws.ec2.Subnet("web", { vpcId: foundation.getOutput("network"), cidrBlock: "10.0.1.0/24" });
  const storage = new Storage("store", { transforms: [tagged] });
  const key = new tls.PrivateKey("key", { algorithm: "ECDSA", ecdsaCurve: "P256" });
  const provider = new k8s.Provider("cluster", { kubeconfig: pulumi.secret("{}"), enableServerSideApply: true });
  const space = new k8s.core.v1.Namespace("space", {}, { provider });
  const secret = new k8s.core.v1.Secret("token", {
    metadata: { namespace: space.metadata.name },
    stringData: { token: config.requireSecret("token"), password: foundation.requireOutput("password") },
  }, { provider, dependsOn: [storage] });
  return { arn: storage.arn, subnet: subnet.id, secret: secret.metadata.name, publicKey: key.publicKeyPem, privateKey: key.privateKeyPem };
}

module.exports = config.require("part") === "base" ? base() : shop();
