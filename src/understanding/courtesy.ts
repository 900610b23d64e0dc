/** Greetings and thanks: alone they are the message, in front of a question they are not. */
import { plainWords } from '../core/words.ts';
import { wordPlaces } from './word-places.ts';

export interface CourtesyWords {
  /** Folded greetings of one or several words, of all languages served. */
  readonly greetings: readonly string[];
  /** Folded thanks and goodbyes. */
  readonly thanks: readonly string[];
}

/** Words that go with a courtesy and ask nothing, folded. */
const FILLERS = new Set(
  [
    'sir madam dear team all there friend bro mr ms mam maam everyone please you and the very much a lot so again ok okay',
    'senor senora senores senorita estimado estimada estimados amigo amiga amigos equipo todos don muy buen y por favor',
    'senhor senhora senhores prezado prezada prezados caro cara equipe pessoal tudo bem muito e por gentileza',
    'уважаемый уважаемая уважаемые коллеги коллега господин друзья вам вас большое и пожалуйста всем',
    '您 你 们 先 生 女 士 好 的 啊 呀 哦 了 请 问 朋 友 老 板 亲',
    'اخي اختي استاذ سيدي الفاضل الكريم الكرام حضرتك يا و جزيلا كثيرا لكم لك من فضلك',
  ].flatMap((words) => plainWords(words).split(' ')),
);

/** The same, ready for comparing; made once for a list of words. */
interface Compiled {
  /** Longest first. */
  readonly greetings: readonly string[];
  readonly thanks: readonly string[];
  readonly greetingKeys: ReadonlySet<string>;
  /** Every word that a courtesy may have. */
  readonly words: ReadonlySet<string>;
  /** Words in the longest greeting. */
  readonly longest: number;
}

const compiled = new WeakMap<CourtesyWords, Compiled>();

function compile(words: CourtesyWords): Compiled {
  const known = compiled.get(words);
  if (known) return known;
  const longestFirst = (list: readonly string[]) => [...new Set(list)].sort((a, b) => b.length - a.length);
  const greetings = longestFirst(words.greetings);
  const thanks = longestFirst(words.thanks);
  const made = {
    greetings,
    thanks,
    words: new Set([...FILLERS, ...[...greetings, ...thanks].flatMap((phrase) => phrase.split(' '))]),
    greetingKeys: new Set(greetings),
    longest: Math.max(1, ...greetings.map((greeting) => greeting.split(' ').length)),
  };
  compiled.set(words, made);
  return made;
}

/** What a text is when everything in it is courtesy. Emoji alone count as thanks: a nod. */
export function courtesyOf(text: string, words: CourtesyWords): 'st-greeting' | 'st-thanks-bye' | null {
  const folded = plainWords(text);
  if (folded === '') return /\p{Extended_Pictographic}/u.test(text) ? 'st-thanks-bye' : null;
  const { greetings, thanks, words: courteous } = compile(words);
  if (!folded.split(' ').every((word) => courteous.has(word))) return null;
  const greeting = strip(folded, greetings);
  const thanking = strip(greeting.rest, thanks);
  const left = thanking.rest.split(' ').filter((word) => word !== '' && !FILLERS.has(word));
  if (left.length > 0) return null;
  if (thanking.found) return 'st-thanks-bye';
  return greeting.found ? 'st-greeting' : null;
}

/** The text without a greeting in front of it; the text itself when nothing else is left. */
export function withoutGreeting(text: string, words: CourtesyWords): string {
  const { greetingKeys, longest } = compile(words);
  const first = wordPlaces(text, longest + MOST_FILLERS);
  const keyOf = (count: number) =>
    first
      .slice(0, count)
      .map(({ key }) => key)
      .join(' ');
  let count = Math.min(longest, first.length);
  while (count > 0 && !greetingKeys.has(keyOf(count))) count--;
  if (count === 0) return text;
  const most = count + MOST_FILLERS;
  while (count < Math.min(most, first.length) && FILLERS.has(first[count]!.key)) count++;
  const bare = text.slice(first[count - 1]!.end).replace(/^[\s\p{P}]+/u, '');
  return /\p{L}/u.test(bare) ? bare : text;
}

/** "Dear sir madam": more such words are part of what is asked. */
const MOST_FILLERS = 2;

function strip(folded: string, phrases: readonly string[]): { rest: string; found: boolean } {
  let rest = ` ${folded} `;
  let found = false;
  for (const phrase of phrases) {
    while (rest.includes(` ${phrase} `)) {
      rest = rest.replace(` ${phrase} `, ' ');
      found = true;
    }
  }
  return { rest: rest.trim(), found };
}
