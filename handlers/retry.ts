/** `/retry`: what a person said and what did not reach the customer is sent once more. */
import {
  type Choice,
  customerName,
  type Effect,
  personWording,
  phrasebook,
  type StaffTurn,
  send,
} from '../src/core/index.ts';

export const retryPhrases = phrasebook('retry', {
  again: 'Sent again to {customer}.',
  nothing: 'Nothing that a person wrote to {customer} is undelivered.',
  gone: 'Not sent: {customer} does not want to be written to, or has blocked us. They can be answered as soon as they write again.',
});

/** The button under the notice of an undelivered message, one of several maybe: it says which one it is about. */
export function tryAgain(outboxId: string): Choice {
  return { id: `/retry ${outboxId}`, label: 'Try again' };
}

/** The last words of a person that did not arrive, unchanged and still theirs. */
export function retry({ conversation, knowledge, found }: StaffTurn): readonly Effect[] {
  const say = retryPhrases.in(knowledge);
  const values = { customer: customerName(conversation) };
  const lost = found?.undelivered;
  if (!lost) return [send('staff', say('nothing', values))];
  if (conversation.status === 'optedOut' || conversation.status === 'closed')
    return [send('staff', say('gone', values))];
  const wording = personWording(lost.text, lost.who);
  const again = {
    ...send('customer', wording),
    by: 'person',
    ...(lost.copyOf ? { copyOf: lost.copyOf } : {}),
    // The mark at their own message goes on from there.
    ...(lost.receiptTo ? { receiptTo: lost.receiptTo } : {}),
  } as const;
  return [again, send('staff', say('again', values))];
}
