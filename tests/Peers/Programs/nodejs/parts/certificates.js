const tls = require('@pulumi/tls');

module.exports = function certificates() {
  const key = new tls.PrivateKey('authority', { algorithm: 'ECDSA', ecdsaCurve: 'P384' });
  new tls.SelfSignedCert('authority', {
    privateKeyPem: key.privateKeyPem,
    isCaCertificate: true,
    validityPeriodHours: 8760,
    allowedUses: ['cert_signing', 'crl_signing'],
    subject: { commonName: 'peers', organization: 'Peers' },
  });
};
