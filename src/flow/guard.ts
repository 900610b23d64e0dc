/** The last look before anything is written: what must never happen does not, whatever a handler returned. */
import type { Conversation, Status } from '../core/conversation.ts';
import type { Effect, Send } from '../core/effect.ts';
import type { Turn } from '../core/turn.ts';

/** A handler returned something that the desk must never say. The turn fails, and a person is told. */
export class GuardError extends Error {
  override readonly name = 'GuardError';
}

/**
 * The effects that may be carried out.
 *
 * @throws GuardError  the bot would name a price, or a customer would be left waiting with no ticket
 */
export function guard(turn: Turn, effects: readonly Effect[]): readonly Effect[] {
  const status = statusAfter(turn.conversation, effects);
  const silent = isSilent(turn.conversation.status, status);
  const allowed = effects.filter((effect) => !(silent && isBotToCustomer(effect)));
  for (const effect of allowed) if (isBotToCustomer(effect)) refusePrices(effect);
  refuseNobody(turn.conversation, allowed, status);
  return allowed;
}

function isBotToCustomer(effect: Effect): effect is Send {
  return effect.type === 'send' && effect.to === 'customer' && effect.by === 'bot';
}

function statusAfter(conversation: Conversation, effects: readonly Effect[]): Status {
  return effects.findLast((e) => e.type === 'setStatus')?.status ?? conversation.status;
}

/** The bot is silent while a person has the chat, and after a stop; the confirmation of the stop itself is said. */
function isSilent(before: Status, after: Status): boolean {
  if (after === 'staff' || after === 'closed') return true;
  return after === 'optedOut' && before === 'optedOut';
}

/**
 * An amount of money in the bot's mouth. Numbers of customers are read back without currency, so this is never right
 * (TOPICS rule 1: no price, ever).
 */
const PRICE =
  /(?:US\$|[$€£¥₹]|\b(?:USD|EUR|RMB|CNY|INR|GBP)\b)\s*\d|\d\s*(?:US\$|[$€£¥₹]|\b(?:USD|EUR|RMB|CNY|INR|GBP|dollars?|euros?)\b)/i;

function refusePrices(effect: Send): void {
  const price = PRICE.exec(effect.wording.text);
  if (!price) return;
  const source = effect.wording.provenance.map((p) =>
    p.kind === 'entry' ? p.entry : p.kind === 'phrase' ? p.phrase : p.who,
  );
  throw new GuardError(`an automatic text names an amount of money; look at ${source.join(', ')}`);
}

const OPENING: readonly Effect['type'][] = ['openTicket', 'updateTicket', 'reopenTickets'];

/** Waiting means that somebody has been told: there is a ticket. */
function refuseNobody(conversation: Conversation, effects: readonly Effect[], status: Status): void {
  if (status !== 'waiting') return;
  const opened = effects.some(({ type }) => OPENING.includes(type));
  if (!opened && conversation.tickets.length === 0) {
    throw new GuardError('a conversation would wait for staff with no ticket');
  }
}
