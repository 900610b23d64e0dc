/** What in a text tells who wrote it, and where it stands. */
import { findCasSpans } from './entities/cas.ts';
import { findCompany } from './entities/company.ts';
import { findEmails, findPhones, findUrls } from './entities/contact.ts';
import { findProductsIn, type ProductIndex, quantitiesIn } from './entities/index.ts';
import type { Span } from './entities/link.ts';
import { isOrdinary } from './entities/ordinary-words.ts';
import { findPeople } from './entities/people.ts';
import { foldWord, type Text, without } from './entities/text.ts';

/** What stands in the place of what was taken out. */
type Hidden = 'e-mail' | 'phone' | 'link' | 'account' | 'company' | 'name' | 'number';

/** A stretch to hide. */
export interface HiddenSpan extends Span {
  readonly as: Hidden;
}

/** What is known of who wrote, besides the text. */
export interface Writer {
  /** ISO 639-1. */
  readonly language: string;
  readonly products: ProductIndex;
  /** How the network calls the writer: their name and handle, wherever they stand in the text. */
  readonly known?: readonly string[];
}

/** "ana (at) corp.com", "ana at gmail dot com": written so that machines do not see it. */
const SPELLED_EMAIL =
  /[\w.+-]{1,64} ?(?:[([] ?at ?[)\]] ?[\w-]{2,63}(?: ?(?:\.|[([] ?dot ?[)\]]| dot ) ?[a-z]{2,12}){1,3}| at [\w-]{2,63}(?: dot [a-z]{2,12}){1,3})/giu;
const BARE_LINK =
  /(?<![\w@.-])(?:[a-z\d-]{1,63}\.){1,4}(?:com|net|org|info|biz|cn|in|eu|de|es|fr|it|pt|br|mx|ru|uk|us|tr|ae|sa|io|me)(?![\w-])(?:\/[^\s<>"]{0,300})?/giu;
/** "@ana_lopez", "wechat: lihua88", "skype id ana.lopez". */
const ACCOUNT =
  /(?<![\w.@])@[a-z][\w.]{2,31}|(?<=(?:wechat|weixin|微信|微信号|telegram|skype|line|viber|whatsapp|qq)(?: ?(?:id|account|号))? ?[:：=] ?|(?:wechat|weixin|skype|line|telegram) id )[a-z_][\w.-]{3,31}/giu;
/**
 * Longer than any amount, year or day of an inquiry: accounts, orders, tax and passport numbers. Not the code of a
 * compound ("GS-441524").
 */
const LONG_NUMBER = /(?<![A-Z]{2}-(?=\d{6}(?!\d)))\d{6,}|\d{1,6}(?:[ ./()-]{1,2}\d{1,6}){2,8}/g;
const DAY = /(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})(?!\d)/g;
const LONG_NUMBER_DIGITS = 7;
const LONG_RUN_DIGITS = 6;
/** Arabic has no capitals: "a plant for nilotinib" looks like a company. */
const ARABIC = /\p{Script=Arabic}/u;
/** More companies than these stand in no inquiry. */
const MOST_COMPANIES = 4;
/** A shorter part of a name is a word of the language more often than not. */
const SHORTEST_KNOWN = 3;

/**
 * Every stretch that tells who wrote a text, in any order; they may overlap.
 *
 * @param text  prepared by `readText`
 */
export function identifyingIn(text: Text, { language, products, known = [] }: Writer): HiddenSpan[] {
  const cas = findCasSpans(text);
  const emails = [...findEmails(text), ...found(text, SPELLED_EMAIL)];
  const links = [...findUrls(text), ...found(without(text, emails), BARE_LINK)];
  const phones = findPhones(without(text, cas));
  const accounts = found(without(text, [...emails, ...links]), ACCOUNT);
  const contacts = [...emails, ...links, ...phones, ...accounts];
  const goods = namesOf(text, language, products);
  const isGoods = ({ index, end }: Span) => goods.some((good) => index < good.end && good.index < end);
  const people = [...findPeople(without(text, contacts)), ...knownIn(text, known)].filter((span) => !isGoods(span));
  const amounts = quantitiesIn(text.raw, language);
  const numbers = found(without(text, [...contacts, ...cas, ...amounts, ...found(text, DAY)]), LONG_NUMBER).filter(
    isLong,
  );
  return [
    ...emails.map(as('e-mail')),
    ...links.map(as('link')),
    ...phones.map(as('phone')),
    ...accounts.map(as('account')),
    ...companiesIn(without(text, contacts))
      .filter((span) => !(ARABIC.test(text.plain[span.index]!) && isGoods(span)))
      .map((span) => ({ ...span, as: 'company' as const })),
    ...people.map((span) => ({ ...span, as: 'name' as const })),
    ...numbers.map(as('number')),
  ];
}

interface Stretch {
  readonly index: number;
  readonly length: number;
  readonly value: string;
}

function found({ plain }: Text, pattern: RegExp): Stretch[] {
  return [...plain.matchAll(pattern)].map(({ 0: value, index }) => ({ index, length: value.length, value }));
}

function as(what: Hidden) {
  return ({ index, length }: { readonly index: number; readonly length: number }): HiddenSpan => ({
    index,
    end: index + length,
    as: what,
  });
}

function isLong({ value }: Stretch): boolean {
  const runs = value.match(/\d+/g) ?? [];
  return runs.some((run) => run.length >= LONG_RUN_DIGITS) || runs.join('').length >= LONG_NUMBER_DIGITS;
}

/** Where products stand: they are never taken for a person. */
function namesOf(text: Text, language: string, products: ProductIndex): Span[] {
  const mentions = findProductsIn(text.raw, { language, products }).filter(({ name }) => name !== undefined);
  return mentions.flatMap((mention) =>
    placesOf(mention.text, text.raw).map((index) => ({ index, end: index + mention.text.length })),
  );
}

function companiesIn(text: Text): Span[] {
  const companies: Span[] = [];
  let rest = text;
  while (companies.length < MOST_COMPANIES) {
    const company = findCompany(rest);
    // "Company:" goes on being found when what stood behind it is blank.
    if (!company || rest.plain.slice(company.index, company.end).trim() === '') break;
    const { index } = company;
    // A span that begins at a space ends a letter early.
    const end = company.end + (/^[\p{L}\p{N}]*/u.exec(rest.plain.slice(company.end))?.[0].length ?? 0);
    companies.push({ index, end });
    rest = without(rest, [{ index, length: end - index }]);
  }
  return companies;
}

/** The words of the writer's own name and handle, as whole words, however they are accented. */
function knownIn({ words, plain }: Text, known: readonly string[]): Span[] {
  const parts = [...new Set(known.flatMap((name) => name.split(/[\s@,.]+/)))];
  const keys = new Set(parts.filter((part) => part.length >= SHORTEST_KNOWN).map(foldWord));
  // Who calls themselves "Pharma Buyer" is not hidden by hiding these words.
  for (const key of keys) if (isOrdinary(key)) keys.delete(key);
  const han = parts.filter((part) => /^\p{Script=Han}{2,}$/u.test(part));
  return [
    ...words.filter(({ key }) => keys.has(key)),
    ...han.flatMap((part) => placesOf(part, plain).map((index) => ({ index, end: index + part.length }))),
  ];
}

/** Every place at which a text has these words. */
function placesOf(part: string, plain: string): number[] {
  const places: number[] = [];
  for (let at = plain.indexOf(part); at >= 0; at = plain.indexOf(part, at + part.length)) places.push(at);
  return places;
}
