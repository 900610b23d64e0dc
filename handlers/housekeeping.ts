/** What customers say about the conversation itself: another language, "cancel", insults. */
import {
  apply,
  type Candidate,
  type CustomerTurn,
  type Effect,
  handler,
  joinWordings,
  outcome,
  plainWords,
  send,
  type Ticket,
  type Wording,
} from '../src/core/index.ts';
import { CANCEL, handOff, openRequests } from './hand-off.ts';
import { COLLECTING } from './quote.ts';
import { treat } from './treat.ts';

/** After this many insults a person takes over. */
const INSULTS_BEFORE_PERSON = 2;

export const housekeeping = handler({
  name: 'housekeeping',
  from: 'customer',
  phrases: {
    cancelTold: 'I have told {desk} that you cancel {reference}.',
    giveUp: 'I am sorry that I could not help; a colleague will.',
    notYetSpoken: 'I will pass on your messages in that language; for now my answers are in English.',
  },
  handle(turn, say) {
    const sure = onlySureTopic(turn);
    const language = turn.understanding.languageAsked;
    if (language && asksForLanguage(turn, sure)) {
      const answered = treat(turn, [sure ?? { topic: 'lang-change', score: 1 }]);
      const spoken = isSpoken(turn, language);
      return [
        { type: 'setLanguage', language, chosen: true },
        ...(spoken ? answered : answered.map((effect) => withMore(effect, say('notYetSpoken')))),
      ];
    }
    if (sure?.topic === 'abuse') return calm(turn, sure, say('giveUp'));
    return cancelled(turn, (ticket) =>
      say('cancelTold', { desk: turn.knowledge.desk(ticket.desk), reference: ticket.id }),
    );
  },
});

/** A request is a few words ("en español por favor") or looks most like one; "learn Chinese fast" is neither. */
const REQUEST_WORDS = 3;

function asksForLanguage({ text, understanding }: CustomerTurn, sure: Candidate | undefined): boolean {
  if (sure) return sure.topic === 'lang-change';
  const likeliest = understanding.parts[0]?.match;
  const looksLikeOne = likeliest?.kind === 'unsure' && likeliest.candidates[0]?.topic === 'lang-change';
  return looksLikeOne || plainWords(text).split(' ').length <= REQUEST_WORDS;
}

/** Group of the topic index that is about the conversation itself: "you know what" beside a cancellation asks nothing. */
const CONVERSATION = 'S';

/** What was asked for is dropped and its desk told; whatever else the message asks is treated as if it came after. */
function cancelled(turn: CustomerTurn, told: (ticket: Ticket) => Wording): readonly Effect[] | undefined {
  const asked = sureTopics(turn);
  const cancel = asked.find(({ topic }) => topic === CANCEL);
  if (!cancel) return undefined;
  const others = asked.filter(({ topic }) => turn.knowledge.topic(topic)?.group !== CONVERSATION);
  const open = openRequests(turn);
  const ticket = cancelledOf(turn, open);
  if (!ticket) return [{ type: 'forget' }, ...treat(turn, [cancel, ...others])];
  const { effects } = handOff(turn, { kind: ticket.kind, desk: ticket.desk, topics: [CANCEL] });
  const dropped: readonly Effect[] = [...effects, { type: 'dropQuestions' }, { type: 'forget' }];
  if (others.length === 0) return [...dropped, send('customer', told(ticket)), outcome('answer', [cancel], null)];
  const conversation = dropped.reduce((before, effect) => apply(before, effect, turn.now), turn.conversation);
  const treated = treat({ ...turn, conversation }, others);
  return [...dropped, ...treated.map((effect) => withFirst(effect, told(ticket)))];
}

/** "Cancel the sample" means the sample; without such a word, the request that was begun first. */
function cancelledOf({ understanding, knowledge }: CustomerTurn, open: readonly Ticket[]): Ticket | undefined {
  const guesses = understanding.parts.flatMap(({ match }) => match.candidates.slice(0, LIKELY_GUESSES));
  const meant = guesses.flatMap(({ topic }) => knowledge.topic(topic)?.policy.ticket ?? []);
  const collecting = open.filter(({ kind }) => COLLECTING.includes(kind));
  return collecting.find(({ kind }) => meant.includes(kind)) ?? collecting[0] ?? open[0];
}

/** The topic of the request that is cancelled comes right behind the cancelling. */
const LIKELY_GUESSES = 2;

function sureTopics({ understanding }: CustomerTurn): readonly Candidate[] {
  return understanding.parts.flatMap(({ match }) => {
    const best = match.candidates[0];
    return match.kind === 'sure' && best ? [{ topic: best.topic, score: match.confidence }] : [];
  });
}

function onlySureTopic({ understanding }: CustomerTurn): Candidate | undefined {
  const [part, ...others] = understanding.parts;
  return part?.match.kind === 'sure' && others.length === 0 ? part.match.candidates[0] : undefined;
}

/** One calm line; who goes on is given to a person. */
function calm(turn: CustomerTurn, topic: Candidate, giveUp: Wording): readonly Effect[] {
  if (turn.conversation.insults + 1 < INSULTS_BEFORE_PERSON) return [{ type: 'insulted' }, ...treat(turn, [topic])];
  const handed = handOff(turn, { kind: 'person', desk: 'sales', topics: [topic.topic] });
  return [
    { type: 'insulted' },
    ...handed.effects,
    { type: 'dropQuestions' },
    send('customer', joinWordings([giveUp, handed.told], ' ')),
    outcome('handoff', [topic], 'sales'),
  ];
}

/** The answer with another sentence below it. */
function withMore(effect: Effect, more: Wording | undefined): Effect {
  if (effect.type !== 'send' || effect.to !== 'customer') return effect;
  return { ...effect, wording: joinWordings([effect.wording, more]) };
}

/** The answer with another sentence above it. */
function withFirst(effect: Effect, first: Wording): Effect {
  if (effect.type !== 'send' || effect.to !== 'customer') return effect;
  return { ...effect, wording: joinWordings([first, effect.wording]) };
}

/** Whether what we say comes in the language that was asked for. */
function isSpoken({ knowledge }: CustomerTurn, language: string): boolean {
  const served = knowledge.entry('lang-change');
  return served.kind === 'entry' && served.language === language;
}
