/** "Within two weeks": how long something takes is confirmed by a person (TOPICS.md §2, rule 1). */
import type { Finding, Rule } from './finding.ts';
import { everythingSaid, sentencesOf, withPlainDigits } from './said.ts';

const RULE = 'promised-times';

const NUMBER = String.raw`(?:\d+|one|two|three|four|five|six|seven|ten|dos|tres|cuatro|cinco|diez|dois|duas|três|quatro|dez|两|三|四|五|十|два|две|три|четыре|пять|десять)`;
const UNIT =
  '(?:(?:working |business )?(?:hours?|days?|weeks?|months?)|(?:h|horas?|días?|dias?|semanas?|mes(?:es)?)(?: hábiles| úteis| laborables)?|' +
  'час(?:а|ов)?|(?:рабочих )?(?:день|дня|дней)|недел[яиью]|недель|месяц(?:а|ев)?|(?:أيام|يوم(?:ا|اً)?|ساعة|ساعات|أسبوع|أسابيع|شهر|أشهر)(?: عمل)?)';
const SPACED = new RegExp(
  String.raw`(?<![\p{L}\d.])(${NUMBER}) ?(?:(?:-|–|to|or|a|o|ou|до|или|إلى|أو) ?${NUMBER} )?${UNIT}(?!\p{L})`,
  'iu',
);
const HAN =
  /(?:\d+|[一二两三四五六七八九十]+)(?: ?[-–至到~] ?(?:\d+|[一二两三四五六七八九十]+))? ?个?(?:工作日|小时|天|日内|周|星期|月内|个月|个星期)/u;

/** Numbers of hours, days, weeks or months that no source of the entry names. */
export const promisedTimes: Rule = {
  name: RULE,
  look(material) {
    return everythingSaid(material).flatMap((said) =>
      sentencesOf(said).flatMap(({ text, line }): Finding[] => {
        const plain = withPlainDigits(text);
        const found = SPACED.exec(plain) ?? HAN.exec(plain);
        if (!found || (said.entry?.sources ?? []).some((source) => isNamed(found[0], source))) return [];
        return [
          {
            path: said.path,
            line,
            severity: 'error',
            rule: RULE,
            what: `"${found[0]}" promises how long something takes`,
            why: 'no source of this entry names that time, and only a person may promise one',
            mend: 'take it out, or name the public document that sets it under "sources"',
          },
        ];
      }),
    );
  },
};

/** The number in figures is what a source in English and an answer in Chinese have in common. */
function isNamed(time: string, source: string): boolean {
  const number = /\d+/.exec(time)?.[0];
  return source.includes(time) || (number !== undefined && new RegExp(`(?<!\\d)${number}(?!\\d)`).test(source));
}
