/** `npm run ask`: the command around `ask`. */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { reason } from '../core/errors.ts';
import { ask, failed, firstTurn } from './ask.ts';
import { explain } from './explain.ts';
import { linesOf, parseObject } from './json-lines.ts';
import { prepareMind } from './prepare.ts';

const HELP = `How one message with no history is understood and answered.

  npm run --silent ask -- "are you a manufacturer or a trader?"
  npm run --silent ask -- --json "price of finerenone, 25 kg to Mexico"
  npm run --silent ask -- --explain "is there a DMF?"
  echo '{"id":"1","text":"moq?"}' | npm run --silent ask -- --json

  --json      one line of JSON per question; without a question, JSON Lines {"id","text"} are read from stdin
  --explain   how the question was understood: candidates, confidence, threshold, spelling, entities
`;

/** Answers the question in the arguments, or each line of stdin. @returns 0, or 1 when nothing was asked */
export async function askCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, explain: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  const question = positionals.join(' ');
  if (values.help || (!question && !values.json)) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const config = readConfig();
  const { mind } = prepareMind(config);
  const answerLine = (id: string, text: string) => `${JSON.stringify(ask(id, text, mind, new Date()))}\n`;

  if (question) {
    if (values.explain) process.stdout.write(explain(firstTurn('1', question, mind, new Date())));
    if (values.json) process.stdout.write(answerLine('1', question));
    else if (!values.explain) process.stdout.write(`${ask('1', question, mind, new Date()).reply}\n`);
    return 0;
  }
  for await (const line of linesOf(process.stdin)) {
    process.stdout.write(answerTo(line, answerLine));
  }
  return 0;
}

function answerTo(line: string, answer: (id: string, text: string) => string): string {
  let id = '';
  try {
    const asked = parseObject(line);
    id = String(asked.id ?? '');
    if (typeof asked.text !== 'string')
      throw new Error('"text" is missing or not a string; write {"id": "1", "text": "…"}');
    return answer(id, asked.text);
  } catch (error) {
    return `${JSON.stringify(failed(id, '', reason(error)))}\n`;
  }
}
