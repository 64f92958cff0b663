// How numbers, amounts, times and operations are written.

const whole = new Intl.NumberFormat('en-US');
const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const severities = ['critical', 'high', 'medium', 'low'];
const operations = ['delete', 'delete-replaced', 'replace', 'update', 'create', 'import', 'read', 'discard', 'same'];
const signs = { create: '+', import: '=', update: '~', replace: '±', delete: '−', 'delete-replaced': '−', read: '>', discard: '<', same: '' };

function count(number, noun) {
  return `${whole.format(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function money(amount) {
  return `$${cents.format(amount)}`;
}

/** Without cents, for headings. */
function dollars(amount) {
  return `$${whole.format(Math.round(amount))}`;
}

function difference(amount) {
  const rounded = Math.round(amount * 100) / 100;
  return rounded > 0 ? `+${money(rounded)}` : rounded < 0 ? `−${money(-rounded)}` : money(0);
}

/** Minutes and seconds, hours before them from an hour on. */
function time(seconds) {
  const all = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Such as "3 to create, 58 unchanged". */
function summary(counts) {
  const parts = operations.toReversed().filter((name) => counts[name] && !['same', 'read', 'discard'].includes(name))
    .map((name) => `${whole.format(counts[name])} to ${name}`);
  if (parts.length === 0) parts.push('no changes');
  if (counts.same) parts.push(`${whole.format(counts.same)} unchanged`);
  return parts.join(', ');
}
