/** What became of each question that we know the answer to. */
import type { Mind } from '../../core/mind.ts';
import { ask } from '../ask.ts';
import type { EvalQuestion } from './questions.ts';

/**
 * `right`: all that was asked is answered, or treated as its topic demands; what is none of our business is not answered. `partly`: some of it, and nothing else.
 * `asked`: the desk asks back. `handed`: a person gets it, as nothing of it was understood. `wrong`: something else is
 * answered.
 */
export const VERDICTS = ['right', 'partly', 'asked', 'handed', 'wrong'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One judged question. */
export interface Judged extends EvalQuestion {
  readonly language: string;
  readonly verdict: Verdict;
  /** What the desk took it for, best first; for `asked`, what it offered. */
  readonly got: readonly string[];
  /** Whether the topic that it held most likely is right, answered or not. */
  readonly knewTopic: boolean;
}

/** Asks each question as somebody who has never written before, on a fixed day. */
export function judge(questions: readonly EvalQuestion[], language: string, mind: Mind, day: Date): readonly Judged[] {
  return questions.map((question, i) => {
    const { behaviour, topics } = ask(String(i), question.text, mind, day);
    const { orTopics, topics: wanted } = question;
    const got = topics.map(({ id }) => (orTopics.includes(id) ? (wanted[0] ?? id) : id));
    const knewTopic = got[0] === undefined ? question.topics.length === 0 : question.topics.includes(got[0]);
    return { ...question, language, got, knewTopic, verdict: verdictOf(question.topics, got, behaviour) };
  });
}

function verdictOf(wanted: readonly string[], got: readonly string[], behaviour: string): Verdict {
  if (behaviour === 'clarify') return 'asked';
  if (wanted.length === 0) return behaviour === 'fallback' || behaviour === 'refuse-politely' ? 'right' : 'wrong';
  if (behaviour === 'fallback') return 'handed';
  if (wanted.every((topic) => got.includes(topic))) return 'right';
  const isPart = got.length > 0 && got.every((topic) => wanted.includes(topic));
  return isPart ? 'partly' : 'wrong';
}

/** How many of each. */
export type Tally = Readonly<Record<Verdict | 'total' | 'knewTopic', number>>;

export function tally(judged: readonly Judged[]): Tally {
  const count = (which: (one: Judged) => boolean) => judged.filter(which).length;
  const [right, partly, asked, handed, wrong] = VERDICTS.map((verdict) => count((one) => one.verdict === verdict));
  return {
    total: judged.length,
    right: right!,
    partly: partly!,
    asked: asked!,
    handed: handed!,
    wrong: wrong!,
    knewTopic: count(({ knewTopic }) => knewTopic),
  };
}

/** Two topics, how often the first was taken for the second, and one such question. */
export interface Confusion {
  readonly wanted: string;
  readonly got: string;
  readonly times: number;
  readonly example: string;
}

/** Wrong answers by pair of topics, the most frequent first, then by name. */
export function confusions(judged: readonly Judged[]): readonly Confusion[] {
  const pairs = new Map<string, Confusion>();
  for (const { verdict, topics, got, text } of judged) {
    if (verdict !== 'wrong') continue;
    const wanted = topics.find((topic) => !got.includes(topic)) ?? topics[0] ?? '(none of ours)';
    const instead = got.find((topic) => !topics.includes(topic)) ?? '(nothing)';
    const key = `${wanted}\t${instead}`;
    const known = pairs.get(key);
    pairs.set(key, {
      wanted,
      got: instead,
      times: (known?.times ?? 0) + 1,
      example: known?.example ?? text,
    });
  }
  return [...pairs.values()].sort(
    (a, b) => b.times - a.times || (`${a.wanted} ${a.got}` < `${b.wanted} ${b.got}` ? -1 : 1),
  );
}
