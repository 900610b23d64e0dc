/** What two versions of the base make of the same questions. */
import type { Mind } from '../../core/mind.ts';
import type { ProductIndex } from '../../understanding/entities/index.ts';
import { redact } from '../../understanding/redact.ts';
import { isUnanswered, type Question } from '../asked/question.ts';
import { type Treatment, treatmentOf } from '../asked/treatment.ts';

/** In the order in which they are reported: what may have gone wrong first. */
export const CHANGES = [
  'no longer answered',
  'other topic',
  'treated otherwise',
  'other text',
  'asked back otherwise',
  'now answered',
] as const;
export type Kind = (typeof CHANGES)[number];

/** How one version treats a question. */
export interface Side {
  readonly behaviour: string;
  /** Best first; for a question back, what is offered. */
  readonly topics: readonly string[];
}

/** A question that is treated differently. */
export interface Change {
  readonly kind: Kind;
  readonly language: string;
  /** Redacted. */
  readonly question: string;
  /** How often it was asked in exactly these words. */
  readonly times: number;
  readonly before: Side;
  readonly after: Side;
  /** Entries of both replies whose text is another one, as "moq (en)". */
  readonly rewritten: readonly string[];
}

/** The changes by kind, in a kind the most frequent first; the same words are one question. */
export function findChanges(
  questions: readonly Question[],
  minds: { readonly before: Mind; readonly after: Mind; readonly products: ProductIndex },
  now: Date,
): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const question of questions) {
    const [before, after] = [treatmentOf(question, minds.before, now), treatmentOf(question, minds.after, now)];
    const kind = kindOf(before, after);
    if (kind === undefined) continue;
    const language = question.language ?? after.language;
    const shown = redact(question.text, { language, products: minds.products, known: question.known });
    const sides = { before: sideOf(before), after: sideOf(after), rewritten: rewritten(before, after) };
    const key = JSON.stringify([kind, shown, sides]);
    const times = (changes.get(key)?.times ?? 0) + 1;
    changes.set(key, { kind, language, question: shown, times, ...sides });
  }
  return [...changes.values()].sort((a, b) => CHANGES.indexOf(a.kind) - CHANGES.indexOf(b.kind) || b.times - a.times);
}

function kindOf(before: Treatment, after: Treatment): Kind | undefined {
  const sameTopics = sideOf(before).topics.join() === sideOf(after).topics.join();
  const [was, is] = [!isUnanswered(before.behaviour), !isUnanswered(after.behaviour)];
  if (!was && is) return 'now answered';
  if (was && !is) return 'no longer answered';
  if (!was) return sameTopics && before.behaviour === after.behaviour ? undefined : 'asked back otherwise';
  if (!sameTopics) return 'other topic';
  if (before.behaviour !== after.behaviour) return 'treated otherwise';
  // Also where no entry has changed: a phrase, an address, the company's hours.
  return before.reply === after.reply && rewritten(before, after).length === 0 ? undefined : 'other text';
}

function sideOf({ behaviour, topics }: Treatment): Side {
  return { behaviour, topics: topics.map(({ topic }) => topic) };
}

function rewritten(before: Treatment, after: Treatment): readonly string[] {
  const hashes = new Map(before.entries.map(({ entry, language, hash }) => [`${entry} (${language})`, hash]));
  return after.entries.flatMap(({ entry, language, hash }) => {
    const name = `${entry} (${language})`;
    const earlier = hashes.get(name);
    return earlier !== undefined && earlier !== hash ? [name] : [];
  });
}
