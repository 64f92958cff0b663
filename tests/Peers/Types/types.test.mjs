import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { catalogue, judge } from './judge.mjs';
import { literals } from './literals.mjs';
import { outputs } from './outputs.mjs';

const file = path.resolve(import.meta.dirname, '../../../sdks/tls/schema.json');
const keyToken = 'tls:index/privateKey:PrivateKey';

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
  'a wrong input': [({ resources }) => rename(resources[keyToken].inputProperties, 'rsaBits', 'rsaBit'), /PrivateKey rsaBit: .*TS2353/],
  'a wrong input type': [({ resources }) => { resources[keyToken].inputProperties.rsaBits.type = 'boolean'; }, /PrivateKey rsaBits: .*TS2322/],
  'a lost required input': [({ resources }) => { delete resources[keyToken].inputProperties.algorithm; }, /'algorithm' is missing/],
  'a wrong state': [({ resources }) => rename(resources[keyToken].stateInputs.properties, 'rsaBits', 'rsaBit'), /PrivateKey rsaBit: .*TS2353/],
  'a wrong output': [({ resources }) => rename(resources[keyToken].properties, 'publicKeyPem', 'publicPem'), /PrivateKey publicPem: .*TS2339/],
  'a wrong output type': [({ resources }) => { resources[keyToken].properties.rsaBits.type = 'string'; }, /PrivateKey rsaBits: .*TS2344/],
  'an output that may be missing': [
    ({ resources }) => { resources['tls:index/selfSignedCert:SelfSignedCert'].required.push('dnsNames'); },
    /SelfSignedCert dnsNames: .*'string\[\] \| undefined' does not satisfy/],
  'a wrong argument': [({ functions }) => rename(functions['tls:index/getCertificate:getCertificate'].inputs.properties, 'url', 'uri'), /uri: .*TS2353/],
  'a wrong result': [({ functions }) => rename(functions['tls:index/getCertificate:getCertificate'].outputs.properties, 'url', 'uri'), /uri: .*TS2339/],
  'a wrong nested output': [
    ({ types }) => rename(types['tls:index/getCertificateCertificate:getCertificateCertificate'].properties, 'isCa', 'isCA'),
    /getCertificateCertificate isCA: .*TS2339/],
};

for (const [name, [change, expected]] of Object.entries(faults)) {
  test(`${name} is found`, () => {
    const found = faultsOf(change);
    assert.ok(found.some(fault => expected.test(fault)), `${expected} is not among\n${found.join('\n')}`);
  });
}
