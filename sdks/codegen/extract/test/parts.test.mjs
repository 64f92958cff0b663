import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from '../src/compare.mjs';
import { emit } from '../src/emit.mjs';
import { readList } from '../src/list.mjs';
import { forcesReplacement } from '../src/replacement.mjs';
import { build, inFile } from './fixture.mjs';

test('a list is its tokens without comments', () => {
  const text = '# Network\naws:ec2/vpc:Vpc # the network\n\n aws:ec2/subnet:Subnet\r\n';
  assert.deepEqual(inFile(text, readList), ['aws:ec2/vpc:Vpc', 'aws:ec2/subnet:Subnet']);
});

const badLists = {
  'a line that is no token': ['aws:ec2/vpc', /file:1: 'aws:ec2\/vpc' is not a token/],
  'a token listed twice': ['a:b:C\na:b:C', /file:2: 'a:b:C' is listed twice/],
};

for (const [name, [text, message]] of Object.entries(badLists)) {
  test(`${name} is refused with its line`, () => assert.throws(() => inFile(text, readList), message));
}

test('a list that is not there is refused', () => {
  assert.throws(() => readList('nowhere.txt'), /nowhere\.txt: there is no list/);
});

const sentences = {
  'Changing this forces a new resource to be created.': true,
  'Changing this value requires creating a new resource.': true,
  'Name of the cluster. Forces replacement if changed.': true,
  '(Required, Forces new resource) The name.': true,
  'The field is immutable and causes resource replacement when mutated.': true,
  'If the type is anything else, changing this value forces a new resource to be created.': false,
  'Whether to force detaching policies before destroying it.': false,
  'Updating in place instead of forcing recreation of the certificate.': false,
};

for (const [sentence, expected] of Object.entries(sentences)) {
  test(`${expected ? 'replaces' : 'does not replace'}: ${sentence}`, () => {
    assert.equal(forcesReplacement(`/**\n * ${sentence}\n */`), expected);
  });
}

test('the same schema is the same text, whatever order its keys were added in', () => {
  const reversed = value => (value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, reversed(member)])));
  const schema = build();
  assert.equal(emit(reversed(schema)), emit(schema));
  assert.deepEqual(JSON.parse(emit(schema)), JSON.parse(emit(JSON.parse(emit(schema)))));
});

test('what fits a line stands on one line', () => {
  const long = 'x'.repeat(140);
  assert.equal(
    emit({ name: 'a', types: { short: { required: ['b', 'a'] }, long: { type: long } } }),
    `{\n  "name": "a",\n  "types": {\n    "long": {\n      "type": "${long}"\n    },\n    "short": { "required": ["a", "b"] }\n  }\n}\n`);
});

test('a difference names what came, went and changed', () => {
  assert.deepEqual(
    compare({ types: { a: { x: 1 }, b: {} } }, { types: { a: { x: 2 }, c: {} } }),
    ['~ types > a > x: 1 -> 2', '- types > b', '+ types > c']);
});

test('many differences are cut short with their number', () => {
  const many = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`key${index}`, index]));
  assert.equal(compare({}, many).at(-1), '... and 5 more');
});
