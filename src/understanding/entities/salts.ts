import { isMetal, misspeltSalt, saltNamed } from './salt-names.ts';
import { hanSalt, hanSaltsSaid } from './salts-in-han.ts';
import { readText, type Text, type Word } from './text.ts';
import type { SaltedSpan } from './types.ts';

/** "mesilato de imatinib", "clorhidrato de", "chlorhydrate d'": the Romance order. */
const LINK = new Set(['de', 'd', 'do', 'da', 'del', 'di', 'of']);
/** As many words as "phosphate monohydrate intermediate". */
const MOST = 3;
/** What may stand between a substance and its salt. */
const GAP = /^[ \-(/]{0,2}$/;
/** The name of an acid's remainder, before which a metal may stand: калия клавуланат. */
const ANION = /(?:at[eo]?|ат[аоуе]?м?|ات)$/;

/** "impurity A of ticagrelor", "KSM for apixaban": what is made from or found in a substance is not the substance. */
const PART_OF =
  /(?<!\p{L})(?<what>intermediates?|impurit(?:y|ies)|ksm|key starting materials?|starting materials?|intermedios?|impurezas?|интермедиат\p{L}*|примес\p{L}*)(?: (?:no\.? ?)?[\p{L}\d-]{1,3})? (?:of|for|de|d') ?$/iu;

/**
 * Widens the span of a product name over the salt, hydrate or "intermediate" that is written around it.
 *
 * @param from     end of the product before it, whose salt is not this one's
 * @param isKnown  the substance is one of the list: a slip of the pen in its salt is forgiven
 */
export function withSalt(
  text: Text,
  index: number,
  end: number,
  { from = 0, isKnown = false }: { readonly from?: number; readonly isKnown?: boolean } = {},
): SaltedSpan {
  const { plain, words } = text;
  const han = hanSalt(plain, index, end);
  if (han) return han;
  const next = words.findIndex((word) => word.index >= end);
  const behind = saltsBehind(text, next === -1 ? words.length : next, end, isKnown);
  const part = PART_OF.exec(plain.slice(Math.max(0, index - 40), index));
  const what = part?.groups?.what?.toLowerCase();
  if (part && what !== undefined) {
    const kind = /^imp|^при/.test(what) ? 'impurity' : /^int|^инт/.test(what) ? 'intermediate' : 'starting material';
    return { index: index - part[0].length, end: behind.end, salts: [...behind.salts, kind] };
  }
  const before = saltsBefore(
    text,
    words.findLastIndex((word) => word.end <= index),
    { index, end, from, isKnown },
  );
  return { index: before.index, end: behind.end, salts: [...before.salts, ...behind.salts] };
}

/** Longer texts say more than the answer to a question of ours. */
const MOST_WORDS_OF_A_REPLY = 6;

/**
 * The salts and forms that a short text names by themselves, in English: "el succinato", "мезилат", 甲磺酸盐的.
 *
 * @returns  empty for a text of more than six words
 */
export function saltsSaid(message: string): readonly string[] {
  const text = readText(message);
  if (text.words.length > MOST_WORDS_OF_A_REPLY) return [];
  const inWords = text.words.flatMap((_, at) => saltAt(text, at)?.salt ?? []);
  return [...new Set([...inWords, ...hanSaltsSaid(text.plain)])];
}

/** A salt in one word or two ("free base", "tri-hidratada", أحادي الهيدرات), with the words it takes. */
function saltAt({ plain, words }: Text, at: number): { salt: string; count: number } | undefined {
  const word = words[at];
  const following = words[at + 1];
  if (!word) return undefined;
  const salt = saltNamed(word.key);
  if (salt !== undefined) return { salt, count: 1 };
  if (following?.index !== word.end + 1 || !/[ -]/.test(plain[word.end]!)) return undefined;
  const two = saltNamed(word.key + following.key.replace(/^ال/, ''));
  return two === undefined ? undefined : { salt: two, count: 2 };
}

function saltsBehind(text: Text, next: number, end: number, isKnown: boolean): { end: number; salts: string[] } {
  const { plain, words } = text;
  const salts: string[] = [];
  let last = end;
  for (let at = next; salts.length < MOST; ) {
    const word = words[at];
    if (word === undefined || !GAP.test(plain.slice(last, word.index))) break;
    const linked = LINK.has(word.key) ? saltAt(text, at + 1) : undefined;
    if (linked && !isMetal(linked.salt)) break;
    const misspelt = () => {
      const salt = isKnown ? misspeltSalt(word.key) : undefined;
      return salt === undefined ? undefined : { salt, count: 1 };
    };
    const found = linked ?? saltAt(text, at) ?? misspelt();
    if (!found) break;
    salts.push(found.salt);
    at += found.count + (linked ? 1 : 0);
    last = words[at - 1]?.end ?? last;
  }
  return { end: last, salts };
}

function saltsBefore(
  { plain, words }: Text,
  own: number,
  { index, end, from, isKnown }: { index: number; end: number; from: number; isKnown: boolean },
): { index: number; salts: string[] } {
  const salts: string[] = [];
  let at = own;
  let first = index;
  const isAnion = ANION.test(plain.slice(index, end).toLowerCase());
  const nearby = (word: Word | undefined) => word !== undefined && word.index >= from && first - word.end < 3;
  if (LINK.has(words[at]?.key ?? '') && nearby(words[at])) first = words[at--]!.index;
  else if (!/^[а-я\u0621-\u064a]/i.test(plain.slice(index, end))) return { index, salts };
  while (salts.length < MOST && nearby(words[at])) {
    const word = words[at]!;
    const salt = saltNamed(word.key) ?? (isKnown && first < index ? misspeltSalt(word.key) : undefined);
    if (salt === undefined || !/^[ \-']{1,2}$|^$/.test(plain.slice(word.end, words[at + 1]?.index ?? index))) break;
    if (isMetal(salt) && !isAnion && first === index) break;
    // The first of two Arabic nouns has no article: فوسفات سيتاجليبتين.
    if (word.key.startsWith('ال')) break;
    salts.unshift(salt);
    first = word.index;
    at--;
  }
  return salts.length > 0 ? { index: first, salts } : { index, salts };
}
