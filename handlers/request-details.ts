/** More about an open request: "25 kg", "to Mexico", "we are Foo Labs" join the ticket that is already with staff. */
import {
  type CustomerTurn,
  handler,
  joinWordings,
  mergeEntities,
  outcome,
  send,
  type Ticket,
} from '../src/core/index.ts';
import { handOff } from './hand-off.ts';
import { COLLECTING, namesSlots, readBack } from './quote.ts';

/** Topics that a detail of a request looks like; any other sure match is a question of its own. */
const LIKE_A_DETAIL = ['quote-request', 'sample-request', 'cdmo-custom-synthesis', 'prod-lookup'];

export const requestDetails = handler({
  name: 'request-details',
  from: 'customer',
  phrases: {},
  handle(turn) {
    const ticket = turn.conversation.tickets.find((t) => COLLECTING.includes(t.kind));
    if (!ticket || !namesSlots(turn.understanding.entities) || asksSomethingElse(turn, ticket)) return undefined;
    const handed = handOff(turn, { kind: ticket.kind, desk: ticket.desk, topics: ticket.topics });
    const known = mergeEntities(ticket.fields, mergeEntities(turn.conversation.entities, turn.understanding.entities));
    return [
      ...handed.effects,
      { type: 'clearMisses' },
      { type: 'dropQuestions' },
      send('customer', joinWordings([readBack(turn, known), handed.told])),
      outcome('collect-quote', [{ topic: topicOf(ticket), score: 1 }], ticket.desk),
    ];
  },
});

/** A sure question that is no more of the same: another topic, or a request of another kind (a quote after a sample). */
function asksSomethingElse(turn: CustomerTurn, ticket: Ticket): boolean {
  return turn.understanding.parts.some(({ match }) => {
    const topic = match.candidates[0]?.topic ?? '';
    if (match.kind !== 'sure' || match.byEntities) return false;
    if (!LIKE_A_DETAIL.includes(topic)) return true;
    const kind = turn.knowledge.topic(topic)?.policy.ticket;
    return kind !== undefined && COLLECTING.includes(kind) && kind !== ticket.kind;
  });
}

function topicOf(ticket: Ticket): string {
  return ticket.topics.find((id) => LIKE_A_DETAIL.includes(id)) ?? 'quote-request';
}
