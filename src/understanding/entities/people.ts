import type { Span } from './link.ts';
import { isOrdinary } from './ordinary-words.ts';
import { foldWord, type Text } from './text.ts';

const alone = String.raw`(?<![\p{L}\p{M}])`;

/** "My name is …" in the languages that customers write: whatever stands behind it is a name, also in small letters. */
const NAMED = new RegExp(
  `${alone}(?:my name(?: is|'s)|(?<!(?:product|item|api|drug|trade|brand|chemical|company) )name ?[:=]|me llamo|mi nombre es|nombre ?[:=]|meu nome [eé]|me chamo|chamo-me|nome ?[:=]|je m'appelle|mon nom est|ich hei(?:ß|ss)e|mein name ist|меня зовут|мо[её] имя|имя ?[:=]|(?:benim )?adım|mera naam|(?:أنا |انا )?اسمي(?: هو)?|الاسم ?[:=])(?![\\p{L}\\p{M}]) ?`,
  'giu',
);
/** Behind these stands a name only when it has a capital: "I am looking for", "this is urgent". */
const INTRODUCED = new RegExp(
  String.raw`${alone}(?:this is|call me|i am|i'm|here is|soy|sou(?: [oa])?|aqui (?:é|fala)(?: [oa])?|habla|je suis|ich bin|это|thanks|thank you|cheers|gracias|obrigad[oa]|спасибо)\.?[ ,!\n-]{1,4}`,
  'giu',
);
const TITLED = new RegExp(
  String.raw`${alone}(?:mr|mrs|ms|miss|dr|dra|prof|sr|sra|srta|señora?|senhora?|monsieur|madame|herr|frau|господин|госпожа|г-н|г-жа)\.? `,
  'giu',
);
/** A farewell after which nothing comes but who wrote, to the end of the line. */
const SIGNED = new RegExp(
  String.raw`${alone}(?:regards|rgds|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)|saludos(?: cordiales)?|atentamente|atenciosamente|cumprimentos|cordialement|mit freundlichen grü(?:ß|ss)en|с уважением|с наилучшими пожеланиями|(?:مع )?(?:خالص )?(?:تحياتي|التحية))[ ,.!;\n\r-]{1,6}`,
  'giu',
);

const word = String.raw`\p{L}[\p{L}\p{M}'’.-]{0,24}`;
const capital = String.raw`(?=\p{Lu})${word}`;
/** Joins the words of a name: "de la", "van", "bin". */
const joint = '(?:(?:de|del|da|dos|das|la|van|von|bin|el|al) ){0,2}';
const CAPITALISED = new RegExp(`${capital}(?: ${joint}${capital}){0,3}`, 'yu');
const ANY_CASE = new RegExp(`${word}(?: ${joint}${capital}){0,3}`, 'yu');
const FIRST_WORD = new RegExp(word, 'yu');
const NEXT_WORD = new RegExp(` (${word})`, 'yu');
const REST_OF_LINE = new RegExp(String.raw`${word}(?: ${word}){0,3}(?=[ .!]*(?:[\n,]|$))`, 'yu');

/** Chinese names: behind "I am called", before a title, at the very end behind a farewell. */
const HAN: readonly RegExp[] = [
  /(?<=(?:我叫|我的名字[是叫]?|名字[:=]|联系人[:=]|姓名[:=]|敝姓|我姓|免贵姓) ?)\p{Script=Han}{1,4}/gu,
  /(?![们你您我的总副各名])\p{Script=Han}(?=先生|女士|小姐|经理)/gu,
  /(?<=(?:此致|敬礼|谢谢|祝好)[\s,.!;]{1,4})\p{Script=Han}{2,4}(?=[\s.!]*$)/gu,
];

/** Said behind "I am" with a capital, and no name: trades, peoples, what is asked for. */
const NO_NAME = new Set(
  'ceo coa coo cmo cordiales cro cdmo dmf eu gmp indian interested it purchasing qa ra student uk us usa'.split(' '),
);

/**
 * Names of people where a text says that they are names: behind "my name is", a title, or a farewell. It is for hiding
 * them, so it rather takes a word too many; a name that nothing announces is not found.
 */
export function findPeople({ plain }: Text): Span[] {
  const behind = (cue: RegExp, name: (start: number) => number): Span[] =>
    [...plain.matchAll(cue)].flatMap(({ 0: said, index }) => {
      const start = index + said.length;
      const length = name(start);
      return length > 0 ? [{ index: start, end: start + length }] : [];
    });
  return [
    ...behind(NAMED, (start) => announcedLength(plain, start)),
    ...behind(TITLED, (start) => lengthAt(CAPITALISED, plain, start)),
    ...behind(INTRODUCED, (start) => (isNoName(plain, start) ? 0 : lengthAt(CAPITALISED, plain, start))),
    ...behind(SIGNED, (start) => (isNoName(plain, start) ? 0 : lengthAt(REST_OF_LINE, plain, start))),
    ...HAN.flatMap((pattern) =>
      [...plain.matchAll(pattern)].map(({ 0: name, index }) => ({ index, end: index + name.length })),
    ),
  ];
}

/** A name that was announced. Written small or in a script without capitals, its second word is taken as well. */
function announcedLength(plain: string, start: number): number {
  const length = lengthAt(ANY_CASE, plain, start);
  const name = plain.slice(start, start + length);
  if (length === 0 || name.includes(' ')) return length;
  NEXT_WORD.lastIndex = start + length;
  const next = NEXT_WORD.exec(plain);
  return next && !isOrdinary(foldWord(next[1]!)) && !/^\p{Lu}/u.test(name) ? length + next[0].length : length;
}

function lengthAt(pattern: RegExp, plain: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.exec(plain)?.[0].length ?? 0;
}

function isNoName(plain: string, start: number): boolean {
  FIRST_WORD.lastIndex = start;
  const first = foldWord(FIRST_WORD.exec(plain)?.[0] ?? '');
  return isOrdinary(first) || NO_NAME.has(first);
}
