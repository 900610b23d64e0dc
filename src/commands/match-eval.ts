/** `npm run match:eval`: how the product's own matcher does on any labelled phrasings. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { trainMatcher } from '../understanding/matching/matcher.ts';
import { type Figures, type Labelled, measure } from '../understanding/matching/measure.ts';

const HELP = `How the product's own matcher does on labelled phrasings.

  npm run --silent match:eval -- --train train.jsonl --test test.jsonl
  npm run --silent match:eval -- --train train.jsonl --test test.jsonl --json
  npm run --silent match:eval -- --train train.jsonl --test test.jsonl --predictions out.jsonl

  --train FILE        phrasings to learn from, a line each: {"text": "where is my card", "label": "card_arrival"}
  --test FILE         questions to try, the same; "label": null is out of scope
  --json              one line of JSON instead of a table; shares are 0 to 1, times in ms and microseconds
  --predictions FILE  writes a line per test row: {"top":[{"id","score"}],"confidence","decision":"answer|clarify|none"}
`;

const DECISIONS = { sure: 'answer', unsure: 'clarify', none: 'none' } as const;

interface Output {
  readonly stdout: (line: string) => void;
  readonly stderr: (line: string) => void;
}

/** What is wrong with what was typed or with a file; told in one line, not as a crash. */
class EvaluationError extends Error {}

/** Trains on one file, tries the other, and prints the figures. @returns 0, or 1 when that cannot be done */
export async function matchEval(args: string[], { stdout, stderr }: Output): Promise<number> {
  try {
    const { train, test, json, predictions, help } = readArgs(args);
    if (help) {
      stdout(HELP.trimEnd());
      return 0;
    }
    if (train === undefined || test === undefined) {
      throw new EvaluationError('--train and --test are both needed; see --help for examples');
    }
    const phrasings = readLabelled(train).flatMap(({ text, label }) =>
      label === null ? [] : [{ topic: label, text }],
    );
    if (phrasings.length === 0) {
      throw new EvaluationError(
        `${train} has no row with a label to learn from; write lines {"text": "…", "label": "…"}`,
      );
    }
    const rows = readLabelled(test);
    if (rows.length === 0)
      throw new EvaluationError(`${test} has no row to try; write lines {"text": "…", "label": "…"}`);

    const start = performance.now();
    const matcher = trainMatcher(phrasings);
    const trainMs = performance.now() - start;
    const { figures, matches } = measure(matcher, rows);
    if (predictions !== undefined) {
      const lines = matches.map(({ candidates, confidence, kind }) => {
        const top = candidates.map(({ topic, score }) => ({ id: topic, score }));
        return `${JSON.stringify({ top, confidence, decision: DECISIONS[kind] })}\n`;
      });
      writeOut(predictions, lines.join(''));
    }
    const report = { train: phrasings.length, ...figures, trainMs };
    if (json) stdout(JSON.stringify(inOrder(report)));
    else for (const line of table(report)) stdout(line);
    return 0;
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    stderr(error.message);
    return 1;
  }
}

type Report = Figures & { readonly train: number; readonly trainMs: number };

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        train: { type: 'string' },
        test: { type: 'string' },
        json: { type: 'boolean' },
        predictions: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new EvaluationError(`${(error as Error).message.split('. ')[0]}; see --help for examples`, { cause: error });
  }
}

function readLabelled(file: string): Labelled[] {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new EvaluationError(`${file} cannot be read (${(error as Error).message}); check the path`, { cause: error });
  }
  return content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === '' ? [] : [parseRow(line, `${file}:${i + 1}`)]));
}

function parseRow(line: string, where: string): Labelled {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new EvaluationError(`${where} is not JSON; write {"text": "…", "label": "…"} on one line`);
  }
  if (typeof row !== 'object' || row === null || !('text' in row) || typeof row.text !== 'string') {
    throw new EvaluationError(`${where} has no "text"; write {"text": "…", "label": "…"}`);
  }
  const label = 'label' in row ? row.label : undefined;
  if (label !== null && typeof label !== 'string') {
    throw new EvaluationError(`${where} has no "label"; write the topic as a string, or null for out of scope`);
  }
  return { text: row.text, label };
}

function writeOut(file: string, content: string): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new EvaluationError(`${file} cannot be written (${(error as Error).message}); choose another path`, {
      cause: error,
    });
  }
}

function inOrder({ train, inScope, outOfScope, top1, top3, precision, ...rest }: Report): Report {
  const { falseRejections, oosRecall, auroc, trainMs, queryP50Us, queryP99Us } = rest;
  const shares = { top1, top3, precision, falseRejections, oosRecall, auroc };
  return { train, inScope, outOfScope, ...shares, trainMs, queryP50Us, queryP99Us };
}

function table(report: Report): string[] {
  const percent = (share: number | null): string => (share === null ? '-' : `${(share * 100).toFixed(1)} %`);
  const us = (time: number | null): string => (time === null ? '-' : `${(time / 1000).toFixed(2)} ms`);
  const rows: [string, string][] = [
    ['phrasings learned', String(report.train)],
    ['questions in scope, out of scope', `${report.inScope}, ${report.outOfScope}`],
    ['right topic first', percent(report.top1)],
    ['right topic in the first three', percent(report.top3)],
    ['right among those answered', percent(report.precision)],
    ['in scope, not answered', percent(report.falseRejections)],
    ['out of scope, not answered', percent(report.oosRecall)],
    ['confidence tells them apart (AUROC)', report.auroc?.toFixed(3) ?? '-'],
    ['training', `${(report.trainMs / 1000).toFixed(2)} s`],
    ['one question, p50 and p99', `${us(report.queryP50Us)}, ${us(report.queryP99Us)}`],
  ];
  return rows.map(([name, value]) => `${name.padEnd(37)}${value}`);
}
