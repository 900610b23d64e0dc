/** Long text in pieces that a network takes, cut where a reader would pause. */

/** Telegram's limit for one message, in UTF-16 units. */
const MAX_TEXT = 4096;

/** Where to cut, best first. Each match ends where a piece may end. */
const PLACES = [/\n\s*\n/g, /\n/g, /[.!?…]["'”’)]*\s+|[。！？]["'”’）]*/g, /\s+/g];
/** A cut in the first half leaves a stump; then the next best place is looked for. */
const LEAST_SHARE = 0.5;

/**
 * The pieces of a text, in order; joined they are the text again. No piece ends inside a character of two units. A
 * blank piece is left out: Telegram refuses it, and trims blank ends anyway.
 *
 * @param limit  longest piece in UTF-16 units, at least 2
 */
export function split(text: string, limit = MAX_TEXT): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = cut(rest, limit);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '');
}

function cut(text: string, limit: number): number {
  const window = text.slice(0, limit);
  for (const place of PLACES) {
    const ends = [...window.matchAll(place)].map((match) => match.index + match[0].length);
    const last = ends.at(-1) ?? 0;
    if (last >= limit * LEAST_SHARE) return last;
  }
  const isInsidePair = /[\uD800-\uDBFF]$/.test(window);
  return isInsidePair ? limit - 1 : limit;
}
