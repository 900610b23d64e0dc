/** Addresses, numbers and web pages: only the company's own, and only through their slots (TOPICS.md §2). */
import type { Finding, Rule } from './finding.ts';
import { everythingSaid, sentencesOf, withPlainDigits } from './said.ts';

const RULE = 'contacts';

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const WEB =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}@.])[a-z0-9-]{2,}\.(?:com|net|org|cn|io|eu|info|biz|me)(?![\p{L}\p{N}])\S*/iu;
/** With a plus, or in groups; a CAS number and the number of a rule have other shapes. */
const PHONE = /\+\d[\d ().-]{6,}\d|(?<![\d/-])\(?\d{3,4}\)?[ -]\d{3,4}[ -]\d{3,4}(?![\d-])/;
const HANDLE =
  /(?:we ?chat|微信|telegram|skype|вичат|وي ?تشات)[^\p{L}\p{N}]{0,4}(?:id|号|no\.?)?[:： ]+[a-z0-9_.@-]{5,}/iu;

/** Contacts written out in answers and phrases. */
export const contacts: Rule = {
  name: RULE,
  look(material) {
    const { company } = material.base;
    const slots = new Map([
      [company.email, '{email}'],
      [company.whatsapp, '{whatsapp}'],
    ]);
    return everythingSaid(material).flatMap((said) =>
      sentencesOf(said).flatMap(({ text, line }): Finding[] => {
        const plain = withPlainDigits(text);
        const found = (MAIL.exec(plain) ?? WEB.exec(plain) ?? PHONE.exec(plain) ?? HANDLE.exec(plain))?.[0];
        if (found === undefined) return [];
        const slot = slots.get(found);
        const at = { path: said.path, line, rule: RULE } as const;
        if (slot) {
          const what = `"${found}" is written out`;
          const why = 'when the company changes it, this text would still give the old one';
          return [{ ...at, severity: 'warning', what, why, mend: `write ${slot}` }];
        }
        const what = `"${found}" is no contact of company.yaml`;
        const why = 'a customer may pay or report to whoever answers there';
        return [{ ...at, severity: 'error', what, why, mend: 'take it out, or write {email} or {whatsapp}' }];
      }),
    );
  },
};
