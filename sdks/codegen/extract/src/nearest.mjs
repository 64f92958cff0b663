/** The candidate with the smallest edit distance to `wanted`, or undefined when nothing is close. */
export function nearest(wanted, candidates) {
  const lower = wanted.toLowerCase();
  let best;
  let bestDistance = Math.ceil(wanted.length / 2);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function editDistance(left, right, limit) {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = previous[column - 1] + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[column] + 1, current[column - 1] + 1));
    }
    if (Math.min(...current) >= limit) return limit;
    previous = current;
  }
  return previous[right.length];
}
