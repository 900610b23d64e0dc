/** A small mind for tests of the flow: it knows a handful of words, and always means the same by them. */
import type { KnowledgeView } from '../../src/core/knowledge.ts';
import type { Mind } from '../../src/core/mind.ts';
import type { Topic } from '../../src/core/topic.ts';
import type { Understanding } from '../../src/core/understanding.ts';
import { entryWording, phraseWording } from '../../src/core/wording.ts';

function topic(id: string, behaviour: Topic['behaviour'], desk: Topic['desk'], policy: Topic['policy']): Topic {
  return { id, group: 'A', behaviour, desk, label: id, policy };
}

const TOPICS: readonly Topic[] = [
  topic('about-us', 'answer', null, { priority: 7 }),
  topic('quote-request', 'collect-quote', 'sales', { priority: 7, ticket: 'quote' }),
  topic('talk-to-human', 'handoff', 'sales', { priority: 5, ticket: 'person' }),
  topic('stop-optout', 'answer', null, { priority: 2 }),
  topic('pv-adverse-event', 'handoff', 'PV', { priority: 1, ticket: 'adverse-event', urgent: true }),
];

/** The word that each topic is recognised by. */
const CUES: Readonly<Record<string, string>> = {
  who: 'about-us',
  price: 'quote-request',
  human: 'talk-to-human',
  stop: 'stop-optout',
  sick: 'pv-adverse-event',
};
const PRESSING = ['pv-adverse-event', 'stop-optout', 'talk-to-human'];

export const knowledge: KnowledgeView = {
  topic: (id) => TOPICS.find((t) => t.id === id),
  label: (id) => phraseWording(id, `label.${id}`, 'en'),
  entry: (id) => ({
    kind: 'entry',
    language: 'en',
    wording: entryWording(`The answer about ${id}.`, {
      kind: 'entry',
      entry: id,
      language: 'en',
      version: 1,
      hash: 'f00d',
    }),
  }),
  certificates: () => [],
  desk: (desk) => `our ${desk} team`,
  service: () => ({
    firstResponseMs: 60 * 60_000,
    repeatMs: 120 * 60_000,
    resolutionMs: 24 * 60 * 60_000,
    hoursKnown: false,
    isOpen: () => true,
    after: (from, ms) => new Date(from.getTime() + ms),
  }),
  people: () => [],
  moment: (at) => at.toISOString(),
  phrase: () => undefined,
  canned: () => ({ kind: 'all', texts: [] }),
  words: { yes: ['yes'], no: ['no'] },
  company: { name: 'Tianming', email: 'sales@example.com', whatsapp: '+86 1', hours: '9 to 6' },
};

export function understand(text: string): Understanding {
  // Said by a test that wants to see what happens when understanding itself fails.
  if (text.includes('incomprehensible')) throw new Error('the matcher has failed');
  const topics = Object.entries(CUES).flatMap(([cue, id]) => (text.includes(cue) ? [{ topic: id, score: 0.9 }] : []));
  const kind = topics.length > 0 ? 'sure' : 'none';
  return {
    language: 'en',
    parts:
      text === '' ? [] : [{ text, match: { kind, confidence: topics.length > 0 ? 0.9 : 0.1, candidates: topics } }],
    entities: {},
    pressing: topics.filter((t) => PRESSING.includes(t.topic)),
    courtesy: null,
    threshold: 0.5,
  };
}

export const trialMind: Mind = { understand, view: () => knowledge };

/** Whose staff have a month for everything: for tests in which hours pass and nobody should be reminded. */
export const patientMind: Mind = {
  understand,
  view: () => ({
    ...knowledge,
    service: (desk) => ({ ...knowledge.service(desk), firstResponseMs: 30 * 24 * 60 * 60_000 }),
  }),
};
