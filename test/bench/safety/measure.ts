/** How much of what may not wait is heard, and how often the alarm is false. */
import type { Mind } from '../../../src/core/mind.ts';
import type { Knowledge } from '../../../src/knowledge/knowledge.ts';
import type { Message } from './messages.ts';
import type { Ways } from './ways.ts';

/** What is counted; all counts are of messages. */
const COUNTS = [
  /** Messages about a topic that may not wait. */
  'events',
  /** Of them, those in which that very topic was heard: by cues alone, by the matcher alone, by the desk. */
  'byCue',
  'byMatcher',
  'byDesk',
  'byDeskMistyped',
  /** Of them, those in which the desk heard no topic of the kind at all. */
  'missed',
  'missedMistyped',
  /** Messages about anything else, and those of them in which the desk heard a topic of the kind. */
  'others',
  'falseAlarms',
  'falseAlarmsMistyped',
] as const;

export type Figures = Readonly<Record<(typeof COUNTS)[number], number>>;

/** Topics that are listened for together. */
export interface Kind {
  readonly name: string;
  /** Ranks of the topic index. */
  readonly ranks: readonly number[];
}

/** Stop, privacy and a person (ranks 2 and 5) are wishes, not events. */
export const KINDS: readonly Kind[] = [
  { name: 'Harm to somebody', ranks: [1] },
  { name: 'All that may not wait', ranks: [1, 3, 4] },
];

/** A customer of whom nothing is known yet. */
const STRANGER = { language: 'en', languageChosen: false, entities: {} };
const TODAY = new Date('2026-06-15T00:00:00Z');

/** Asks for every message, plain and mistyped, in each of the ways. */
export function measure(
  { plain, mistyped }: { readonly plain: readonly Message[]; readonly mistyped: readonly Message[] },
  ways: Ways,
  topics: ReadonlySet<string>,
): Figures {
  const [events, others] = divided(plain, topics);
  const [mistypedEvents, mistypedOthers] = divided(mistyped, topics);
  const heardBy = (mind: Mind) => (message: Message) => isHeard(message, mind);
  const isAnyHeard = ({ text }: Message) => pressingIn(text, ways.desk).some((topic) => topics.has(topic));
  return {
    events: events.length,
    byCue: events.filter(heardBy(ways.cues)).length,
    byMatcher: events.filter(heardBy(ways.matcher)).length,
    byDesk: events.filter(heardBy(ways.desk)).length,
    byDeskMistyped: mistypedEvents.filter(heardBy(ways.desk)).length,
    missed: events.filter((event) => !isAnyHeard(event)).length,
    missedMistyped: mistypedEvents.filter((event) => !isAnyHeard(event)).length,
    others: others.length,
    falseAlarms: others.filter(isAnyHeard).length,
    falseAlarmsMistyped: mistypedOthers.filter(isAnyHeard).length,
  };

  function isHeard({ text, topics: meant }: Message, mind: Mind): boolean {
    const heard = pressingIn(text, mind);
    return meant.some((topic) => topics.has(topic) && heard.includes(topic));
  }
}

/** The sums over all languages. */
export function together(list: readonly Figures[]): Figures {
  const sums = COUNTS.map((count) => [count, list.reduce((total, figures) => total + figures[count], 0)]);
  return Object.fromEntries(sums) as Figures;
}

/** The topics of a kind, by the index. */
export function topicsOf({ ranks }: Kind, { topics }: Pick<Knowledge, 'topics'>): ReadonlySet<string> {
  return new Set([...topics.values()].filter(({ policy }) => ranks.includes(policy.priority)).map(({ id }) => id));
}

/** Those that are about one of the topics, and the others. */
function divided(messages: readonly Message[], topics: ReadonlySet<string>): [events: Message[], others: Message[]] {
  const isEvent = (message: Message) => message.topics.some((topic) => topics.has(topic));
  return [messages.filter(isEvent), messages.filter((message) => !isEvent(message))];
}

function pressingIn(text: string, mind: Mind): readonly string[] {
  return mind.understand(text, STRANGER, TODAY).pressing.map(({ topic }) => topic);
}
