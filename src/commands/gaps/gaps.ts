/** What customers asked and the desk did not know: alike questions together, each group with what would close it. */
import type { Candidate } from '../../core/knowledge.ts';
import type { Mind } from '../../core/mind.ts';
import { findEntities, type ProductIndex } from '../../understanding/entities/index.ts';
import { maskProducts } from '../../understanding/mask.ts';
import { redact } from '../../understanding/redact.ts';
import { isUnanswered, type Question } from '../asked/question.ts';
import { type Treatment, treatmentOf } from '../asked/treatment.ts';
import { type Comparable, groupAlike } from './alike.ts';
import { type Clue, countOf, type Proposal, propose } from './proposal.ts';

/** A group of questions without an answer. Every text is redacted. */
export interface Gap {
  readonly language: string;
  /** How often it was asked, and by how many; null where nobody knows who asked. */
  readonly times: number;
  readonly customers: number | null;
  /** The question most like all others, and others in other words. */
  readonly example: string;
  readonly others: readonly string[];
  /** What the desk offered when it asked back, the most frequent first. */
  readonly offered: readonly { readonly topic: string; readonly times: number }[];
  /** How many of them a person answered. */
  readonly answeredByPerson: number;
  readonly proposal: Proposal;
}

export interface Gaps {
  /** Questions that were looked at: those without an answer when they were asked, and those of which nobody knows. */
  readonly missed: number;
  /** Of these, what would be answered now. */
  readonly answeredNow: number;
  /** The most frequent first. */
  readonly gaps: readonly Gap[];
}

/** So many wordings beside the example show what a group is. */
const MOST_OTHERS = 4;

interface Missed extends Question {
  readonly now: Treatment;
  readonly language: string;
  readonly shown: string;
}

/**
 * The gaps that are still there.
 *
 * @param questions  of any outcome; those that were answered when they were asked are passed over
 * @param mind       as it answers today
 */
export function findGaps(questions: readonly Question[], mind: Mind, products: ProductIndex, now: Date): Gaps {
  const missed = questions.filter(({ outcome }) => outcome === undefined || isUnanswered(outcome.behaviour));
  const judged = missed.map((question) => ({ question, treatment: treatmentOf(question, mind, now) }));
  const left = judged.filter(({ treatment }) => isUnanswered(treatment.behaviour));
  const byLanguage = new Map<string, Missed[]>();
  for (const { question, treatment } of left) {
    const language = question.language ?? treatment.language;
    const shown = redact(question.text, { language, products, known: question.known });
    const list = byLanguage.get(language) ?? [];
    byLanguage.set(language, list);
    list.push({ ...question, now: treatment, language, shown });
  }
  const gaps = [...byLanguage.values()].flatMap((list) => gapsOf(list, products));
  return {
    missed: missed.length,
    answeredNow: missed.length - left.length,
    gaps: gaps.sort((a, b) => b.times - a.times || (a.language < b.language ? -1 : a.language > b.language ? 1 : 0)),
  };
}

function gapsOf(missed: readonly Missed[], products: ProductIndex): readonly Gap[] {
  const groups = groupAlike(missed.map((one) => comparable(one, products)));
  return groups.map((group): Gap => {
    const members = group.map((i) => missed[i]!);
    const [medoid] = members as [Missed];
    const customers = members.flatMap(({ customer }) => (customer === undefined ? [] : [customer]));
    return {
      language: medoid.language,
      times: members.length,
      customers: customers.length > 0 ? new Set(customers).size : null,
      example: medoid.shown,
      others: [...new Set(members.map(({ shown }) => shown))]
        .filter((shown) => shown !== medoid.shown)
        .slice(0, MOST_OTHERS),
      offered: countOf(members.flatMap((one) => (one.outcome?.topics ?? one.now.topics).map(({ topic }) => topic))),
      answeredByPerson: members.filter(({ outcome }) => outcome?.personAnswered).length,
      proposal: propose(members.map(clueOf)),
    };
  });
}

function comparable({ shown, language, now }: Missed, products: ProductIndex): Comparable {
  return { text: maskProducts(shown, findEntities(shown, { language, products })), candidates: candidatesOf(now) };
}

function clueOf({ outcome, now }: Missed): Clue {
  return { picked: outcome?.picked, candidates: candidatesOf(now), isForeign: isForeign(now) };
}

/** What the matcher takes for none of our business comes without confidence, its other candidates being chance. */
function isForeign({ understanding }: Treatment): boolean {
  const [part] = understanding.parts;
  return part !== undefined && part.match.confidence === 0 && part.match.candidates.length > 0;
}

function candidatesOf(now: Treatment): readonly Candidate[] {
  return isForeign(now) ? [] : (now.understanding.parts[0]?.match.candidates ?? []);
}
