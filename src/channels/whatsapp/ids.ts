/** Ids of what we send: the same row has the same ids for ever, so that the network drops a second copy. Pure. */
import { createHash } from 'node:crypto';
import { split } from '../split.ts';

/** One message of WhatsApp. */
export interface Piece {
  readonly id: string;
  readonly text: string;
}

/** WhatsApp takes 65,536 characters; nobody reads that on a phone, and some phones show "read more" for ever. */
const LONGEST_TEXT = 4096;

/** The texts of an outbox row in the order of sending. */
export function piecesOf(outboxId: string, text: string): readonly Piece[] {
  return split(text, LONGEST_TEXT).map((piece, nth) => ({ id: messageId(outboxId, nth), text: piece }));
}

/** The id of the nth message that a row takes; "3EB0" marks clients like ours. */
export function messageId(outboxId: string, nth = 0): string {
  const named = nth === 0 ? outboxId : `${outboxId}#${nth}`;
  return `3EB0${createHash('sha256').update(named).digest('hex').slice(0, 18).toUpperCase()}`;
}
