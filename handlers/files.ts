/** Files of customers: what words cannot hold and a person must open. */
import type { CustomerMessage, CustomerTurn } from '../src/core/index.ts';

type FileMessage = CustomerMessage & { readonly ref: NonNullable<CustomerMessage['ref']> };

/** Kinds whose words are all there is to them, and stickers, which say nothing that a person would need. */
const NOT_FILES = ['text', 'choice', 'edit', 'sticker'];

/** The bubbles of a turn that are files (or places, contacts, and whatever a network invents next). */
export function filesOf(turn: CustomerTurn): readonly FileMessage[] {
  return turn.bubbles.filter((b): b is FileMessage => b.ref !== undefined && !NOT_FILES.includes(b.kind));
}

/** What staff read in place of a file without words: "[voice] 0:12", "[document] coa.pdf". */
export function inBrackets({ kind, attachment }: Pick<CustomerMessage, 'kind' | 'attachment'>): string {
  const { seconds, name } = attachment ?? {};
  const length = seconds === undefined ? '' : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return [`[${kind}]`, length, name].filter(Boolean).join(' ');
}
