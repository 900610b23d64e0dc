/** `/retry`: what a person said and what did not reach the customer is sent once more. */
import { customerName, type Effect, personWording, phrasebook, type StaffTurn, send } from '../src/core/index.ts';

export const retryPhrases = phrasebook('retry', {
  again: 'Sent again to {customer}.',
  nothing: 'Nothing that a person wrote to {customer} is undelivered.',
  gone: 'Not sent: {customer} does not want to be written to, or has blocked us. They can be answered as soon as they write again.',
});

/** The button under the notice of an undelivered message. */
export const RETRY = { id: '/retry', label: 'Try again' } as const;

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
  } as const;
  return [again, send('staff', say('again', values))];
}
