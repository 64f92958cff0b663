"use strict";
// Each stack has one thing that is sound, and one fault of the severity that it is named after.
const pulumi = require("@pulumi/pulumi");

const faults = {
  low: ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, self: true }] }],
  medium: ["aws:kms/key:Key", { enableKeyRotation: false }],
  high: ["aws:s3/bucket:Bucket", { bucket: "faulty-things" }],
  critical: [
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    { securityGroupId: "sg-0123456789abcdef0", cidrIpv4: "0.0.0.0/0", ipProtocol: "tcp", fromPort: 22, toPort: 22 },
  ],
};

const [type, inputs] = faults[pulumi.getStack()];
new pulumi.CustomResource("aws:sns/topic:Topic", "sound", {});
new pulumi.CustomResource(type, "fault", inputs, { protect: true });
