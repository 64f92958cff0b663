const says = [
  /\bchang(?:ing|es to) this(?: \w+)? (?:will )?(?:force|require|trigger)s? (?:\w+ ){0,3}(?:new|replacement|recreation)\b/i,
  /^forces (?:a )?(?:new resource|replacement)(?: to be created)?(?: (?:if|when) (?:changed|modified))?$/i,
  /\bimmutable and causes resource replacement when mutated\b/i,
  /\bmodifying this field after creation will trigger recreation\b/i,
  /^the resource must be recreated to modify this field$/i,
];
const condition = /\b(?:if|unless|when) (?!changed|modified|mutated)/i;

/**
 * Whether the documentation of a property says, without an if, that changing it replaces the resource. What the package does
 * not say stays unsaid.
 */
export function forcesReplacement(comment) {
  const text = comment.replace(/^[ \t]*\/?\*+\/?/gm, ' ').replace(/\*\/\s*$/, ' ').replace(/\s+/g, ' ');
  const sentences = text.split(/[.;:(),]\s|[.)]$/).map(sentence => sentence.replace(/[*_]/g, '').trim());
  return sentences.some((sentence, index) =>
    says.some(phrase => phrase.test(sentence)) && !condition.test(`${sentences[index - 1] ?? ''} ${sentence}`));
}
