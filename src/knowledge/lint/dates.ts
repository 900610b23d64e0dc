/** Days and years in answers: a fact with a source, or a promise. */
import type { Entry } from '../knowledge.ts';
import type { Finding, Rule } from './finding.ts';
import { everythingSaid, sentencesOf, withPlainDigits } from './said.ts';

const RULE = 'dates';

/** Stands alone: not a part of a CAS number, a document number with more digits, or a decimal. */
const YEAR = /(?<![\d.,-])(?:19[89]\d|20\d\d)(?![\d.-]|,\d)/g;
const MONTH =
  'january|february|march|april|may|june|july|august|september|october|november|december|' +
  'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|' +
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|' +
  'janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|' +
  'يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر';
const DAY = new RegExp(
  String.raw`(?<!\d)\d{1,2}\.? (?:de )?(?:${MONTH})(?!\p{L})|(?<!\p{L})(?:${MONTH}) \d{1,2}(?!\d)|(?<!\d)\d{1,2}月\d{1,2}日`,
  'iu',
);

/** Years that no source of the entry names, and days of a month without a year. */
export const dates: Rule = {
  name: RULE,
  look(material) {
    return everythingSaid(material).flatMap((said) =>
      sentencesOf(said).flatMap(({ text, line }): Finding[] => {
        const plain = withPlainDigits(text);
        const report = (found: string, why: string): Finding => ({
          path: said.path,
          line,
          severity: 'error',
          rule: RULE,
          what: `"${found}" is a date without a source`,
          why,
          mend: 'name the document and its date under "sources", or take the date out',
        });
        const years = plain.match(YEAR) ?? [];
        const unsourced = years.filter((year) => !namesYear(said.entry, year));
        if (unsourced.length > 0) return [report(unsourced.join(', '), 'no source of this entry names that year')];
        const day = years.length === 0 ? DAY.exec(plain) : null;
        return day ? [report(day[0], 'a day without a year reads as a promise')] : [];
      }),
    );
  },
};

function namesYear(entry: Entry | undefined, year: string): boolean {
  return entry?.sources.some((source) => source.includes(year)) ?? false;
}
