/** What a version of the base makes of a question. */
import { decide } from '../../../handlers/index.ts';
import type { Send } from '../../core/effect.ts';
import type { Candidate } from '../../core/knowledge.ts';
import type { Mind } from '../../core/mind.ts';
import type { Understanding } from '../../core/understanding.ts';
import { guard } from '../../flow/guard.ts';
import { withoutPlaceholders } from '../../understanding/redact.ts';
import { firstTurn } from '../ask.ts';
import type { Question } from './question.ts';

/** How a question is treated when somebody asks it who has never written before. */
export interface Treatment {
  readonly language: string;
  readonly behaviour: string;
  /** Best first; for a question back, what is offered. */
  readonly topics: readonly Candidate[];
  /** The entries in the reply, by their text. */
  readonly entries: readonly { readonly entry: string; readonly language: string; readonly hash: string }[];
  readonly reply: string;
  readonly understanding: Understanding;
}

/**
 * Asks a question of a mind.
 *
 * @param question  also one that was redacted before it was kept: the places in it are taken out first
 */
export function treatmentOf({ text }: Pick<Question, 'text'>, mind: Mind, now: Date): Treatment {
  const turn = firstTurn('asked', withoutPlaceholders(text), mind, now);
  const effects = guard(turn, decide(turn));
  const outcome = effects.findLast((e) => e.type === 'outcome')?.outcome;
  const sends = effects.filter((e): e is Send => e.type === 'send' && e.to === 'customer');
  return {
    language: turn.understanding.language,
    behaviour: outcome?.behaviour ?? 'fallback',
    topics: outcome?.topics ?? [],
    entries: sends.flatMap(({ wording }) =>
      wording.provenance.flatMap((part) =>
        part.kind === 'entry' ? [{ entry: part.entry, language: part.language, hash: part.hash }] : [],
      ),
    ),
    reply: sends.map(({ wording }) => wording.text).join('\n\n'),
    understanding: turn.understanding,
  };
}
