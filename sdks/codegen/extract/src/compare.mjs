const limit = 20;

/** What differs between two schemas, as lines `+ path`, `- path`, `~ path: old -> new`; at most `limit` of them. */
export function compare(committed, derived) {
  const lines = [];
  walk(committed, derived, '');
  return lines.length <= limit ? lines : [...lines.slice(0, limit), `... and ${lines.length - limit} more`];

  function walk(left, right, path) {
    if (!isObject(left) || !isObject(right)) {
      if (JSON.stringify(left) !== JSON.stringify(right)) lines.push(`~ ${path}: ${brief(left)} -> ${brief(right)}`);
      return;
    }
    for (const key of [...new Set([...Object.keys(left), ...Object.keys(right)])].sort()) {
      const child = path === '' ? key : `${path} > ${key}`;
      if (!(key in left)) lines.push(`+ ${child}`);
      else if (!(key in right)) lines.push(`- ${child}`);
      else walk(left[key], right[key], child);
    }
  }
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function brief(value) {
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
