/** Turns on the shipped knowledge, understood as a test wants them to be. */
import path from 'node:path';
import type { Conversation } from '../../src/core/conversation.ts';
import type { Effect, Outcome, Send } from '../../src/core/effect.ts';
import type { KnowledgeView } from '../../src/core/knowledge.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import type { CustomerTurn } from '../../src/core/turn.ts';
import type { Understanding } from '../../src/core/understanding.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { viewAt } from '../../src/knowledge/view.ts';
import { customerTurn } from '../flow/turns.ts';
import { T0 } from '../store/samples.ts';

export const shipped = loadKnowledge(path.resolve('knowledge'));

/** The shipped base on the day of the tests, in a language; some of it exchanged. */
export function viewOf(change: Partial<typeof shipped> = {}, at: { language?: string; approvedOnly?: boolean } = {}) {
  const { language = 'en', approvedOnly = false } = at;
  return viewAt({ ...shipped, ...change }, { now: T0, language, serveProvisional: !approvedOnly, threshold: 0.4 });
}

/** What the matcher is to make of a text. */
export interface Meaning extends Partial<Omit<Understanding, 'parts' | 'pressing'>> {
  readonly sure?: readonly string[];
  readonly unsure?: readonly string[];
  readonly pressing?: readonly string[];
}

export interface Around {
  readonly knowledge?: KnowledgeView;
  readonly conversation?: Partial<Conversation>;
  readonly message?: Partial<CustomerTurn['message']>;
}

export function turnOf(text: string, meaning: Meaning = {}, around: Around = {}): CustomerTurn {
  const { sure = [], unsure = [], pressing = [], ...more } = meaning;
  const turn = customerTurn(text, around.conversation ?? {});
  const message = { ...turn.message, ...around.message };
  const ranked = unsure.map((topic, i) => ({ topic, score: 0.3 - i * 0.02 }));
  const doubt = { kind: 'unsure', confidence: 0.3, candidates: ranked } as const;
  const nothing = { kind: 'none', confidence: 0, candidates: [] } as const;
  const certain = sure.map((topic) => ({
    text,
    match: { kind: 'sure', confidence: 0.9, candidates: [{ topic, score: 0.9 }] } as const,
  }));
  const otherwise = [{ text, match: unsure.length > 0 ? doubt : nothing }];
  return {
    ...turn,
    knowledge: around.knowledge ?? viewOf(),
    message,
    bubbles: [message],
    understanding: {
      language: 'en',
      entities: {},
      courtesy: null,
      threshold: 0.4,
      ...more,
      parts: certain.length > 0 ? certain : otherwise,
      pressing: pressing.map((topic) => ({ topic, score: 0.9 })),
    },
  };
}

/** A turn in which a topic is asked for, by the way on which it would really come. */
export function asking(topic: string, around: Around = {}): CustomerTurn {
  const rank = shipped.topics.get(topic)?.policy.priority ?? 7;
  if (topic === 'st-greeting' || topic === 'st-thanks-bye') return turnOf('hm', { courtesy: topic }, around);
  return turnOf('hm', { sure: [topic], pressing: rank <= 5 ? [topic] : [] }, around);
}

export function ticket(change: Partial<Ticket> = {}): Ticket {
  return {
    id: 'TM-9999',
    kind: 'quote',
    desk: 'sales',
    status: 'open',
    urgent: false,
    topics: ['quote-request'],
    fields: {},
    words: 'price please',
    openedAt: T0,
    updatedAt: T0,
    ...change,
  };
}

export function toCustomer(effects: readonly Effect[]): readonly Send[] {
  return effects.filter((e): e is Send => e.type === 'send' && e.to === 'customer');
}

/** Everything that the customer reads. */
export function saidBy(effects: readonly Effect[]): string {
  return toCustomer(effects)
    .map(({ wording }) => wording.text)
    .join('\n');
}

export function outcomeOf(effects: readonly Effect[]): Outcome | undefined {
  return effects.find((e) => e.type === 'outcome')?.outcome;
}

export function opened(effects: readonly Effect[]) {
  return effects.filter((e) => e.type === 'openTicket');
}
