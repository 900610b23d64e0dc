/** What WhatsApp's acknowledgement of a message means. Pure. */
import type { Progress } from '../../core/channel.ts';
import type { BinaryNode } from './baileys.ts';

/** What became of one message on the wire. */
export type Ack =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly code: string }
  /** The connection ended first; whether it was taken nobody knows. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'silence' };

/** @param node  the first stanza with the message's id, or nothing when none came in time */
export function ackOf(node: BinaryNode | undefined): Ack {
  if (!node) return { kind: 'silence' };
  const { error } = node.attrs;
  // A receipt of the customer's phone may be faster than the acknowledgement, and says more.
  if (node.tag !== 'ack' || !error) return { kind: 'accepted' };
  return { kind: 'refused', code: error };
}

/** The account may not write to this person; trying again makes it worse. */
export const RESTRICTED = '463';
/** Our idea of the person's devices is outdated. */
export const OUTDATED_DEVICES = '479';

/** What the status of a message means, as phones tell it: arrived, read, or played, which is read. */
const TOLD: Readonly<Record<number, Progress>> = { 3: 'delivered', 4: 'read', 5: 'read' };

/** @param status  Baileys' number for it. @returns nothing for what says no more than the acknowledgement */
export function progressOf(status: number | null | undefined): Progress | undefined {
  return status == null ? undefined : TOLD[status];
}

/** Why a message was refused, in words for staff. */
export function refusalWhy(code: string): string {
  if (code === RESTRICTED) {
    return 'WhatsApp does not let this number write to this person at the moment (463); answer another way, and read docs/whatsapp.md';
  }
  return `WhatsApp refuses the message (${code})`;
}
