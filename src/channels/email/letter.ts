/** An alert as a mail: plain text, with a subject that says what it is about. Pure. */
import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { Outbound } from '../../core/channel.ts';

/** What is written; who it is from and for is on the envelope. */
export interface Letter {
  /** With its angle brackets. The same at every try. */
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What mail programs put the mails of one ticket together by. */
  readonly references?: string;
  readonly inReplyTo?: string;
}

/** What the subject says of the ticket. */
interface Headline {
  readonly reference: string;
  readonly customer: string;
}

/** Together the subject stays under 200 characters; mail programs show about 70. */
const FIRST_LINE_LENGTH = 100;
const REFERENCE_LENGTH = 20;
const CUSTOMER_LENGTH = 60;
const MOST_PER_CHARACTER = 4;

/** Line breaks, other control characters, halves of characters, and what turns the direction of writing around. */
const NOT_IN_A_SUBJECT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const NOT_IN_A_TEXT = /(?![\t\n])[\p{Cc}\p{Cs}]/gu;

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** @param domain  where the ids of our mails end, see `domainOf` */
export function letterOf({ id, text, record }: Outbound, domain: string): Letter {
  const headline = headlineOf(record);
  const thread = headline && `<ticket.${headline.reference.replace(/[^\w-]/g, '')}@${domain}>`;
  return {
    // The id of a message may be as long as a network likes; its hash is always a word that a header takes.
    messageId: `<alert.${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${domain}>`,
    subject: subjectOf(text, headline),
    text: text.replace(/\r\n?/g, '\n').replace(NOT_IN_A_TEXT, ''),
    // No holiday notice comes back (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(thread ? { references: thread, inReplyTo: thread } : {}),
  };
}

/** The domain of an address, as in `desk@example.com` or `Desk <desk@example.com>`. */
export function domainOf(from: string): string {
  const domain = /@([^\s@<>]+)>?\s*$/.exec(from)?.[1] ?? '';
  return domainToASCII(domain) || 'desk.invalid';
}

function subjectOf(text: string, headline: Headline | undefined): string {
  const firstLine = clip(text.trimStart().split(/[\r\n]/, 1)[0] ?? '', FIRST_LINE_LENGTH);
  if (!headline) return firstLine;
  const { reference, customer } = headline;
  return [firstLine, clip(reference, REFERENCE_LENGTH), clip(customer, CUSTOMER_LENGTH)].filter(Boolean).join(' · ');
}

function headlineOf(record: string | undefined): Headline | undefined {
  if (record === undefined) return undefined;
  try {
    const { reference, customer } = JSON.parse(record);
    if (typeof reference !== 'string') return undefined;
    return { reference, customer: String(customer?.name ?? customer?.handle ?? '') };
  } catch {
    // A subject without the ticket is better than no mail.
    return undefined;
  }
}

/** On one line, and no longer than so many characters as people count them. */
function clip(text: string, length: number): string {
  const clean = text.replace(NOT_IN_A_SUBJECT, ' ').replace(/\s+/g, ' ').trim();
  // What people see as one character may be a thousand accents on one letter.
  const start = clean.slice(0, length * MOST_PER_CHARACTER);
  const characters = Array.from(GRAPHEMES.segment(start), ({ segment }) => segment);
  if (characters.length <= length && start === clean) return clean;
  return `${characters
    .slice(0, Math.min(length, characters.length) - 1)
    .join('')
    .trimEnd()}…`;
}
