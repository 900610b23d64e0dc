/** What the knowledge base says, read from its files: the tests quote it and do not repeat it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ask } from '../../src/commands/ask.ts';
import { prepareMind } from '../../src/commands/prepare.ts';
import { builtProject } from '../standins/desk-process.ts';

function read(...file: string[]): string {
  return readFileSync(path.join('knowledge', ...file), 'utf8');
}

function entry(topic: string): string {
  return read('en', 'entries', `${topic}.md`);
}

/** The company's words on a topic. */
export function answerOn(topic: string): string {
  const company = /^name: *"?(.*?)"?$/m.exec(read('company.yaml'))?.[1] ?? '';
  return (entry(topic).split(/^---$/m)[2] ?? '').trim().replaceAll('{company}', company);
}

/** One of the ways in which buyers ask about a topic. */
export function questionOn(topic: string, nth = 0): string {
  const questions = /^questions:\n((?: {2}- .*\n)+)/m.exec(entry(topic))?.[1]?.trim().split('\n') ?? [];
  return (questions[nth] ?? '').replace(/^ *- /, '').replace(/^"(.*)"$/, '$1');
}

/** Words that could mean many things; which of them do, the matcher says. */
const VAGUE = [
  'certificate',
  'papers please',
  'documents',
  'documents for the product',
  'quality documents',
  'about the product',
  'your terms',
  'approval',
  'certificate for the batch',
  'we need information about approval and certificate',
  'which papers do you have',
  'limits',
  'validation',
];

/** The understanding of the desk that the tests start, trained already by `test/build-once.js`. */
const prepare = () =>
  prepareMind({
    dataDir: path.join('node_modules', '.cache', 'desk'),
    serveProvisional: true,
    folder: path.join(builtProject(), 'knowledge'),
  });

/** A question to which the desk asks back, with at least two choices. */
export function vagueQuestion(): string {
  const { mind } = prepare();
  const found = VAGUE.find((words) => {
    const { behaviour, topics } = ask('', words, mind, new Date());
    return behaviour === 'clarify' && topics.length > 1;
  });
  if (!found) throw new Error(`The desk is sure about all of these: ${VAGUE.join(', ')}. Find words that are vague.`);
  return found;
}

/** They change the conversation: a stop, for one, takes back what was not sent yet. */
const ABOUT_THE_TALK = /^(st|stop|conv|lang|privacy|abuse)\b/;

/** Topics whose question is answered with their words and nothing else happens, so that an answer tells its question. */
export function tellingTopics(): readonly string[] {
  const { base, mind } = prepare();
  return [...base.knowledge.topics.keys()].filter((topic) => {
    const { behaviour, topics, reply } = ask('', questionOn(topic), mind, new Date());
    const isAnswered = behaviour === 'answer' || behaviour === 'answer+offer-handoff';
    if (!isAnswered || ABOUT_THE_TALK.test(topic)) return false;
    return topics.length === 1 && topics[0]?.id === topic && reply.includes(answerOn(topic));
  });
}
