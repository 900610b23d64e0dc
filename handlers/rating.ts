/** After a person has helped: one question, how that was. Never where harm was reported, never twice a week. */
import {
  type Choice,
  type CustomerTurn,
  customerName,
  type Effect,
  handler,
  outcome,
  phrasebook,
  plainWords,
  type StaffTurn,
  send,
  type TicketKind,
} from '../src/core/index.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** WhatsApp takes free words only within a day of the customer's own. */
const WINDOW_MS = 23 * 60 * 60 * 1000;
const BEST = 5;
/** Staff are told of anything below this at once. */
const CONTENT = 3;

/** Somebody was hurt, wronged or worried: nobody is asked for points then. */
const NEVER_AFTER: readonly TicketKind[] = ['adverse-event', 'exposure', 'complaint', 'fraud', 'privacy', 'compliance'];

/** Tokens of the buttons. */
const CHOICE = 'rating:';

export const ratingPhrases = phrasebook('rating-question', {
  ask: 'How did we do, from 1 (poor) to 5 (very good)? One number is enough.',
});

/** The question, when it may be asked now. */
export function askRating({ conversation, knowledge, now }: StaffTurn): readonly Effect[] {
  const { tickets, personSpokeAt, customerSpokeAt, ratingQuestion } = conversation;
  const wasHelped = personSpokeAt !== undefined && tickets.length > 0;
  const isDelicate = tickets.some(({ kind }) => NEVER_AFTER.includes(kind));
  const isInWindow = customerSpokeAt !== undefined && now.getTime() - customerSpokeAt.getTime() < WINDOW_MS;
  const askedLately = ratingQuestion !== undefined && now.getTime() - ratingQuestion.askedAt.getTime() < WEEK_MS;
  if (!wasHelped || isDelicate || !isInWindow || askedLately) return [];
  const choices: Choice[] = Array.from({ length: BEST }, (_, i) => ({ id: `${CHOICE}${i + 1}`, label: String(i + 1) }));
  return [{ type: 'askRating' }, send('customer', ratingPhrases.in(knowledge)('ask'), choices)];
}

export const rating = handler({
  name: 'rating',
  from: 'customer',
  phrases: {
    thanks: 'Thank you, that helps us.',
    sorry: 'Thank you for telling us. I have passed it on; write “human” if a person should look into it.',
    toldStaff: '{customer} gives {rating} of 5 for {tickets}.',
  },
  handle(turn, say) {
    const points = pointsIn(turn);
    if (points === undefined) return undefined;
    const tickets = (turn.conversation.closedTickets ?? []).map(({ id }) => id).join(', ');
    const told = say('toldStaff', { customer: customerName(turn.conversation), rating: String(points), tickets });
    return [
      { type: 'rated', rating: points },
      { type: 'clearMisses' },
      send('customer', say(points < CONTENT ? 'sorry' : 'thanks')),
      send('staff', told),
      outcome('smalltalk', [], null),
    ];
  },
});

/** The answer to the question, while it is open: a button, or a number alone. */
function pointsIn({ conversation, message, text }: CustomerTurn): number | undefined {
  if (!conversation.ratingQuestion?.open) return undefined;
  const said = message.choice?.startsWith(CHOICE) ? message.choice.slice(CHOICE.length) : plainWords(text);
  const points = /^[1-5]$/.test(said) ? Number(said) : /^([1-5]) (?:5|of 5|out of 5)$/.exec(said)?.[1];
  return points === undefined ? undefined : Number(points);
}
