const phrases = [
  /\bchang(?:ing|es to) this(?: \w+)?,? (?:will )?(?:forces?|requires?|triggers?) (?:\w+ ){0,2}(?:a |creating a )?(?:new|replacement|re-?creation)\b/i,
  /(?:^|[.(,*]\s*)forces (?:a )?(?:new resource|replacement)(?: to be created)?(?: (?:if|when) (?:changed|modified))?\s*(?:[.),]|$)/im,
  /\bimmutable and causes resource replacement when\s+mutated\b/i,
  /\bmodifying this field after creation will trigger recreation\b/i,
];

/**
 * Whether the documentation of a property says, without an if, that changing it replaces the resource. What the package does
 * not say stays unsaid.
 */
export function forcesReplacement(comment) {
  const text = comment.replace(/^\s*\/?\*+\/?/gm, ' ').replace(/[ \t\r\n]+/g, ' ');
  return phrases.some(phrase => phrase.test(text));
}
