import { isDenied } from './negation.ts';
import type { Text } from './text.ts';

/** First letters of the twelve months, January first, in en, es, pt, fr, de, ru, tr; folded accents are both there. */
const MONTHS: readonly string[] = [
  'jan(?:uary)?|enero|janeiro|janvier|januar|янв\\p{L}*|ocak|يناير',
  'feb(?:ruary)?|febrero|fevereiro|f[eé]vrier|februar|фев\\p{L}*|şubat|فبراير',
  'mar(?:ch)?|marzo|março|marco|mars|märz|март\\p{L}*|mart|مارس',
  'apr(?:il)?|abril|avril|апр\\p{L}*|nisan|[اأإ]بريل',
  'may|mayo|maio|mai|ма[йя]|mayıs|مايو',
  'june?|junio|junho|juin|juni|июн\\p{L}*|haziran|يونيو',
  'july?|julio|julho|juillet|juli|июл\\p{L}*|temmuz|يوليو',
  'aug(?:ust)?|agosto|août|авг\\p{L}*|ağustos|[اأ]غسطس',
  'sept?(?:ember)?|septiembre|setembro|septembre|сен\\p{L}*|eylül|سبتمبر',
  'oct(?:ober)?|octubre|outubro|octobre|oktober|окт\\p{L}*|ekim|[اأ]كتوبر',
  'nov(?:ember)?|noviembre|novembro|novembre|ноя\\p{L}*|kasım|نوفمبر',
  'dec(?:ember)?|diciembre|dezembro|d[eé]cembre|dezember|дек\\p{L}*|aralık|ديسمبر',
];
const MONTH = `(?:${MONTHS.join('|')})(?!\\p{L})\\.?`;
const MONTH_PATTERNS = MONTHS.map((names) => new RegExp(`^(?:${names})$`, 'u'));

const DATE = [
  '\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}',
  '\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}',
  `\\d{1,2}(?:st|nd|rd|th|\\.|º)? ?(?:of |de )?${MONTH}(?:,? (?:de |del )?\\d{4})?`,
  `${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,? \\d{4})?`,
  '(?:\\d{4} ?年 ?)?\\d{1,2} ?月 ?\\d{1,2} ?[日号]',
].join('|');
const UNIT =
  '(?:days?|weeks?|months?|días?|dias?|semanas?|mes(?:es)?|jours?|semaines?|mois|tage?n?|wochen?|monate?n?|д(?:ень|ня|ней)|недел\\p{L}*|месяц\\p{L}*|gün|hafta|ay|din|hafte|[اأ]يام|[اأ]سابيع|يوم|天|日|周|星期|个月)';
const PERIOD = [
  `(?:the )?(?:end|beginning|start|middle|first week|second week|third week|last week) of (?:the |this |next )?(?:${MONTH}|month|year|quarter|week|q[1-4])(?:,? \\d{4})?`,
  '(?:the )?(?:chinese new year|cny|spring festival|lunar new year|new year|christmas|easter|ramadan|eid|diwali|navidad|natal)',
  `(?:mid|early|late)[- ]${MONTH}(?: \\d{4})?`,
  `(?:this|next|coming) (?:week|month|quarter|year|${MONTH}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)`,
  '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|year end|month end|eom|eoy)(?!\\p{L})',
  `(?:finales|fines|principios|mediados|fin|final|início|fim|meados) de (?:${MONTH}|mes|mês|año|ano)(?: de \\d{4})?`,
  `(?:ende|anfang|mitte) ${MONTH}|(?:la )?fin (?:du mois|${MONTH})`,
  `(?:конца?|концу|начал[ау]|середин[аеы]) (?:${MONTH}|месяца|года)`,
  'نهاية (?:الشهر|العام)|(?:下|本|这)个?(?:月|周|星期)(?:[底初]|之?前|内)?|月底|年底|\\d{1,2}月[底初]?',
  `${MONTH}(?: \\d{4})?`,
  '(?<!ich )q[1-4](?![\\p{L}\\d(])(?:[ /-]?\\d{4})?',
].join('|');
const WITHIN = new RegExp(
  `(?<!\\p{L})(?:within|in|en|dentro de|em|sous|innerhalb von|в течение|за|خلال|في غضون)(?: the)?(?: next| max)? \\d{1,3}(?:-\\d{1,3})? ?${UNIT}(?!\\p{L})|\\d{1,3} ?(?:天|周|个月)(?:之?内)|\\d{1,2} ${UNIT} içinde`,
  'u',
);

const BY =
  "(?:by|before|until|till|no later than|not later than|latest(?: by)?|need(?:ed)?(?: it| them| by| on| in| for){0,2}|required(?: by| on| in)?|deliver(?:y|ed)?(?: date| by| on| in| until| before){0,2}|eta|arriv(?:e|al)(?: by| on| before)?|ship(?:ment)?(?: by| in| on| before)|for (?:delivery )?(?:in )?|in|during|a más tardar|antes del?|para(?: el)?|hasta(?: el)?|entrega(?: en| em| el)?|até(?: o)?|em|en|avant(?: le| la)?|pour(?: le)?|jusqu'au|bis(?: zum)?|spätestens(?: am| bis)?|до|к|не позднее|قبل|حتى|بحلول|在|于|需要?在?)";
const CUED_DATE = new RegExp(`(?<!\\p{L})(?:${BY}:? ?(?:the )?)(${DATE})(?!\\d)`, 'u');
const DATE_CUED_AFTER = new RegExp(
  `(${DATE}|${PERIOD}) ?(?:之?前|以前|kadar|tak|se pehle|(?:is )?(?:needed|required|latest|delivery)(?!\\p{L}))|^(\\d{4}-\\d{1,2}-\\d{1,2})$`,
  'u',
);
/** Without any of these the pattern above cannot match, and to try it at every letter takes long. */
const MAY_BE_CUED_AFTER = /前|kadar|tak|se pehle|needed|required|latest|delivery|^\d{4}-/u;
const CUED_PERIOD = new RegExp(`(?<!\\p{L})(${BY} ?(?:the )?)(${PERIOD})(?!\\p{L})`, 'u');
const BARE_PERIOD = /(?<!\p{L})(?:next|this) (?:week|month|quarter)(?!\p{L})|月底前?|年底前?|(?:下|本)个?(?:月|周)/u;
const URGENT =
  /(?<!\p{L})(?:very urgent(?:ly)?|urgent(?:ly)?|asap|a\.s\.a\.p|as soon as possible|immediate(?:ly)?|rush order|urgente(?:mente)?|lo antes posible|cuanto antes|o quanto antes|le plus vite possible|dringend|schnellstmöglich|eilt|срочно|как можно скорее|acil(?:en)?|jaldi|عاجل\p{L}*|مستعجل\p{L}*|ب[اأ]سرع وقت)(?!\p{L})|加急|紧急|尽快|急需|急用|很急|急单/u;
/** Said of every date of need: "need it by march" is "by march". */
const NEED_WORDS = /^(?:need(?:ed)?(?: (?:it|them))?|required)\s/i;
/** A date of a document is not a date of need. */
const NOT_NEED =
  /(?:valid|validity|expir\p{L}*|retest|re-test|manufactur\p{L}*|issued|dated|since|stab\p{L}*|approved|published|inspect\p{L}*|audit\p{L}*)(?: \p{L}+){0,2}\s?$/u;

const twoDigits = (value: number) => String(value).padStart(2, '0');

function iso(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 2000 && year < 2100 ? `${year}-${twoDigits(month)}-${twoDigits(day)}` : undefined;
}

/** ISO form of a written date, or undefined when day and month could change places or the year is not known. */
function certain(written: string, language: string, now: Date | undefined): string | undefined {
  const [first = 0, second = 0, third = 0] = (written.match(/\d+/g) ?? []).map(Number);
  const month =
    1 + MONTH_PATTERNS.findIndex((pattern) => (written.match(/\p{L}+/gu) ?? []).some((word) => pattern.test(word)));
  if (/^\d{4}[-./]/.test(written) || /\d{4} ?年/.test(written)) return iso(first, second, third);
  if (written.includes('月')) return coming(first, second, now);
  if (month > 0) return second >= 2000 ? iso(second, month, first) : coming(month, first, now);
  const year = third < 100 ? third + 2000 : third;
  if (first > 12 || written.includes('.') || language !== 'en') return iso(year, second, first);
  return second > 12 ? iso(year, first, second) : undefined;
}

/** The next such day from today on. */
function coming(month: number, day: number, now: Date | undefined): string | undefined {
  if (now === undefined) return undefined;
  const today = now.toISOString().slice(0, 10);
  const thisYear = iso(now.getUTCFullYear(), month, day);
  return thisYear !== undefined && thisYear >= today ? thisYear : iso(now.getUTCFullYear() + 1, month, day);
}

/**
 * When the goods are needed: an ISO date when it is certain, else the customer's words ("by end of March", "urgent").
 *
 * @param now  today, for dates without a year; without it they stay as written
 */
export function findNeededBy({ lower, raw }: Text, language: string, now?: Date): string | undefined {
  const words = (from: number, length: number) =>
    raw
      .slice(from, from + length)
      .replace(NEED_WORDS, '')
      .replace(/[\s.,;:!?]+$/, '');
  const isNeed = (at: number) => !NOT_NEED.test(lower.slice(Math.max(0, at - 40), at));
  const hasDigit = /\d/.test(lower);
  const after = MAY_BE_CUED_AFTER.test(lower) ? [DATE_CUED_AFTER] : [];
  for (const pattern of hasDigit ? [CUED_DATE, ...after] : after) {
    const match = pattern.exec(lower);
    const date = match?.[1] ?? match?.[2];
    if (!match || date === undefined || !isNeed(match.index)) continue;
    return certain(date, language, now) ?? words(match.index, match[0].length);
  }
  for (const pattern of hasDigit ? [CUED_PERIOD, WITHIN, BARE_PERIOD] : [CUED_PERIOD, BARE_PERIOD]) {
    const match = pattern.exec(lower);
    if (!match || !isNeed(match.index)) continue;
    const isJustIn =
      /^(?:in|for|during|need(?:ed)?|en|em|к|в)\s/.test(match[1] ?? '') && /^q[1-4]/.test(match[2] ?? '');
    return isJustIn
      ? words(match.index + (match[1]?.length ?? 0), match[2]?.length ?? 0)
      : words(match.index, match[0].length);
  }
  const urgent = URGENT.exec(lower);
  return urgent && !isDenied(lower, urgent.index, urgent.index + urgent[0].length)
    ? words(urgent.index, urgent[0].length)
    : undefined;
}
