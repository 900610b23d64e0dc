/** A message of WhatsApp becomes a message of the desk, or nothing and a reason. Pure. */

import type { CustomerMessage, InboundMessage, StaffMessage } from '../../core/message.ts';
import { PAIRED_PHONE } from '../../core/person.ts';
import { type proto, toNumber } from './baileys.ts';
import { type Content, contentOf, type Unsaid } from './content.ts';
import { type Addresses, type IgnoredKind, ignoredKind, personKey, phoneOf, userOf } from './jid.ts';

/** Why a message led to nothing. Fixed words: they are counted. */
export type DropReason =
  | IgnoredKind
  | Unsaid
  | 'not-decrypted'
  | 'unreadable'
  | 'to-oneself'
  | 'to-staff'
  | 'own-old'
  | 'own-edit';

/** What the conversion must know. */
export interface Setting {
  readonly now: Date;
  /** Digits of the staff's numbers. */
  readonly staff: ReadonlySet<string>;
  /** Users of our own account: its number and its LID. */
  readonly own: ReadonlySet<string>;
}

/** A decrypted message and whose chat it stands in. */
export interface Heard {
  readonly id: string;
  readonly fromMe: boolean;
  /** The other side of the chat. */
  readonly who: Addresses;
  readonly pushName?: string | null | undefined;
  /** Seconds since 1970. */
  readonly timestamp?: number | { toNumber(): number } | null | undefined;
  readonly message?: proto.IMessage | null | undefined;
}

export type Converted = { readonly message: InboundMessage } | { readonly dropped: DropReason };

/** WhatsApp's own window for answers. What is older is for staff: the customer no longer waits for a bot. */
export const ANSWERED_FOR_MS = 24 * 60 * 60_000;

export function convert(heard: Heard, setting: Setting): Converted {
  const { who, fromMe } = heard;
  const ignored = ignoredKind(who.jid);
  if (ignored) return { dropped: ignored };
  if (setting.own.has(userOf(who.jid))) return { dropped: 'to-oneself' };
  if (!heard.message) return { dropped: 'not-decrypted' };
  const content = contentOf(heard.message);
  if ('unsaid' in content) return { dropped: content.unsaid };
  const staffNumber = phoneOf(who)?.slice(1);
  const isStaff = staffNumber !== undefined && setting.staff.has(staffNumber);
  if (fromMe) return isStaff ? { dropped: 'to-staff' } : ownPhone(heard, content, setting);
  if (isStaff) return { message: staffMessage(heard, content, staffNumber, setting) };
  return { message: customerMessage(heard, content, setting) };
}

function customerMessage(heard: Heard, content: Content, setting: Setting): CustomerMessage {
  const { edits, kind, text, attachment } = content;
  const said = saidBy(heard, setting);
  return {
    ...said,
    from: 'customer',
    kind,
    text,
    ...(attachment ? { attachment } : {}),
    ...theirAddress(heard),
    ...(edits ? { editOf: `${personKey(heard.who)}:${edits}` } : {}),
    ...(isOld(said.sentAt, setting) ? { missed: true } : {}),
  };
}

/** Somebody answers a customer from the phone itself: they have it already, so nothing is sent. */
function ownPhone(heard: Heard, content: Content, setting: Setting): Converted {
  const { kind, text, attachment } = content;
  const said = saidBy(heard, setting);
  if (isOld(said.sentAt, setting)) return { dropped: 'own-old' };
  if (kind === 'edit') return { dropped: 'own-edit' };
  const { customer, ...address } = theirAddress(heard);
  // The name in it is our own.
  const { name, ...known } = customer;
  return {
    message: {
      ...said,
      from: 'staff',
      kind,
      text,
      ...(attachment ? { attachment } : {}),
      staff: PAIRED_PHONE,
      place: PAIRED_PHONE.id,
      aim: { customer: { ...address, customer: known } },
      alreadySent: true,
    },
  };
}

function staffMessage(heard: Heard, content: Content, number: string, setting: Setting): StaffMessage {
  const { kind, text, attachment, quotes, edits } = content;
  const said = saidBy(heard, setting);
  return {
    ...said,
    // The mark of what became of it, and the words at the customer's, are those of the message that it changes.
    ...(edits ? { editOf: `${personKey(heard.who)}:${edits}`, ref: { ...said.ref, id: edits } } : {}),
    from: 'staff',
    kind,
    text,
    ...(attachment ? { attachment } : {}),
    staff: { id: `whatsapp:${personKey(heard.who)}`, name: heard.pushName || 'Staff' },
    place: number,
    aim: quotes ? { replyTo: { channel: 'whatsapp', place: number, id: quotes } } : {},
  };
}

/** The sender's own id in an id that `convert` has made. */
export function networkId(messageId: string): string {
  return messageId.slice(messageId.indexOf(':') + 1);
}

/** The part that everybody's messages share. */
function saidBy({ id, who, timestamp }: Heard, { now }: Setting) {
  const seconds = timestamp == null ? 0 : toNumber(timestamp as number);
  return {
    id: `${personKey(who)}:${id}`,
    channel: 'whatsapp',
    sentAt: seconds > 0 ? new Date(seconds * 1000) : now,
    ref: { channel: 'whatsapp', place: who.jid, id },
  } as const;
}

function theirAddress({ who, pushName }: Heard): Pick<CustomerMessage, 'address' | 'customer'> & { aliases: string[] } {
  const phone = phoneOf(who);
  return {
    address: who.jid,
    aliases: who.alt ? [who.alt] : [],
    customer: { ...(pushName ? { name: pushName } : {}), ...(phone ? { handle: phone } : {}) },
  };
}

function isOld(sentAt: Date, { now }: Setting): boolean {
  return now.getTime() - sentAt.getTime() > ANSWERED_FOR_MS;
}
