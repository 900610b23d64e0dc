/** The questions of a message: "MOQ? and how is it shipped" are two. */

/** A message is looked at this far; what stands beyond is for a person to read. */
export const LONGEST_TEXT = 4000;

/** More questions than anyone answers one by one; the rest is read as part of the whole. */
const MOST_SENTENCES = 12;

/** Ends of sentences, lines and list items ("1)", "2.", "- "); a dot inside a number or an abbreviation is none. */
const SENTENCE_END = /[?？!！;；。\n]+|(?<=\p{L}{2})\.(?=\s|$)|(?:^|\s)(?:\d{1,2}[.)]|[-•*])\s+/u;

/** The sentences of a text, trimmed, empty ones left out. */
export function sentences(text: string): readonly string[] {
  return text
    .slice(0, LONGEST_TEXT)
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .slice(0, MOST_SENTENCES);
}

/**
 * Ways to take one sentence apart at a joining word or a comma: "MOQ and lead time" → ["MOQ", "lead time"].
 *
 * @param joiners  folded words that join questions in the languages served ("and", "also", "y", "и")
 * @returns        each way as its pieces, at least two, in the order of the sentence
 */
export function splits(sentence: string, joiners: readonly string[]): readonly (readonly string[])[] {
  const pattern = new RegExp(`\\s*[,，、&+/]\\s*|\\s+(?:${joiners.map(escapeForPattern).join('|')})\\s+`, 'iu');
  const pieces = sentence
    .split(pattern)
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}/u.test(piece));
  if (pieces.length < 2) return [];
  const ways: string[][] = [];
  if (pieces.length <= 4) ways.push(pieces);
  // Two parts at each joint, longest left part first: "price and lead time, and the DMF".
  let at = 0;
  for (const piece of pieces.slice(0, -1)) {
    at = sentence.indexOf(piece, at) + piece.length;
    const rest = sentence.slice(at).replace(pattern, '').trim();
    const left = sentence.slice(0, at).trim();
    if (left && rest && pieces.length > 2) ways.push([left, rest]);
  }
  return ways;
}

function escapeForPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
