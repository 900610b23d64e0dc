/** The built desk in a folder of its own, and what can be asked of it. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectOfItsOwn } from '../standins/desk-process.ts';
import { answerOn, questionOn } from './known-answers.ts';

/** They change the conversation: a stop, for one, takes back what was not sent yet. */
const ABOUT_THE_TALK = /^(st|stop|conv|lang|privacy|abuse)\b/;

/** A project, and topics whose question it answers with their words alone, so that an answer tells its question. */
export function englishProject(): { readonly project: string; readonly topics: readonly string[] } {
  const project = projectOfItsOwn();
  const knowledge = path.join(project, 'knowledge');
  const all = readdirSync(path.join(knowledge, 'en', 'entries')).map((name) => path.basename(name, '.md'));
  return { project, topics: answersOf(project, all).flatMap((answer) => (isTelling(answer) ? [answer.id] : [])) };
}

/** As `ask --json` says it. */
interface Answer {
  readonly id: string;
  readonly behaviour: string;
  readonly topics: readonly { readonly id: string }[];
  readonly reply?: string;
}

/** Asking trains the model where no run before has done it; every desk of the tests finds it in the same place. */
function answersOf(project: string, topics: readonly string[]): readonly Answer[] {
  const input = topics.map((id) => JSON.stringify({ id, text: questionOn(id) })).join('\n');
  const env = { PATH: process.env.PATH, DATA_DIR: path.resolve('node_modules', '.cache', 'desk') };
  const args = [path.join(project, 'dist', 'src', 'cli.js'), 'ask', '--json'];
  const output = execFileSync(process.execPath, args, {
    cwd: project,
    env,
    input: `${input}\n`,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

function isTelling({ id, behaviour, topics, reply = '' }: Answer): boolean {
  const isAnswered = behaviour === 'answer' || behaviour === 'answer+offer-handoff';
  const isAlone = topics.length === 1 && topics[0]?.id === id;
  return isAnswered && isAlone && !ABOUT_THE_TALK.test(id) && reply.includes(answerOn(id));
}
