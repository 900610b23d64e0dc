import cities from 'city-timezones';
import { CITY_NAMES, WORDS_TOO } from './city-names.ts';
import { CITY_NAMES_IN_OTHER_SCRIPTS } from './city-names-in-other-scripts.ts';
import { CITY_NAMES_IN_ROMANCE } from './city-names-in-romance.ts';
import { COUNTRY_NAMES } from './country-names.ts';
import { isOrdinary } from './ordinary-words.ts';
import { readText, type Word } from './text.ts';

/** A country or a town. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly kind: 'country' | 'city';
  /** A name that is also a word, or of a small town: counts only where a place must stand. */
  readonly weak: boolean;
}

/** Every place known, by name. */
export interface Gazetteer {
  /** By folded words joined with spaces; Chinese names by their characters. */
  readonly byName: ReadonlyMap<string, Place>;
  /** Cyrillic names without their last vowels, so that every case is found: Москва, Москву, в Москве. */
  readonly byStem: ReadonlyMap<string, Place>;
  /** Words in the longest name; characters in the longest Chinese one. */
  readonly longest: { readonly words: number; readonly han: number };
}

/** Languages whose country names are known; the runtime (ICU) knows them. */
const LANGUAGES = ['en', 'zh', 'es', 'ru', 'pt', 'ar', 'fr', 'de', 'tr', 'hi', 'it'];
/** Smaller towns are no destinations of drums, and their names are mostly words. */
const SMALLEST_TOWN = 30_000;
/** From this many people on, a name alone is taken for the town. */
const WELL_KNOWN = 300_000;
const SHORTEST_WELL_KNOWN = 5;
/** A stem shorter than this is a word, not a place. */
const SHORTEST_STEM = 4;

const FIRST = 'A'.charCodeAt(0);
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(FIRST + at));

function keyOf(name: string): string {
  return readText(name)
    .words.map(({ key }) => key)
    .join(' ');
}

/** A Cyrillic word without the vowels and soft signs that change with the case. */
function cyrillicStem(key: string): string {
  const stem = key.replace(/[аеиоуыэюяиь]{1,3}$/, '');
  return stem.length >= SHORTEST_STEM ? stem : '';
}

function lines(data: string): { country: string; names: string[] }[] {
  const rows = data.trim().split('\n');
  return rows.map((row) => ({ country: row.slice(0, 2), names: row.slice(3).split('|') }));
}

function build(): Gazetteer {
  const byName = new Map<string, Place>();
  const byStem = new Map<string, Place>();
  const wordsToo = new Set(keyOf(WORDS_TOO).split(' '));
  const add = (name: string, place: Place) => {
    const key = keyOf(name);
    if (key.length < 2 || byName.has(key)) return;
    const known = { ...place, weak: place.weak || wordsToo.has(key) || isOrdinary(key) };
    byName.set(key, known);
    const stem = /^[а-я ]+$/.test(key) && !known.weak ? cyrillicStem(key) : '';
    if (stem !== '' && !byStem.has(stem)) byStem.set(stem, known);
  };
  for (const { country, names } of lines(COUNTRY_NAMES))
    for (const name of names) add(name, { country, kind: 'country', weak: false });
  for (const [country, names] of countryNames())
    for (const name of names) add(name, { country, kind: 'country', weak: false });
  for (const data of [CITY_NAMES, CITY_NAMES_IN_OTHER_SCRIPTS, CITY_NAMES_IN_ROMANCE]) {
    for (const { country, names } of lines(data))
      for (const name of names) add(name, { country, kind: 'city', weak: false });
  }
  const towns = cities.cityMapping.filter(({ pop, iso2 }) => pop >= SMALLEST_TOWN && /^[A-Z]{2}$/.test(iso2));
  for (const { city, city_ascii, iso2, pop } of towns.sort((left, right) => right.pop - left.pop)) {
    const weak = pop < WELL_KNOWN || city_ascii.length < SHORTEST_WELL_KNOWN;
    for (const name of [city, city_ascii]) add(name, { country: iso2, kind: 'city', weak });
  }
  const keys = [...byName.keys()];
  return {
    byName,
    byStem,
    longest: {
      words: Math.min(6, Math.max(...keys.map((key) => key.split(' ').length))),
      han: Math.max(...keys.map((key) => (/^\p{Script=Han}+$/u.test(key) ? key.length : 1))),
    },
  };
}

/** Country names as the runtime's ICU data has them, every language of `LANGUAGES`. */
function countryNames(): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of LETTERS) {
      for (const second of LETTERS) {
        const code = first + second;
        const name = NOT_COUNTRIES.has(code) ? undefined : display.of(code);
        if (name !== undefined) names.set(code, [...(names.get(code) ?? []), name.replace(/ ?\(.*\)$| ?（.*）$/, '')]);
      }
    }
  }
  return names;
}

/** Regions and obsolete codes that ICU has names for beside the countries. */
const NOT_COUNTRIES = new Set(
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH NT QO RH SU TA TP UK UN VD XA XB XK YD YU ZR ZZ'.split(' '),
);

let gazetteer: Gazetteer | undefined;

/** The gazetteer, built when first asked for (tens of milliseconds) and kept. */
export function theGazetteer(): Gazetteer {
  gazetteer ??= build();
  return gazetteer;
}

/** A place named in a text. */
export interface PlaceSpan {
  readonly index: number;
  readonly end: number;
  readonly place: Place;
  /** Arabic and Cyrillic: the name carries its preposition or case ("لدبي", "Москву"), so it is meant as a goal. */
  readonly prefix?: string;
}

const ARABIC_PREFIX = /^(و?(?:لل|بال|ل|ب|ف|من))(?=.{3})/;

function lookUp(key: string): { place: Place; prefix?: string } | undefined {
  const { byName, byStem } = theGazetteer();
  const place = byName.get(key) ?? (/[а-я]$/.test(key) ? byStem.get(cyrillicStem(key)) : undefined);
  if (place) return { place };
  if (!/^[\u0621-\u064a]/.test(key)) return undefined;
  const prefix = ARABIC_PREFIX.exec(key)?.[1];
  if (prefix === undefined) return undefined;
  const rest = key.slice(prefix.length);
  const bare = byName.get(rest) ?? byName.get(`ال${rest}`);
  return bare ? { place: bare, prefix } : undefined;
}

function inHan(word: Word, key: string): PlaceSpan[] {
  const { byName, longest } = theGazetteer();
  const spans: PlaceSpan[] = [];
  for (let from = 0; from < key.length - 1; from++) {
    for (let length = Math.min(longest.han, key.length - from); length > 1; length--) {
      const place = byName.get(key.slice(from, from + length));
      if (!place) continue;
      spans.push({ index: word.index + from, end: word.index + from + length, place });
      from += length - 1;
      break;
    }
  }
  return spans;
}

/** Every place name of a text, the longest at each position, weak ones too. */
export function findPlaceNames(plain: string, words: readonly Word[]): PlaceSpan[] {
  const spans: PlaceSpan[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at]!;
    if (first.kind === 'digits' && first.key.length > 2) continue;
    if (first.kind === 'han') {
      spans.push(...inHan(first, first.key));
      continue;
    }
    for (let count = Math.min(theGazetteer().longest.words, words.length - at); count > 0; count--) {
      const last = words[at + count - 1]!;
      if (last.end - first.index > 40 || /[,;:\n()?!/]/.test(plain.slice(first.index, last.end))) continue;
      const found = lookUp(
        words
          .slice(at, at + count)
          .map(({ key }) => key)
          .join(' '),
      );
      if (!found) continue;
      spans.push({ index: first.index, end: last.end, ...found });
      at += count - 1;
      break;
    }
  }
  return spans;
}
