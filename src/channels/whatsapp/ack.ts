/** What WhatsApp's acknowledgement of a message means. Pure. */
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

/** Why a message was refused, in words for staff. */
export function refusalWhy(code: string): string {
  if (code === RESTRICTED) {
    return 'WhatsApp does not let this number write to this person at the moment (463); answer another way, and read docs/whatsapp.md';
  }
  return `WhatsApp refuses the message (${code})`;
}
