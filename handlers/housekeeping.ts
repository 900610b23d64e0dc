/** What customers say about the conversation itself: another language, "cancel", insults. */
import { type Candidate, type CustomerTurn, type Effect, handler, outcome, send } from '../src/core/index.ts';
import { handOff } from './hand-off.ts';
import { treat } from './treat.ts';

/** After this many insults a person takes over. */
const INSULTS_BEFORE_PERSON = 2;

export const housekeeping = handler({
  name: 'housekeeping',
  from: 'customer',
  phrases: {
    cancelTold: 'I have told {desk} that you cancel {reference}.',
    notYetSpoken: 'I will pass on your messages in that language; for now my answers are in English.',
  },
  handle(turn, say) {
    const sure = onlySureTopic(turn);
    if (turn.understanding.languageAsked && (sure?.topic === 'lang-change' || !sure)) {
      const language = turn.understanding.languageAsked;
      return [
        { type: 'setLanguage', language, chosen: true },
        ...treat(turn, [sure ?? { topic: 'lang-change', score: 1 }]),
      ];
    }
    if (sure?.topic === 'abuse') return calm(turn, sure);
    if (sure?.topic === 'conv-cancel') {
      const ticket = turn.conversation.tickets.at(-1);
      if (!ticket) return [{ type: 'forget' }, ...treat(turn, [sure])];
      const { effects } = handOff(turn, { kind: ticket.kind, desk: ticket.desk, topics: [sure.topic] });
      const told = say('cancelTold', { desk: turn.knowledge.desk(ticket.desk), reference: ticket.id });
      return [
        ...effects,
        { type: 'dropQuestions' },
        { type: 'forget' },
        send('customer', told),
        outcome('answer', [sure], null),
      ];
    }
    return undefined;
  },
});

function onlySureTopic({ understanding }: CustomerTurn): Candidate | undefined {
  const [part, ...others] = understanding.parts;
  return part?.match.kind === 'sure' && others.length === 0 ? part.match.candidates[0] : undefined;
}

function calm(turn: CustomerTurn, topic: Candidate): readonly Effect[] {
  const answered: readonly Effect[] = [{ type: 'insulted' }, ...treat(turn, [topic])];
  if (turn.conversation.insults + 1 < INSULTS_BEFORE_PERSON) return answered;
  return [
    ...answered,
    ...handOff(turn, { kind: 'person', desk: 'sales', topics: [topic.topic], silent: true }).effects,
  ];
}
