/** What phrasings are compared by, as numbers: words, and triples of letters. */

/** Scripts that put no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const WORD_SEED = 7;
const TRIPLE_SEED = 1_000_003;

/** The words of a folded text; where a script has no spaces, each pair of neighbouring characters. */
export function wordsOf(folded: string): readonly string[] {
  if (folded === '') return [];
  const words = folded.split(' ');
  if (!UNSPACED.test(folded)) return words;
  return words.flatMap((word) => {
    if (!UNSPACED.test(word) || word.length < 2) return [word];
    return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  });
}

/**
 * Hashes of the features of a text, each once; two that share a hash make two texts a little more alike, nothing else.
 *
 * @param folded  words separated by single spaces
 */
export function featuresOf(folded: string): readonly number[] {
  const found = new Set<number>();
  for (const word of wordsOf(folded)) {
    found.add(hash(word, WORD_SEED));
    if (UNSPACED.test(word)) continue;
    const edged = `_${word}_`;
    for (let at = 0; at < edged.length - 2; at++) found.add(hash(edged.slice(at, at + 3), TRIPLE_SEED));
  }
  return [...found];
}

/** Source: Fowler, Noll and Vo, FNV-1a, over UTF-16 units. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
