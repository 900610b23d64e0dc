/** Safety, privacy, compliance and complaints: recognised anywhere, treated before everything else. */
import {
  type Candidate,
  type CustomerTurn,
  type Effect,
  handler,
  outcome,
  type Ticket,
  type TicketKind,
} from '../src/core/index.ts';
import { isShort } from './bare.ts';
import { addTo, awaitedRequest, handOff } from './hand-off.ts';
import { COLLECTING } from './quote.ts';
import { treat } from './treat.ts';

/** Ranks of the topic index that nothing may wait for: 1 safety, 2 stop and privacy, 3 compliance, 4 complaints. */
const SAFETY_RANK = 1;
const LAST_PRESSING_RANK = 4;

/** Requests that report harm to somebody. */
const HARM: readonly TicketKind[] = ['adverse-event', 'exposure'];

export const pressing = handler({
  name: 'pressing',
  from: 'customer',
  phrases: {},
  handle(turn) {
    const first = turn.understanding.pressing[0];
    const rank = first && turn.knowledge.topic(first.topic)?.policy.priority;
    if (!first || rank === undefined || rank > LAST_PRESSING_RANK) return undefined;
    const report = reportGoingOn(turn, first);
    if (report && namesGoods(turn)) return undefined;
    if (report) return [...addTo(turn, report), outcome('handoff', report.topics.map(surely), report.desk)];
    if (rank === SAFETY_RANK) return [...inquiryBeside(turn), ...treat(turn, [first])];
    const complains = turn.knowledge.topic(first.topic)?.policy.ticket === 'complaint';
    return treat(turn, complains ? [first, ...besides(turn, first)] : [first]);
  },
});

/** The open report of harm that a seeming complaint belongs to: "the product was X, batch Y", "the lot I don't know". */
function reportGoingOn(turn: CustomerTurn, { topic }: Candidate): Ticket | undefined {
  const report = awaitedRequest(turn);
  const complains = turn.knowledge.topic(topic)?.policy.ticket === 'complaint';
  if (!complains || !report || !HARM.includes(report.kind)) return undefined;
  return isShort(turn.text) || namesGoods(turn) ? report : undefined;
}

const surely = (topic: string): Candidate => ({ topic, score: 1 });

/** What a report asks for, and takes by itself. */
function namesGoods({ understanding }: CustomerTurn): boolean {
  const { products, batch } = understanding.entities;
  return (products ?? batch) !== undefined;
}

/** The other questions of a message that tells of trouble in one of its parts. */
function besides({ understanding }: CustomerTurn, first: Candidate): readonly Candidate[] {
  const sure = understanding.parts.flatMap(({ match }) => {
    const best = match.candidates[0];
    return match.kind === 'sure' && best ? [{ topic: best.topic, score: match.confidence }] : [];
  });
  return sure.some(({ topic }) => topic === first.topic) ? sure.filter(({ topic }) => topic !== first.topic) : [];
}

/** Who reports harm reads of nothing else, but the inquiry in the same message reaches its desk. */
function inquiryBeside(turn: CustomerTurn): readonly Effect[] {
  for (const { match } of turn.understanding.parts) {
    const topic = match.kind === 'sure' ? turn.knowledge.topic(match.candidates[0]?.topic ?? '') : undefined;
    const kind = topic?.policy.ticket;
    if (!topic?.desk || !kind || !COLLECTING.includes(kind)) continue;
    return handOff(turn, { kind, desk: topic.desk, topics: [topic.id], silent: true, nth: 1 }).effects;
  }
  return [];
}
