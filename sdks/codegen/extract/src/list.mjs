import { existsSync, readFileSync } from 'node:fs';
import { Fault } from './fault.mjs';

/** The tokens of a list file, in order: one per line, `#` starts a comment. */
export function readList(file) {
  if (!existsSync(file)) throw new Fault(file, 'there is no list', 'create it with one token per line');

  const tokens = [];
  readFileSync(file, 'utf8').split(/\r?\n/).forEach((line, index) => {
    const token = line.replace(/#.*/, '').trim();
    if (token === '') return;
    const where = `${file}:${index + 1}`;
    if (!/^[^\s:]+:[^\s:]*:[^\s:]+$/.test(token)) {
      throw new Fault(where, `'${token}' is not a token`, 'write package:module:member, for example aws:ec2/vpc:Vpc');
    }
    if (tokens.includes(token)) throw new Fault(where, `'${token}' is listed twice`, 'delete the line');
    tokens.push(token);
  });
  return tokens;
}
