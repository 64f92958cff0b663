/** A mistake of whoever runs the tool: printed as one line with its fix, without a stack trace. */
export class Fault extends Error {
  constructor(where, what, fix) {
    super(`${where}: ${what}\n  fix: ${fix}`);
    this.name = 'Fault';
  }
}
