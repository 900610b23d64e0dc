/** Greetings and thanks: alone they are the message, in front of a question they are not. */
import { plainWords } from '../core/words.ts';

export interface CourtesyWords {
  /** Folded greetings of one or several words. */
  readonly greetings: readonly string[];
  /** Folded thanks and goodbyes. */
  readonly thanks: readonly string[];
}

/** Words that go with a courtesy and ask nothing. */
const FILLERS = new Set(
  'sir madam dear team all there friend bro mr ms mam maam everyone please you and the very much a lot so again ok okay'.split(
    ' ',
  ),
);

/** What a text is when everything in it is courtesy. Emoji alone count as thanks: a nod. */
export function courtesyOf(text: string, words: CourtesyWords): 'st-greeting' | 'st-thanks-bye' | null {
  const folded = plainWords(text);
  if (folded === '') return /\p{Extended_Pictographic}/u.test(text) ? 'st-thanks-bye' : null;
  const greeting = strip(folded, words.greetings);
  const thanks = strip(greeting.rest, words.thanks);
  const left = thanks.rest.split(' ').filter((word) => word !== '' && !FILLERS.has(word));
  if (left.length > 0) return null;
  if (thanks.found) return 'st-thanks-bye';
  return greeting.found ? 'st-greeting' : null;
}

/** The text without a greeting in front of it; the text itself when nothing else is left. */
export function withoutGreeting(text: string, words: CourtesyWords): string {
  const trimmed = text.trimStart();
  const lower = trimmed.toLowerCase();
  const greeting = [...words.greetings].sort((a, b) => b.length - a.length).find((g) => startsWithWords(lower, g));
  if (!greeting) return text;
  const rest = trimmed.slice(greeting.length).replace(/^[\s,.!:;–-]+/, '');
  const filler = /^(?:sir|madam|dear|team|all|there|friend|bro|mam|everyone)\b[\s,.!:;–-]*/i;
  const bare = rest.replace(filler, '').replace(filler, '');
  return /\p{L}/u.test(bare) ? bare : text;
}

function startsWithWords(lower: string, greeting: string): boolean {
  return lower.startsWith(greeting) && !/[\p{L}\p{N}]/u.test(lower.charAt(greeting.length));
}

function strip(folded: string, phrases: readonly string[]): { rest: string; found: boolean } {
  let rest = ` ${folded} `;
  let found = false;
  for (const phrase of [...phrases].sort((a, b) => b.length - a.length)) {
    while (rest.includes(` ${phrase} `)) {
      rest = rest.replace(` ${phrase} `, ' ');
      found = true;
    }
  }
  return { rest: rest.trim(), found };
}
