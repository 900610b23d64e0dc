/** A price, or a part of one: never from the bot (TOPICS.md §2, rule 1). */
import type { Finding, Rule } from './finding.ts';
import { everythingSaid, sentencesOf, withPlainDigits } from './said.ts';

const RULE = 'prices';

const SIGN = '[$€£¥₹₽]';
const CURRENCY =
  String.raw`(?:(?<!\p{L})(?:USD|EUR|RMB|CNY|GBP|INR|RUB|BRL|AED|SAR|EGP|TRY|MXN)(?!\p{L})|dollars?|euros?|yuan|rupees?|dólares|reais|pesos|` +
  '美元|人民币|欧元|元(?!素)|долларов|долл|рубл|евро|دولار|يورو|درهم|ريال)';
const MONEY = `(?:${SIGN}|${CURRENCY})`;
const AMOUNT = new RegExp(String.raw`${MONEY} ?\d|\d(?:[\d.,  ]*\d)? ?(?:k|万|тыс\.?|ألف)? ?${MONEY}`, 'iu');
const REBATE =
  /(?:discount|rebate|折扣|优惠|скидк|descuento|desconto|rebaja|خصم|تخفيض)[^.]{0,20}\d+ ?[%٪]|\d+ ?[%٪][^.]{0,12}(?:discount|rebate|off\b|折扣|优惠|скидк|descuento|desconto|خصم|تخفيض)/iu;

/** Amounts of money and percentages of discount in answers and phrases. */
export const prices: Rule = {
  name: RULE,
  look(material) {
    return everythingSaid(material).flatMap((said) =>
      sentencesOf(said).flatMap(({ text, line }): Finding[] => {
        const plain = withPlainDigits(text);
        const found = AMOUNT.exec(plain) ?? REBATE.exec(plain);
        if (!found) return [];
        return [
          {
            path: said.path,
            line,
            severity: 'error',
            rule: RULE,
            what: `"${found[0]}" is a price or a discount`,
            why: 'prices come from a person for each inquiry, never from the bot',
            mend: 'take it out; a price that a public rule names (a fee) is left to its source',
          },
        ];
      }),
    );
  },
};
