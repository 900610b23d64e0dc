/** Which language a text is in, and which one its writer asks for. */
import { detectAll } from 'tinyld/light';
import { plainWords } from '../core/words.ts';
import type { FamiliarWords } from './familiar-words.ts';

/** Languages told apart in Latin script; others there are taken for the conversation's language. */
const LATIN = ['en', 'es', 'pt', 'fr', 'de', 'tr'];

/** Scripts that stand for one language among our customers' (han without kana: Chinese). */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Devanagari}/u, 'hi'],
];

/** Function words of Hindi as it is typed in Latin letters; two of them make a text Hindi. */
const ROMAN_HINDI = new Set(
  'kya hai hain ka ki ke ko se mein nahi nahin kitna kitne kitni chahiye bhav batao bataiye bata dena dedo karo karna kar aap aapka aapke mujhe hum humko kab kaise kahan milega milegi jaldi bhai ji accha theek wala wali yeh woh kyun abhi bhejo bhej sakte'.split(
    ' ',
  ),
);

/** Below this many words a text says too little; the conversation's language is kept. */
const ENOUGH_WORDS = 6;

/**
 * The language of a text: by its script, then by words that only one of our languages has, then by its letters.
 *
 * @param text      the words, best without product names and numbers, which belong to no language
 * @param fallback  the conversation's language, kept when the text is too short to tell
 * @param familiar  what we know of the languages that we have phrasings in
 * @returns ISO 639-1
 */
export function languageOf(text: string, fallback: string, familiar?: FamiliarWords): string {
  const byScript = languageOfScript(text);
  if (byScript) return byScript;
  const words = plainWords(text)
    .split(' ')
    .filter((word) => /\p{L}/u.test(word));
  if (words.filter((word) => ROMAN_HINDI.has(word)).length >= 2) return 'hi';
  const [likeliest, ...others] = familiar?.(text) ?? [];
  if (likeliest !== undefined && others.length === 0) return likeliest;
  // What may well be the language at hand is: a guess by the letters is weaker than that.
  const isPlausible = likeliest === fallback || others.includes(fallback);
  return isPlausible || words.length < ENOUGH_WORDS ? fallback : (languageOfLetters(text) ?? fallback);
}

/** The language that a text's script gives away, if one does. */
export function languageOfScript(text: string): string | undefined {
  return SCRIPTS.find(([script]) => script.test(text))?.[1];
}

/**
 * A guess by the letters alone, for what our own phrasings do not tell. Weaker than they are (84 to 90 of 100 where they
 * have 93 to 97 and err in one), and in 12 MB of memory where the best such library takes 77.
 */
function languageOfLetters(text: string): string | undefined {
  return detectAll(text.slice(0, 2000), { only: LATIN })[0]?.lang;
}

/** Names of the languages we may be asked for, in the languages people ask in, folded. */
const NAMES: ReadonlyMap<string, string> = new Map(
  ['en', 'zh', 'es', 'ru', 'pt', 'ar', 'fr', 'de', 'tr', 'hi'].flatMap((language) =>
    ['en', 'zh', 'es', 'ru', 'pt', 'ar', 'fr', 'de', 'tr', language].map(
      (inLanguage) =>
        [plainWords(new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? ''), language] as const,
    ),
  ),
);

/** Other words for languages, folded. */
const MORE_NAMES: ReadonlyMap<string, string> = new Map([
  ['mandarin', 'zh'],
  ['espanol', 'es'],
  ['castellano', 'es'],
  ['ingles', 'en'],
  ['по русски', 'ru'],
  ['по английски', 'en'],
  ['на английском', 'en'],
  ['на русском', 'ru'],
  ['на китайском', 'zh'],
  ['на испанском', 'es'],
  ['на португальском', 'pt'],
  ['на арабском', 'ar'],
  ['по китайски', 'zh'],
  ['по испански', 'es'],
  ['по португальски', 'pt'],
  ['по арабски', 'ar'],
  ['英语', 'en'],
  ['英文', 'en'],
  ['中文', 'zh'],
  ['english', 'en'],
  ['العربية', 'ar'],
  ['عربي', 'ar'],
]);

const ASKED_FOR: readonly { readonly needle: string; readonly language: string }[] = [...MORE_NAMES, ...NAMES]
  .filter(([name]) => name !== '')
  .map(([name, language]) => ({ needle: ` ${plainWords(name)} `, language }));

/** A request for a language is short; longer texts name languages for other reasons ("the SDS in German"). */
const LONGEST_REQUEST = 8;
const LONGEST_REQUEST_LETTERS = 80;

/** The language that a text asks to be answered in, when it names one and is short enough to be that request. */
export function languageAskedFor(text: string): string | undefined {
  if (text.length > LONGEST_REQUEST_LETTERS) return undefined;
  const words = plainWords(text);
  const characters = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  // A Chinese word has two characters on the average.
  if (words.split(' ').length - characters / 2 > LONGEST_REQUEST) return undefined;
  const folded = ` ${words} `;
  return ASKED_FOR.find(({ needle }) => folded.includes(needle))?.language;
}
