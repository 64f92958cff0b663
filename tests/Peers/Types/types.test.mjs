import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { catalogue, judge } from './judge.mjs';
import { literals } from './literals.mjs';
import { outputs } from './outputs.mjs';

const file = path.resolve(import.meta.dirname, '../../../sdks/tls/schema.json');
const key = ({ resources }) => resources['tls:index/privateKey:PrivateKey'];
const certificate = ({ resources }) => resources['tls:index/selfSignedCert:SelfSignedCert'];
const lookup = ({ functions }) => functions['tls:index/getCertificate:getCertificate'];
const found = ({ types }) => types['tls:index/getCertificateCertificate:getCertificateCertificate'];

/** The faults that the judge finds in the tls schema after a change to it. */
function faultsOf(change) {
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  change(schema);
  const { diagnostics } = judge(literals(schema), outputs(schema, catalogue('tls')));
  return diagnostics.map(({ token, path: at, message }) => `${token} ${at}: ${message}`);
}

function rename(properties, from, to) {
  properties[to] = properties[from];
  delete properties[from];
}

test('the schema as it is has no fault', () => {
  assert.deepEqual(faultsOf(() => {}), []);
});

const faults = {
  'a wrong input': [schema => rename(key(schema).inputProperties, 'rsaBits', 'rsaBit'), /PrivateKey rsaBit: .*TS2353/],
  'a wrong input type': [schema => { key(schema).inputProperties.rsaBits.type = 'boolean'; }, /PrivateKey rsaBits: .*TS2322/],
  'a lost required input': [schema => { delete key(schema).inputProperties.algorithm; }, /'algorithm' is missing/],
  'a wrong state': [schema => rename(key(schema).stateInputs.properties, 'rsaBits', 'rsaBit'), /PrivateKey rsaBit: .*TS2353/],
  'a wrong output': [schema => rename(key(schema).properties, 'publicKeyPem', 'publicPem'), /PrivateKey publicPem: .*TS2339/],
  'a wrong output type': [schema => { key(schema).properties.rsaBits.type = 'string'; }, /PrivateKey rsaBits: .*TS2344/],
  'an output that may be missing': [schema => certificate(schema).required.push('dnsNames'), /SelfSignedCert dnsNames: .*does not satisfy/],
  'a wrong argument': [schema => rename(lookup(schema).inputs.properties, 'url', 'uri'), /uri: .*TS2353/],
  'a wrong result': [schema => rename(lookup(schema).outputs.properties, 'url', 'uri'), /uri: .*TS2339/],
  'a wrong nested output': [schema => rename(found(schema).properties, 'isCa', 'isCA'), /getCertificateCertificate isCA: .*TS2339/],
};

for (const [name, [change, expected]] of Object.entries(faults)) {
  test(`${name} is found`, () => {
    const reported = faultsOf(change);
    assert.ok(reported.some(fault => expected.test(fault)), `${expected} is not among\n${reported.join('\n')}`);
  });
}
