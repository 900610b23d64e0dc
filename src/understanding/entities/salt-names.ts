/** What a word says about the salt, hydrate or form of a substance. */
import { isOrdinary } from './ordinary-words.ts';
import { CASE, SALTS } from './salt-spellings.ts';
import { editDistance } from './spelling.ts';

/** The salt, hydrate or form that a folded word names, in English. */
export function saltNamed(key: string): string | undefined {
  const found = SALTS.get(key);
  if (found !== undefined || key.charCodeAt(0) < 0x400) return found;
  return SALTS.get(/^[а-я]/.test(key) ? key.replace(CASE, '') : key.replace(/^و?ال/, ''));
}

/** Whether a folded word names a salt or form, never a product by itself. */
export function isSaltWord(key: string): boolean {
  return saltNamed(key) !== undefined;
}

/** Forms of goods and ions that are other substances: not read into a word that is merely near. */
const EXACT_ONLY = new Set('pellets premix base ksm intermediates impurities freebase freeacid'.split(' '));
const OTHER_IONS = new Set('nitrite sulfite sulphite phosphite chlorate hydrate'.split(' '));
/** What a slip may be compared with, by first letter and length. */
const FORGIVING = new Map<string, string[]>();
for (const key of SALTS.keys()) {
  if (key.length < 6 || !/^[a-zа-я]+$/.test(key) || EXACT_ONLY.has(key)) continue;
  const shelf = key[0]! + key.length;
  FORGIVING.set(shelf, [...(FORGIVING.get(shelf) ?? []), key]);
}
/** From this many letters on, two slips are forgiven instead of one. */
const LONG = 10;

/**
 * The salt of which a folded word is a slip ("calcum", "hydrochlorde"): only beside a substance, where nothing else is
 * to be expected.
 *
 * @returns  undefined when none is near, or two are equally near (maleate, malate)
 */
export function misspeltSalt(word: string): string | undefined {
  const key = /^[а-я]/.test(word) ? word.replace(CASE, '') : word;
  if (key.length < 5 || !/^[a-zа-я]+$/.test(key) || isOrdinary(word) || OTHER_IONS.has(key)) return undefined;
  const limit = key.length < LONG ? 1 : 2;
  let nearest = limit + 1;
  let names = new Set<string>();
  for (let length = key.length - limit; length <= key.length + limit; length++) {
    for (const written of FORGIVING.get(key[0]! + length) ?? []) {
      const edits = editDistance(key, written, limit);
      if (edits > limit || edits > nearest) continue;
      if (edits < nearest) names = new Set();
      nearest = edits;
      names.add(SALTS.get(written)!);
    }
  }
  return names.size === 1 ? [...names][0] : undefined;
}

/** Salts named by their metal: they stand behind the acid's name, seldom in front of it. */
const METALS = new Set('sodium disodium potassium calcium magnesium zinc'.split(' '));

/** Whether an English salt name is a metal's. */
export function isMetal(salt: string): boolean {
  return METALS.has(salt);
}

/** Forms a substance is traded in that say nothing about which substance a word is. */
const FORMS = new Set([
  'base',
  'free base',
  'free acid',
  'intermediate',
  'impurity',
  'starting material',
  'pellets',
  'premix',
  'anhydrous',
]);

/** Whether a folded word names a true salt or hydrate, so that the word beside it names a substance. */
export function isTrueSalt(key: string): boolean {
  const salt = saltNamed(key);
  return salt !== undefined && !FORMS.has(salt);
}
