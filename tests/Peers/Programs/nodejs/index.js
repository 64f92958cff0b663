// The peer program on the official SDK. Its twin in C# is ../dotnet: the same parts under the same names, the same resources in the
// same order.
const pulumi = require('@pulumi/pulumi');
const faults = require('./parts/faults');

module.exports = async () => {
  const config = new pulumi.Config();
  const fault = config.get('fault');
  return fault ? faults[fault](config) : require('./parts/everything')(config);
};
