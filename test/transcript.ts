/** Runs transcripts (test/conversations/README.md) through the whole desk and says what does not hold. */

import { parseDuration } from '../src/commands/simulate-line.ts';
import type { Choice, CustomerMessage, MessageKind } from '../src/core/message.ts';
import type { Mind } from '../src/core/mind.ts';
import { type Script, type TrialDesk, trialDesk } from './flow/trial-desk.ts';
import { staffSaid } from './store/samples.ts';
import { type Heard, heardSince, join, nothingHeard, problemWith, whatNeverHolds } from './transcript-facts.ts';

/** One conversation of a file. */
export interface Transcript {
  readonly title: string;
  readonly lines: readonly { readonly number: number; readonly text: string }[];
}

/** The conversations of a file; each `# title` begins one. */
export function parseTranscripts(source: string): readonly Transcript[] {
  const found: { title: string; lines: { number: number; text: string }[] }[] = [];
  source.split('\n').forEach((text, i) => {
    if (text.trim() === '') return;
    if (text.startsWith('# ')) found.push({ title: text.slice(2).trim(), lines: [] });
    else found.at(-1)?.lines.push({ number: i + 1, text });
  });
  return found;
}

/** Longer than any quiet window. */
const UNTIL_ANSWERED_S = 6;
const STAFF = new Map([
  ['S', { id: 's1', name: 'Li' }],
  ['S2', { id: 's2', name: 'Wang' }],
]);

/** Runs one conversation. @returns a sentence per thing that does not hold, with its line; none when all holds */
export async function runTranscript(transcript: Transcript, mind: Mind): Promise<readonly string[]> {
  const windowLine = transcript.lines.find((line) => line.text.startsWith('= window '));
  const quietWindowMs = Number(windowLine?.text.slice('= window '.length) ?? 0);
  const doubt = inDoubt(mind);
  const line = lossy();
  const desk = await trialDesk({ mind: { current: () => doubt.mind }, quietWindowMs, script: line.script });
  const talk = talkTo(desk);
  const wrong: string[] = [];
  let heard: Heard = nothingHeard;
  try {
    for (const [i, { number, text }] of transcript.lines.entries()) {
      if (text.startsWith('= window ')) continue;
      if (text.startsWith('? ')) {
        doubt.beginWith(text.slice(2).split(' '));
        continue;
      }
      if (text.startsWith('x ')) {
        line.loseNext(text.slice(2));
        continue;
      }
      const act = talk.meaningOf(text, heard);
      if (!act) {
        const problem = problemWith(text, heard);
        if (problem) wrong.push(`line ${number}: ${problem}`);
        continue;
      }
      const mark = talk.mark();
      await act();
      const isTime = text.startsWith('~');
      const bubbleFollows = /^S?>> /.test(transcript.lines[i + 1]?.text ?? '');
      if (!bubbleFollows && !isTime) await desk.pass(UNTIL_ANSWERED_S);
      doubt.end();
      const fresh = await heardSince(desk, mark);
      wrong.push(...whatNeverHolds(fresh).map((problem) => `line ${number}: ${problem}`));
      heard = /^S?>> /.test(text) ? join(heard, fresh) : { ...fresh, knownBefore: heard.known };
    }
  } finally {
    await desk.end();
  }
  return wrong;
}

/** A network that can be made to refuse the next message to the customer. */
function lossy() {
  let why: string | undefined;
  return {
    loseNext(reason: string): void {
      why = reason;
    },
    script: (({ to }) => {
      if (to !== 'customer' || why === undefined) return undefined;
      const refused = { kind: 'refused', why } as const;
      why = undefined;
      return refused;
    }) satisfies Script,
  };
}

/** A mind whose matcher can be made to doubt: what is unsure today may be sure when the knowledge has grown. */
function inDoubt(mind: Mind) {
  let candidates: readonly string[] | undefined;
  return {
    beginWith(topics: readonly string[]): void {
      candidates = topics[0] === 'none' ? [] : topics;
    },
    end(): void {
      candidates = undefined;
    },
    mind: {
      view: mind.view,
      understand(text, before, now) {
        const understood = mind.understand(text, before, now);
        if (!candidates) return understood;
        const ranked = candidates.map((topic, i) => ({ topic, score: 0.3 - i * 0.05 }));
        const kind = ranked.length > 0 ? 'unsure' : 'none';
        const match = { kind, confidence: ranked[0]?.score ?? 0, candidates: ranked } as const;
        return { ...understood, parts: [{ text, match }], pressing: [], courtesy: null };
      },
    } satisfies Mind,
  };
}

/** What the lines of one conversation do; `undefined` for a line that only checks. */
function talkTo(desk: TrialDesk) {
  let said = 0;
  let lastText = '';

  function customer(kind: MessageKind, text: string, more: Partial<CustomerMessage> = {}) {
    said += 1;
    const id = `t${said}`;
    if (kind === 'text') lastText = id;
    return desk.customer(text, { id, kind, ref: { channel: 'telegram', place: 'c1', id }, ...more });
  }

  function press(label: string, choices: readonly Choice[]) {
    const button = choices.findLast((choice) => choice.label === label);
    if (!button)
      throw new Error(`no button "${label}" has been shown, only: ${choices.map((c) => c.label).join('; ')}`);
    return customer('choice', label, { choice: button.id });
  }

  function customerLine(text: string, heard: Heard) {
    const [, what, rest = ''] = /^\[([\w ]+)\] ?(.*)$/.exec(text) ?? [];
    if (what === undefined) return customer('text', text.replaceAll('\\n', '\n'));
    if (what === 'button') return press(rest, heard.choices);
    if (what === '64 kB') return customer('text', rest.padEnd(64 * 1024, ' .'));
    return customer(what as MessageKind, rest);
  }

  return {
    mark: () => ({ attempts: desk.attempts.length, commits: desk.commits.length }),
    meaningOf(line: string, heard: Heard): (() => Promise<unknown>) | undefined {
      const [, who, text = ''] = /^(>>|>\*|>|S2?:|S>>|S2?>|~) ?(.*)$/.exec(line) ?? [];
      if (who === undefined) return undefined;
      if (who === '~') return () => desk.pass(parseDuration(text) / 1000);
      const staff = STAFF.get(who.replace(/[:>]+$/, ''));
      if (staff && who.endsWith(':')) {
        const note = staffSaid(`note${desk.commits.length}`, text, {}, { channel: 'console', place: 'staff', staff });
        return async () => {
          await desk.receive([note]);
          await desk.idle();
        };
      }
      if (staff) return () => desk.staff(text, { staff });
      if (who === '>*') return () => customer('edit', text, { editOf: lastText });
      return () => customerLine(text, heard);
    },
  };
}
