/** What belongs to an open request joins it: "25 kg", "we are Foo Labs", "batch 2231", a number to call back. */
import {
  type CustomerTurn,
  type Effect,
  handler,
  joinWordings,
  mergeEntities,
  newForm,
  outcome,
  send,
  type Ticket,
} from '../src/core/index.ts';
import { isBare, isQuestion, isShort } from './bare.ts';
import { answeredForm, withoutUnit } from './form-answer.ts';
import { handOff } from './hand-off.ts';
import { amountOfNone, knownOf, named, withBatch } from './named.ts';
import { askUnit, askWhich, COLLECTING, readBack } from './quote.ts';
import { askReport } from './report-form.ts';
import { asksSomethingElse, complaintWithOrder, correctsCas, LIKE_AN_INQUIRY, requestFor } from './request-fit.ts';
import { treat } from './treat.ts';

export const requestDetails = handler({
  name: 'request-details',
  from: 'customer',
  phrases: {
    thanks: 'Thank you.',
  },
  handle(turn, say) {
    const unitless = withoutUnit(turn);
    if (unitless) return asksUnit(turn, unitless);
    const answered = answeredForm(turn);
    const ticket = answered ?? requestFor(turn) ?? complaintWithOrder(turn);
    if (!ticket) return beginsInquiry(turn) ? treat(turn, [{ topic: 'quote-request', score: 1 }]) : undefined;
    if (!answered && !isBare(turn) && !correctsCas(turn, ticket) && asksSomethingElse(turn, ticket)) return undefined;
    const { kind, desk, topics } = ticket;
    const handed = handOff(turn, { kind, desk, topics });
    const done: readonly Effect[] = [...handed.effects, { type: 'clearMisses' }, { type: 'dropQuestions' }];
    if (!COLLECTING.includes(kind)) {
      const about = topicsOf(turn, ticket).map((topic) => ({ topic, score: 1 }));
      const next = askReport(turn, ticket, mergeEntities(ticket.fields, withBatch(turn)));
      return [
        ...done,
        ...next.effects,
        send('customer', joinWordings([joinWordings([say('thanks'), handed.told], ' '), next.told])),
        outcome('handoff', about, desk),
      ];
    }
    const before = knownOf(ticket, turn);
    const amount = amountOfNone(turn, before);
    const form = turn.conversation.form ?? newForm(kind, ticket.id);
    const names = (before.products ?? []).map(({ name, text }) => name ?? text);
    const known = mergeEntities(before, named(turn, before));
    const read = amount
      ? askWhich(turn, form, amount, names)
      : readBack(turn, { kind, id: ticket.id, goesOn: true }, known);
    return [
      ...done,
      ...read.effects,
      send('customer', joinWordings([read.told, handed.told])),
      outcome('collect-quote', [{ topic: topicOf(ticket), score: 1 }], desk),
    ];
  },
});

function asksUnit(
  turn: CustomerTurn,
  { ticket, number }: { readonly ticket: Ticket; readonly number: number },
): readonly Effect[] {
  const { kind, desk, topics, id } = ticket;
  const form = turn.conversation.form ?? newForm(kind, id);
  const read = askUnit(turn, form, number);
  return [
    ...handOff(turn, { kind, desk, topics }).effects,
    { type: 'clearMisses' },
    { type: 'dropQuestions' },
    ...read.effects,
    send('customer', read.told),
    outcome('collect-quote', [{ topic: topicOf(ticket), score: 1 }], desk),
  ];
}

/** An amount alone is an inquiry, and so is one in few words when a product was named before: "we start with 25 kg". */
function beginsInquiry(turn: CustomerTurn): boolean {
  const { conversation, understanding, text } = turn;
  if (understanding.entities.quantity === undefined) return false;
  return isBare(turn) || (isShort(text) && !isQuestion(text) && conversation.entities.products !== undefined);
}

/** The topic that a request was opened for, else the last one that joined it. */
function topicsOf(turn: CustomerTurn, { kind, topics }: Ticket): readonly string[] {
  const own = topics.filter((id) => turn.knowledge.topic(id)?.policy.ticket === kind);
  return (own.length > 0 ? own : topics).slice(-1);
}

function topicOf(ticket: Ticket): string {
  return ticket.topics.find((id) => LIKE_AN_INQUIRY.includes(id)) ?? 'quote-request';
}
