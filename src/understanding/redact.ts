/** A customer's words as they may be shown to whoever has no business with that customer. */
import { readText } from './entities/text.ts';
import { identifyingIn, type Writer } from './identifying.ts';

const PLACEHOLDER = /\[(?:e-mail|phone|link|account|company|name|number)\]/g;
/** Would turn a terminal's line around, or end it. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * The text without what tells who wrote it: e-mail addresses, telephone numbers, links, accounts, companies, names of
 * people as far as the text says that they are names, and long numbers. CAS numbers, amounts and product names stay.
 * A postal address stays too, and a name that nothing announces: the result is for colleagues, not for publication.
 *
 * @returns  one line with "[name]" and the like; text past the first 4,096 characters is left out
 */
export function redact(message: string, writer: Writer): string {
  const text = readText(message);
  const hidden = identifyingIn(text, writer).sort((a, b) => a.index - b.index || b.end - a.end);
  let shown = '';
  let at = 0;
  for (const { index, end, as } of hidden) {
    if (index >= at) shown += `${text.raw.slice(at, index)}[${as}]`;
    at = Math.max(at, end);
  }
  shown += text.raw.slice(at);
  return shown.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}

/** The text without the places that `redact` left: what the customer asked, in their own words. */
export function withoutPlaceholders(redacted: string): string {
  return redacted.replace(PLACEHOLDER, ' ').replace(/ {2,}/g, ' ').trim();
}
