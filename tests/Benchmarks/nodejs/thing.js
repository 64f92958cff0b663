// A resource class as the official generator writes them. Its twin is ../Workload/Thing.cs.
const pulumi = require("@pulumi/pulumi");

class Thing extends pulumi.CustomResource {
  constructor(name, args, opts) {
    const inputs = {};
    inputs["capacity"] = args?.capacity;
    inputs["comment"] = args?.comment;
    inputs["enabled"] = args?.enabled;
    inputs["image"] = args?.image;
    inputs["label"] = args?.label;
    inputs["region"] = args?.region;
    inputs["rule"] = args?.rule;
    inputs["share"] = args?.share;
    inputs["tags"] = args?.tags;
    inputs["zones"] = args?.zones;
    super("benchmark:index:Thing", name, inputs, pulumi.mergeOptions({ version: "1.0.0" }, opts));
  }
}

/** The same values as in ../Workload/Things.cs. */
function declare(count) {
  for (let i = 0; i < count; i++) {
    new Thing(`thing-${i}`, {
      capacity: i % 100,
      comment: `the thing with the number ${i}`,
      enabled: i % 2 === 0,
      image: "registry.example/images/thing:1.2.3",
      label: `thing-${i}`,
      region: "eu-west-1",
      rule: { port: 8000 + (i % 1000), protocol: "tcp" },
      share: 0.75,
      tags: { environment: "benchmark", owner: "platform", number: `${i}` },
      zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
    });
  }
}

module.exports = { declare };
