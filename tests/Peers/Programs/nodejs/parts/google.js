const gcp = require('@pulumi/gcp');

module.exports = function google() {
  const network = new gcp.compute.Network('google', { autoCreateSubnetworks: false, routingMode: 'REGIONAL' });
  new gcp.compute.Subnetwork('google', {
    network: network.id,
    ipCidrRange: '10.1.0.0/20',
    region: 'europe-west1',
    secondaryIpRanges: [{ rangeName: 'pods', ipCidrRange: '10.2.0.0/16' }],
    logConfig: { aggregationInterval: 'INTERVAL_5_SEC', flowSampling: 0.5 },
  });
};
