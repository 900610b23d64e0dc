/** A takeover from the paired phone ends by itself: whoever answers there types no /close, and goes home. */
import { customerName, type Effect, PAIRED_PHONE, phrasebook, send, type Turn } from '../src/core/index.ts';
import { giveBack } from './give-back.ts';

/** When such a takeover ends. */
export interface PhoneTakeover {
  /** Milliseconds after the last words of a person; missing: only by /close. */
  readonly takeoverMs?: number | undefined;
}

export const phoneTakeoverPhrases = phrasebook('phone-takeover', {
  toldStaff:
    'Nobody has answered {customer} from the paired phone for {hours} hours. They write again: the bot answers, as after /close.',
});

const HOUR_MS = 60 * 60_000;

/**
 * What gives the conversation back to the bot before the customer's next message is decided; empty when a person
 * still has it. It is looked at then and not by a timer: until they write there is nothing that the bot could say.
 */
export function phoneTakeoverEnd(turn: Turn, { takeoverMs }: PhoneTakeover): readonly Effect[] {
  const { status, owner, personSpokeAt } = turn.conversation;
  if (turn.from !== 'customer' || takeoverMs === undefined || personSpokeAt === undefined) return [];
  if (status !== 'staff' || owner?.id !== PAIRED_PHONE.id) return [];
  const silentMs = turn.now.getTime() - personSpokeAt.getTime();
  if (silentMs < takeoverMs) return [];
  const customer = customerName(turn.conversation);
  const hours = String(Math.floor(silentMs / HOUR_MS));
  return [...giveBack(), send('staff', phoneTakeoverPhrases.in(turn.knowledge)('toldStaff', { customer, hours }))];
}
