/** What staff ask the desk about itself, looked up for the turn: handlers look nothing up. */
import type { StaffMessage } from '../core/message.ts';
import type { LookedUp } from '../core/turn.ts';
import type { Store } from '../store/store.ts';

/** How many answers `/why` explains. */
const ANSWERS_EXPLAINED = 3;

/** A command, what is behind it, and what it needs to know. */
type Errand = readonly [
  command: RegExp,
  find: (store: Store, conversationId: string, rest: string) => Promise<LookedUp>,
];

const ERRANDS: readonly Errand[] = [
  [/^\/(?:open|mine|status)\b/i, async (store) => ({ work: (await store.work()).map((found) => found.conversation) })],
  [/^\/why\b/i, async (store, id) => ({ answers: await store.answers(id, ANSWERS_EXPLAINED) })],
  [/^\/retry\b\S*/i, async (store, id, rest) => lost(await store.undelivered(id, rest.split(/\s/, 1)[0]))],
  [/^\/erase\b/i, async (store, id) => ({ tickets: await store.tickets(id) })],
];

/** What a message of staff needs to know beyond its conversation; `undefined` when that is nothing. */
export async function lookUp(
  { text, kind, ref }: StaffMessage,
  conversationId: string,
  store: Store,
): Promise<LookedUp | undefined> {
  if (kind === 'edit' && ref) return standing(await store.sentAs(conversationId, ref));
  for (const [command, find] of ERRANDS) {
    const [called] = command.exec(text) ?? [];
    if (called !== undefined) return find(store, conversationId, text.slice(called.length).trim());
  }
  return undefined;
}

function lost(undelivered: LookedUp['undelivered']): LookedUp {
  return undelivered ? { undelivered } : {};
}

function standing(sentAs: LookedUp['sentAs']): LookedUp {
  return sentAs ? { sentAs } : {};
}
