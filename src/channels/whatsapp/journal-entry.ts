/** One entry of the journal: sealed as a row, opened again, and the message that it holds. */
import type { JournalRow, KeyVault } from '../../store/store.ts';
import type { Arrival } from './arrival.ts';
import { SESSION } from './auth.ts';
import { normalizeMessageContent, type proto } from './baileys.ts';
import { type Envelope, messageIn } from './envelope.ts';
import type { Seal } from './seal.ts';

/** One row, opened. */
export interface Entry {
  readonly arrival: Arrival<Envelope>;
  readonly plaintext: Uint8Array;
  /** Messages of the chat that came before and had not been decrypted. */
  readonly after: readonly string[];
}

interface Kept {
  readonly chat: string;
  readonly envelope: Envelope;
  readonly plaintext: string;
  readonly after: readonly string[];
}

/** The row of an entry. */
export function closed({ arrival, plaintext, after }: Entry, seal: Seal): JournalRow {
  const { id, seq, message, chat, envelope } = arrival;
  const kept: Kept = { chat, envelope, plaintext: Buffer.from(plaintext).toString('base64'), after };
  return { id, seq, message, value: seal.close(JSON.stringify(kept), placeOf(id)) };
}

/** @throws Error when the row was sealed with another key, or was changed */
export function opened({ id, seq, message, value }: JournalRow, seal: Seal): Entry {
  const { chat, envelope, plaintext, after } = JSON.parse(seal.open(value, placeOf(id))) as Kept;
  return { arrival: { id, seq, message, chat, envelope }, plaintext: Buffer.from(plaintext, 'base64'), after };
}

/**
 * The content of a message that was decrypted lately, by this process or another, to be passed on as it is; nothing
 * when the journal has it no longer.
 *
 * @param message  its id on the network
 * @throws Error as `opened` does
 */
export async function contentIn(vault: KeyVault, seal: Seal, message: string): Promise<proto.IMessage | undefined> {
  const row = await vault.journalledMessage(SESSION, message);
  return row && bare(messageIn(opened(row, seal).plaintext));
}

/** Without its wrapping, and without what it replied to: that stays between those two. */
function bare(given: proto.IMessage): proto.IMessage {
  const { messageContextInfo, ...content } = normalizeMessageContent(given) ?? {};
  for (const part of Object.values(content))
    if (part && typeof part === 'object') Reflect.deleteProperty(part, 'contextInfo');
  return content;
}

function placeOf(id: string): string {
  return `${SESSION}/journal/${id}`;
}
