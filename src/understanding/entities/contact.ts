import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Text } from './text.ts';

/** One label, an @, at most four labels behind it; every part bounded. */
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[A-Za-z][\w-]{1,23}/g;
const URL = /(?:https?:\/\/|www\.)[^\s<>"]{1,300}/gi;
/** "+971 50 123 4567", "00971501234567"; digits with single separators between. */
const INTERNATIONAL = /(?<![\w+])(?:\+|00)[1-9](?:[ ().-]{0,2}\d){7,14}(?!\d)/g;
const CUED =
  /(?<!\p{L})(?:tel|phone|ph|mobile|mob|cell|whatsapp|whats app|wa|wechat|viber|telegram|call me|call|number is|teléfono|telefono|telefone|celular|móvil|movil|téléphone|telefon|handy|тел|телефон|вотсап|ватсап|номер|هاتف|جوال|واتساب|واتس|رقم|电话|手机|微信)(?: (?:no|number|num|is|me|us|at|on|nr|número|numero|номер))*\s?[.:#№：-]{0,3}\s?((?:\+|00)?[1-9](?:[ ().-]{0,2}\d){5,14}|0\d(?:[ ().-]{0,2}\d){5,12})(?!\d)/giu;

/** "Batch number 24-0319", "заказ номер": a number of something else, whatever word for "number" stands before it. */
const OTHER_NUMBER =
  /(?:batch|lot|order|invoice|lote|partida|pedido|orden|factura|fatura|парти[яию]|сери[яию]|заказ\p{L}?|счет\p{L}?|накладн\p{L}{2}|تشغيل[ةه]|دفع[ةه]|وجب[ةه]|طلب|طلبي[ةه]|فاتور[ةه]|شحن[ةه]|بوليص[ةه]|批次?|订单|发票)\s$/iu;

/** A stretch with what it says. */
export interface Contact {
  readonly index: number;
  readonly length: number;
  readonly value: string;
}

/** E-mail addresses, in order; a dot that ends the sentence is not part of one. */
export function findEmails({ plain }: Text): Contact[] {
  if (!plain.includes('@')) return [];
  return [...plain.matchAll(EMAIL)].map((match) => {
    const value = match[0].replace(/[.-]+$/, '');
    return { index: match.index, length: value.length, value };
  });
}

/** Web addresses: nothing inside them is a product or a weight (a CAS number may be). */
export function findUrls({ plain }: Text): Contact[] {
  return [...plain.matchAll(URL)].map((match) => ({ index: match.index, length: match[0].length, value: match[0] }));
}

/**
 * Telephone numbers that begin with + or 00, or stand behind a word such as "tel" or "WhatsApp".
 *
 * @returns  `value` is E.164 when the number is valid in its country's plan, else the digits as written
 */
export function findPhones({ plain }: Text): Contact[] {
  const found: Contact[] = [];
  for (const match of plain.matchAll(INTERNATIONAL)) {
    const number = parse(match[0].replace(/^00/, '+'));
    if (number !== undefined) found.push({ index: match.index, length: match[0].length, value: number });
  }
  for (const match of plain.matchAll(CUED)) {
    const written = match[1] ?? '';
    const index = match.index + match[0].length - written.length;
    if (OTHER_NUMBER.test(plain.slice(Math.max(0, match.index - 16), match.index))) continue;
    if (found.some((phone) => phone.index < index + written.length && index < phone.index + phone.length)) continue;
    const international = written.replace(/^00/, '').replace(/^\+/, '');
    const value = written.startsWith('0') && !written.startsWith('00') ? undefined : parse(`+${international}`);
    found.push({ index, length: written.length, value: value ?? written.trim() });
  }
  return found.sort((left, right) => left.index - right.index);
}

function parse(written: string): string | undefined {
  const number = parsePhoneNumberFromString(written);
  return number?.isPossible() ? number.number : undefined;
}
