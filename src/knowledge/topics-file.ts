/** `topics.yaml`: the topic index. */
import { z } from 'zod';
import { CERTIFICATE_KINDS, DESKS, type Desk, type TicketKind, type Topic } from '../core/topic.ts';
import { choice, flag, group, localized, must, text, wholeNumber } from './fields.ts';
import type { SourceFile } from './files.ts';
import type { IndexedTopic } from './knowledge.ts';
import type { Problems } from './problems.ts';
import { keysOf, parseYaml } from './yaml-file.ts';

const BEHAVIOURS = [
  'answer',
  'answer+offer-handoff',
  'collect-quote',
  'handoff',
  'refuse-politely',
  'smalltalk',
] as const satisfies readonly Topic['behaviour'][];

/** The tickets that a topic can open; the others have causes of their own. */
const TICKETS = [
  'quote',
  'sample',
  'project',
  'documents',
  'question',
  'person',
  'complaint',
  'adverse-event',
  'exposure',
  'compliance',
  'fraud',
  'privacy',
] as const satisfies readonly TicketKind[];

/** Rule of precedence 7: everything that no other rule puts first. */
const ORDINARY = 7;

const TOPIC_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const TOPICS = z.record(
  z.string().regex(TOPIC_ID),
  group({
    group: text('group: A'),
    behaviour: choice(BEHAVIOURS),
    desk: choice(DESKS as readonly [Desk, ...Desk[]]).nullable(),
    label: localized('Manufacturer or trader'),
    priority: wholeNumber(1, ORDINARY, 'priority: 7').default(ORDINARY),
    urgent: flag('urgent: true').optional(),
    silentAlert: flag('silentAlert: true').optional(),
    byMarket: flag('byMarket: true').optional(),
    certificates: z.array(choice(CERTIFICATE_KINDS)).optional(),
    ticket: choice(TICKETS).default('question'),
  }),
  {
    error: (issue) =>
      issue.code === 'invalid_key'
        ? 'is no id; ids are small letters, digits and hyphens, such as company-overview'
        : must('topics by id', 'company-overview: and its keys below it')(issue),
  },
);

/** The index, and the ids that it names, right or wrong. */
export interface TopicIndex {
  readonly topics?: ReadonlyMap<string, IndexedTopic>;
  /** Ids as written, also of topics that have a problem. */
  readonly ids: ReadonlySet<string>;
  lineOf(id: string): number;
}

/** Reads and checks the topic index. */
export function parseTopics(file: SourceFile, problems: Problems): TopicIndex {
  const parsed = parseYaml(file, TOPICS, problems);
  const topics = parsed.value && new Map(Object.entries(parsed.value).map(([id, topic]) => [id, indexed(id, topic)]));
  return {
    ids: new Set(keysOf(parsed.raw)),
    lineOf: (id) => parsed.lineOf([id]),
    ...(topics ? { topics } : {}),
  };
}

function indexed(
  id: string,
  {
    group,
    behaviour,
    desk,
    label,
    priority,
    urgent,
    silentAlert,
    byMarket,
    certificates,
    ticket,
  }: z.infer<typeof TOPICS>[string],
): IndexedTopic {
  return {
    id,
    group,
    behaviour,
    desk,
    labels: label,
    policy: {
      priority,
      ticket,
      ...(urgent ? { urgent } : {}),
      ...(silentAlert ? { silentAlert } : {}),
      ...(byMarket ? { byMarket } : {}),
      ...(certificates ? { certificates } : {}),
    },
  };
}
