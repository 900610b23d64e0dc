/**
 * Treats topics as the index says: every answerable one answered, one hand-off for the rest, one offer at the end.
 * This is the one place that turns a topic's behaviour into effects; the handlers only choose the topics.
 */
import {
  type Behaviour,
  type Candidate,
  type Choice,
  type CustomerTurn,
  type Effect,
  joinWordings,
  outcome,
  phrasebook,
  send,
  type TicketKind,
  type Topic,
  type Wording,
} from '../src/core/index.ts';
import { handOff, openRequests } from './hand-off.ts';
import { onRecord } from './on-record.ts';
import { COLLECTING, readBack } from './quote.ts';
import { beginReport } from './report-form.ts';

export const treatPhrases = phrasebook('treat', {
  offer: 'Reply 1 and {desk} will confirm this for your case.',
  offerButton: 'Ask {desk}',
  withheld: 'A colleague will confirm this for you.',
  emergency: 'If anyone is hurt or unwell now, please call your local emergency number first.',
});

/** Tokens of the buttons under an offer. */
export const OFFER_ACCEPT = 'offer:accept';

/** Rank of the topics that report harm to somebody. */
const SAFETY_RANK = 1;

/** From the strongest to the weakest; a message with several topics counts as its strongest. */
const STRENGTH: readonly Behaviour[] = [
  'handoff',
  'collect-quote',
  'answer+offer-handoff',
  'answer',
  'refuse-politely',
  'smalltalk',
];

interface Treated {
  readonly topic: Topic;
  readonly candidate: Candidate;
  readonly text: Wording | undefined;
  /** The entry may not be served, so a person must answer. */
  readonly withheld: boolean;
}

/**
 * Answers, collects, hands over or refuses, for one or several topics at once.
 *
 * @param chosen  topics in the order of the customer's questions; `score` is the matcher's confidence
 * @param words   the customer's words, when they are not those of this turn (a menu was answered)
 */
export function treat(turn: CustomerTurn, chosen: readonly Candidate[], words?: string): readonly Effect[] {
  const treated = chosen.flatMap((candidate) => lookUp(turn, candidate));
  if (treated.length === 0) return [];
  const needPerson = treated
    .filter((t) => handsOver(t))
    .sort((a, b) => a.topic.policy.priority - b.topic.policy.priority);
  const offering = treated.filter((t) => t.topic.behaviour === 'answer+offer-handoff' && !t.withheld);
  const lead = needPerson[0];
  const ids = treated.map((t) => t.topic.id);
  const silent = treated.filter((t) => t.topic.policy.silentAlert && !t.withheld);

  const parts: (Wording | undefined)[] = treated.map((t) => t.text);
  const effects: Effect[] = [];
  let choices: readonly Choice[] | undefined;

  if (lead) {
    const kind = ticketKind(lead);
    const handed = handOff(turn, {
      kind,
      desk: lead.topic.desk ?? 'sales',
      topics: ids,
      urgent: needPerson.some((t) => t.topic.policy.urgent),
      ...(words ? { words } : {}),
    });
    if (COLLECTING.includes(kind)) {
      const goesOn = turn.conversation.form?.ticket === handed.reference;
      const read = readBack(turn, { kind, id: handed.reference, goesOn }, handed.known);
      parts.push(read.told);
      effects.push(...read.effects);
    } else if (handed.isNew) effects.push(...beginReport(kind, handed.reference, turn.understanding.entities));
    parts.push(handed.told);
    effects.push(...handed.effects, { type: 'dropQuestions' });
  } else if (offering.length > 0) {
    const offered = offer(turn, offering, words);
    parts.push(offered.told);
    effects.push(offered.effect);
    choices = offered.choices;
  } else {
    effects.push({ type: 'dropQuestions' });
  }
  for (const t of silent) {
    const request = {
      kind: 'compliance',
      desk: t.topic.desk ?? 'compliance',
      topics: [t.topic.id],
      silent: true,
      nth: 1,
    } as const;
    effects.push(...handOff(turn, request).effects);
  }
  return [
    { type: 'clearMisses' },
    ...effects,
    send('customer', joinWordings(parts), choices),
    outcome(strongest(treated), chosen, (lead ?? treated[0])?.topic.desk ?? null),
  ];
}

function lookUp(turn: CustomerTurn, candidate: Candidate): Treated[] {
  const topic = turn.knowledge.topic(candidate.topic);
  if (!topic) return [];
  if (isAlreadySaid(turn, topic)) return [{ topic, candidate, text: undefined, withheld: false }];
  const served = turn.knowledge.entry(candidate.topic, candidate.score);
  if (served.kind === 'entry') {
    return [{ topic, candidate, text: joinWordings([served.wording, onRecord(turn, topic)]), withheld: false }];
  }
  const say = treatPhrases.in(turn.knowledge);
  const text = say(topic.policy.priority === SAFETY_RANK ? 'emergency' : 'withheld');
  return [{ topic, candidate, text, withheld: true }];
}

/** Who asks again for what is with a person already hears where it stands, not the same text; danger is told again. */
function isAlreadySaid(turn: CustomerTurn, topic: Topic): boolean {
  const { behaviour, policy } = topic;
  if (behaviour !== 'handoff' || (policy.urgent && policy.ticket !== 'complaint')) return false;
  return openRequests(turn).some(
    (t) => t.topics.includes(topic.id) || (t.kind === 'complaint' && policy.ticket === t.kind),
  );
}

/** A withheld text means that a person must answer, whatever the topic's behaviour was. */
function handsOver(treated: Treated): boolean {
  const { behaviour } = treated.topic;
  return treated.withheld || behaviour === 'handoff' || behaviour === 'collect-quote';
}

function ticketKind(treated: Treated): TicketKind {
  return treated.topic.policy.ticket ?? 'question';
}

function offer(turn: CustomerTurn, offering: readonly Treated[], words: string | undefined) {
  const first = offering[0] as Treated;
  const say = treatPhrases.in(turn.knowledge);
  const desk = first.topic.desk ?? 'sales';
  const name = turn.knowledge.desk(desk);
  const effect: Effect = {
    type: 'offer',
    offer: { desk, kind: ticketKind(first), topics: offering.map((t) => t.topic.id), words: words ?? turn.text },
  };
  const choices: Choice[] = [{ id: OFFER_ACCEPT, label: say('offerButton', { desk: name }).text }];
  return { effect, choices, told: say('offer', { desk: name }) };
}

function strongest(treated: readonly Treated[]): Behaviour {
  const present = treated.map((t): Behaviour => (t.withheld ? 'handoff' : t.topic.behaviour));
  return STRENGTH.find((b) => present.includes(b)) ?? 'answer';
}
