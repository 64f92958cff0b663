import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build, tokens } from './fixture.mjs';

const schema = build();
const wall = schema.resources['fix:net/wall:Wall'];

test('the package is named with its version, module format and namespaces', () => {
  assert.equal(`${schema.name} ${schema.version}`, 'fix 1.2.3');
  assert.deepEqual(schema.meta, { moduleFormat: '(.*)(?:/[^/]*)' });
  assert.deepEqual(schema.language.csharp.namespaces, { fix: 'Fix', net: 'Net' });
});

test('defaults come from the environment, then from a literal', () => {
  assert.deepEqual(schema.provider.inputProperties, {
    region: { type: 'string', default: 'here', defaultInfo: { environment: ['FIX_REGION', 'REGION'] } },
    retries: { type: 'integer', default: 3 },
    skip: { type: 'boolean', default: true },
  });
});

test('inputs keep type, secrecy, constant, plainness, replacement and deprecation', () => {
  const color = { $ref: '#/types/fix:net/Color:Color' };
  assert.deepEqual(wall.inputProperties, {
    color: { type: 'string', oneOf: [{ type: 'string' }, color] },
    doors: { type: 'array', items: { $ref: '#/types/fix:net/WallDoor:WallDoor' } },
    extra: { $ref: 'pulumi.json#/Json' },
    file: { $ref: 'pulumi.json#/Asset' },
    height: { type: 'integer', willReplaceOnChanges: true },
    keeper: { type: 'string' },
    kind: { type: 'string', const: 'wall' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    material: { type: 'string', deprecationMessage: 'Deprecated in the official package.' },
    password: { type: 'string', secret: true },
    port: { oneOf: [{ type: 'integer' }, { type: 'string' }] },
    shape: { type: 'string', plain: true },
    wall: { type: 'string', language: { csharp: { name: 'WallName' } } },
  });
  assert.deepEqual(wall.requiredInputs, ['height']);
});

test('outputs are required unless they may be undefined', () => {
  assert.deepEqual(wall.required, ['height', 'wall']);
  assert.deepEqual(wall.properties.password, { type: 'string', secret: true });
  assert.deepEqual(wall.properties.height, { type: 'integer', replaceOnChanges: true });
});

test('state, aliases and deprecation of the resource are kept', () => {
  assert.deepEqual(wall.stateInputs.properties, { height: { type: 'integer' }, password: { type: 'string', secret: true } });
  assert.deepEqual(wall.aliases, [{ type: 'fix:old/wall:Wall' }]);
  assert.equal(wall.deprecationMessage, 'Deprecated in the official package.');
});

test('a type used on both sides has the inputs required by the input side and every property of either', () => {
  assert.deepEqual(schema.types['fix:net/WallDoor:WallDoor'], {
    type: 'object',
    properties: {
      inner: { $ref: '#/types/fix:net/WallDoor:WallDoor' },
      lock: { type: 'string', secret: true, willReplaceOnChanges: true },
      serial: { type: 'string' },
      width: { type: 'number', default: 0.9 },
    },
    required: ['lock'],
  });
});

test('an enum keeps names, values and deprecation', () => {
  assert.deepEqual(schema.types['fix:net/Color:Color'], {
    type: 'string',
    enum: [{ name: 'Red', value: 'red' }, { name: 'Beige', value: 'beige', deprecationMessage: 'Deprecated in the official package.' }],
  });
});

test('a function has plain arguments and a result', () => {
  const filters = { type: 'array', items: { $ref: '#/types/fix:net/getWallFilter:getWallFilter' } };
  assert.deepEqual(schema.functions['fix:net/getWall:getWall'], {
    inputs: { type: 'object', properties: { filters, name: { type: 'string' } }, required: ['name'] },
    outputs: { type: 'object', properties: { filters, height: { type: 'integer' }, id: { type: 'string' } }, required: ['height', 'id'] },
  });
});

const refused = {
  'an undecided number': [
    facts => { delete facts.numbers['fix:net/wall:Wall'].height; },
    /'fix:net\/wall:Wall' does not say whether 'height'/],
  'a number decided as nonsense': [facts => { facts.numbers['fix:net/wall:Wall'].height = 'long'; }, /does not say whether 'height'/],
  'an output called like its class': [facts => { facts.names = {}; }, /has the property 'wall', which C# cannot call Wall/],
  'a module without namespace': [facts => { delete facts.namespaces.net; }, /namespaces: nothing for 'net'/],
  'a fact that nothing asks for': [
    facts => { facts.secrets['fix:net/gate:Gate'] = ['key']; },
    /secrets: nothing asks for 'key' of 'fix:net\/gate:Gate'\n {2}fix: delete it/],
  'a missing section': [facts => { delete facts.json; }, /the section 'json' is missing/],
};

for (const [name, [change, message]] of Object.entries(refused)) {
  test(`${name} is refused`, () => assert.throws(() => build(change), message));
}

test('an unknown token is refused with the nearest known one', () => {
  assert.throws(
    () => build(() => {}, [...tokens, 'fix:net/wal:Wal']),
    { message: "list: 'fix:net/wal:Wal' is not in @pulumi/fix 1.2.3\n  fix: write fix:net/wall:Wall" });
});
