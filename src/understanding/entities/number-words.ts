import { foldWord, type Word } from './text.ts';

/** A value that adds, a factor that multiplies what stands before it, a half that may follow ("kilo y medio"), or glue. */
type Role = { readonly add: number } | { readonly times: number } | { readonly glue: true };

const table = (text: string): [string, Role][] =>
  text.split(' ').map((pair) => {
    const [written = '', value = ''] = pair.split('=');
    const word = foldWord(written);
    if (value === '+') return [word, { glue: true }];
    return [word, value.startsWith('x') ? { times: Number(value.slice(1)) } : { add: Number(value) }];
  });

/** Number words that mean the same in whatever language the message turns out to be; folded. */
const EVERYWHERE = new Map(
  table(
    'one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 ' +
      'sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 ' +
      'hundred=x100 thousand=x1000 half=0.5 quarter=0.25 dozen=x12 couple=x2 ' +
      'dos=2 tres=3 cuatro=4 cinco=5 siete=7 ocho=8 nueve=9 diez=10 quince=15 veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 ' +
      'setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 doscientos=200 trescientos=300 cuatrocientos=400 quinientos=500 mil=x1000 ' +
      'seiscientos=600 setecientos=700 ochocientos=800 novecientos=900 trece=13 catorce=14 dieciseis=16 diecisiete=17 dieciocho=18 ' +
      'diecinueve=19 veintiun=21 veintiuno=21 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 ' +
      'veintiocho=28 veintinueve=29 medio=0.5 media=0.5 ' +
      'treze=13 quatorze=14 dezesseis=16 dezessete=17 dezoito=18 dezenove=19 seiscentos=600 setecentos=700 oitocentos=800 ' +
      'novecentos=900 dois=2 duas=2 quatro=4 sete=7 oito=8 nove=9 dez=10 quinze=15 vinte=20 trinta=30 quarenta=40 cinquenta=50 cem=100 cento=100 ' +
      'duzentos=200 trezentos=300 quatrocentos=400 quinhentos=500 meio=0.5 meia=0.5 ' +
      'deux=2 trois=3 quatre=4 cinq=5 sept=7 huit=8 neuf=9 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=x100 cents=x100 mille=x1000 demi=0.5 ' +
      'zwei=2 drei=3 funf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 zwanzig=20 dreissig=30 funfzig=50 hundert=x100 tausend=x1000 ' +
      'zweihundert=200 dreihundert=300 funfhundert=500 halbe=0.5 halbes=0.5 halben=0.5 anderthalb=1.5 ' +
      'один=1 одна=1 одну=1 два=2 две=2 три=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 двенадцать=12 пятнадцать=15 ' +
      'двадцать=20 тридцать=30 сорок=40 пятьдесят=50 шестьдесят=60 семьдесят=70 восемьдесят=80 девяносто=90 сто=100 двести=200 ' +
      'триста=300 четыреста=400 пятьсот=500 тысяча=x1000 тысячи=x1000 тысяч=x1000 пол=0.5 полтора=1.5 полторы=1.5 половина=0.5 ' +
      'iki=2 uc=3 dort=4 bes=5 alti=6 yedi=7 sekiz=8 dokuz=9 yirmi=20 otuz=30 kirk=40 elli=50 yuz=x100 yarim=0.5 ' +
      'teen=3 chaar=4 char=4 paanch=5 panch=5 saat=7 aath=8 bees=20 pachas=50 pachaas=50 hazaar=x1000 hazar=x1000 aadha=0.5 adha=0.5 ' +
      'dedh=1.5 dhai=2.5 adhai=2.5 एक=1 दो=2 तीन=3 पांच=5 दस=10 आधा=0.5 ' +
      'واحد=1 اثنين=2 اثنان=2 ثلاثة=3 ثلاث=3 أربعة=4 أربع=4 خمسة=5 خمس=5 ستة=6 ست=6 سبعة=7 سبع=7 ثمانية=8 ثماني=8 ثمان=8 تسعة=9 تسع=9 عشرة=10 عشر=10 ' +
      'أحد=1 إحدى=1 اثنا=2 اثني=2 عشرين=20 عشرون=20 ثلاثين=30 ثلاثون=30 أربعين=40 أربعون=40 خمسين=50 خمسون=50 ستين=60 ستون=60 سبعين=70 سبعون=70 ' +
      'ثمانين=80 ثمانون=80 تسعين=90 تسعون=90 مئة=x100 مائة=x100 مية=x100 ميه=x100 مئتين=200 مئتان=200 مئتا=200 مئتي=200 مائتين=200 مائتان=200 مائتا=200 مائتي=200 ميتين=200 ' +
      `${['ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'].map((digit, at) => `${digit}مئة=${at + 3}00 ${digit}مائة=${at + 3}00 ${digit}ميه=${at + 3}00`).join(' ')} ` +
      'ألف=x1000 آلاف=x1000 ألفين=2000 ألفان=2000 ألفا=2000 نصف=0.5 نص=0.5 ربع=0.25',
  ),
);

/** Words that are numbers in one language and something else in another ("on", "do", "das", "once"). */
const ONLY_IN: { readonly en: ReadonlyMap<string, Role>; readonly [language: string]: ReadonlyMap<string, Role> } = {
  en: new Map(table('a=1 an=1 and=+ of=+')),
  es: new Map(table('a=+ un=1 una=1 uno=1 seis=6 once=11 doce=12 y=+')),
  pt: new Map(table('a=+ um=1 uma=1 seis=6 onze=11 doze=12 e=+')),
  fr: new Map(table('a=+ un=1 une=1 six=6 dix=10 et=+')),
  de: new Map(table('ein=1 eine=1 einen=1 vier=4 elf=11 zwolf=12 und=+')),
  tr: new Map(table('bir=1 on=10 bin=x1000')),
  hi: new Map(table('ek=1 do=2 das=10 sau=x100')),
};

/** Words that make a following "a kilo" a price ("50 dollars a kilo") and not a quantity. */
const PRICE = new Set(
  'much price prices rate cost per usd eur inr dollar dollars euro euros rs precio costo preco prix'.split(' '),
);

function roleOf(word: string, language: string): Role | undefined {
  const role =
    ONLY_IN[language]?.get(word) ?? (language === 'en' ? undefined : ONLY_IN.en?.get(word)) ?? EVERYWHERE.get(word);
  // Arabic writes "and" onto the next number: خمسة وعشرين.
  return role ?? (word.startsWith('و') ? EVERYWHERE.get(word.slice(1)) : undefined);
}

/** A spelled-out number: its value and the positions of its first and last word. */
export interface SpelledNumber {
  readonly value: number;
  readonly first: number;
  readonly last: number;
}

/** More words than this never make one number. */
const MAX_WORDS = 6;

/**
 * The spelled-out number that ends at a word ("two hundred", "media", "пятьсот", "half a").
 *
 * @param words  of the message
 * @param last   position of its last word
 * @returns  undefined when that word is no number word, or when "a" stands behind a price
 */
export function spelledNumberAt(words: readonly Word[], last: number, language: string): SpelledNumber | undefined {
  let first = last + 1;
  const roles: Role[] = [];
  for (let at = last; at >= 0 && last - at < MAX_WORDS; at--) {
    const role = roleOf(words[at]?.key ?? '', language);
    const touching = at === last || (words[at + 1]?.index ?? 0) - (words[at]?.end ?? 0) === 1;
    if (role === undefined || !touching) break;
    roles.unshift(role);
    first = at;
  }
  while (roles[0] !== undefined && 'glue' in roles[0]) {
    roles.shift();
    first++;
  }
  if (roles.length === 0 || roles.every((role) => 'glue' in role)) return undefined;
  const single = words[first]?.key ?? '';
  const before = words[first - 1];
  if (/^(?:an?|une?|una|uma?|eine?)$/.test(single) && before && (before.kind === 'digits' || PRICE.has(before.key)))
    return undefined;
  return { value: addedUp(roles), first, last };
}

/** "two and a half" = 2 + 1 × 0.5: a fraction behind "a" multiplies it, behind anything else it adds. */
function addedUp(roles: readonly Role[]): number {
  let total = 0;
  let group = 0;
  roles.forEach((role, position) => {
    if ('glue' in role) return;
    if ('times' in role) {
      group = (group || 1) * role.times;
      if (role.times >= 1000) {
        total += group;
        group = 0;
      }
    } else if (role.add < 1 && group >= 1 && isOne(roles[position - 1])) group += role.add - 1;
    else if (role.add === 1 && group > 0 && group < 1) return;
    else group += role.add;
  });
  return total + group;
}

const isOne = (role: Role | undefined) => role !== undefined && 'add' in role && role.add === 1;

const HAN_DIGITS = '〇一二三四五六七八九';
const HAN_FACTORS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  万: 10_000,
  萬: 10_000,
  亿: 100_000_000,
};

/** Source text of a pattern for a Chinese number, also one that begins with digits (5百, 1.5万). */
export const HAN_NUMBER = '(?:\\d{1,6}(?:\\.\\d{1,3})?)?[〇零一二两兩三四五六七八九十百千万萬亿半]{1,12}';

/**
 * Reads a Chinese number.
 *
 * @param written  matches `HAN_NUMBER` (三十五, 两百, 半, 5百, 1.5万)
 */
export function readHanNumber(written: string): number {
  const head = /^\d+(?:\.\d+)?/.exec(written)?.[0] ?? '';
  let total = 0;
  let section = 0;
  let digit: number | undefined = head === '' ? undefined : Number(head);
  for (const character of written
    .slice(head.length)
    .replace(/[两兩]/g, '二')
    .replace(/零/g, '〇')) {
    const factor = HAN_FACTORS[character];
    if (character === '半') {
      section += (digit ?? 0) + 0.5;
      digit = undefined;
    } else if (factor === undefined) digit = HAN_DIGITS.indexOf(character);
    else if (factor >= 10_000) {
      total = (total + section + (digit ?? 0) || 1) * factor;
      section = 0;
      digit = undefined;
    } else {
      section += (digit ?? 1) * factor;
      digit = undefined;
    }
  }
  return total + section + (digit ?? 0);
}
