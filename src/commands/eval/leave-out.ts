/** The entries' own phrasings, each judged by a matcher that has not learnt it. */
import type { ServedKnowledge } from '../../knowledge/base.ts';
import { trainingConcepts, trainingPhrasings } from '../../knowledge/mind.ts';
import type { ProductIndex } from '../../understanding/entities/index.ts';
import { OUT_OF_SCOPE } from '../../understanding/grounds.ts';
import { trainMatcher } from '../../understanding/matching/matcher.ts';

/** Each fifth is judged by what the other four teach. */
const FOLDS = 5;
/** As many as an editor reads. */
const SHOWN = 15;

/**
 * Leaves each phrasing out once, and says how many find their own topic and which topics draw the most away.
 *
 * The quick matcher judges: the final one would train for minutes a fold, and errs in the same places.
 *
 * @param say  told of each fold as it begins
 */
export function leaveOut(knowledge: ServedKnowledge, products: ProductIndex, say: (doing: string) => void): string {
  const phrasings = trainingPhrasings(knowledge, products);
  const concepts = trainingConcepts(knowledge);
  const pairs = new Map<string, { times: number; example: string }>();
  let right = 0;
  let sureAndWrong = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    say(`Leaving out fifth ${fold + 1} of ${FOLDS} of ${phrasings.length} phrasings`);
    const matcher = trainMatcher(
      phrasings.filter((_, i) => i % FOLDS !== fold),
      { networks: false, concepts },
    );
    for (const { topic, text } of phrasings.filter((_, i) => i % FOLDS === fold)) {
      const { kind, candidates } = matcher.match(text);
      const best = candidates[0]?.topic ?? OUT_OF_SCOPE;
      if (best === topic) {
        right++;
        continue;
      }
      if (kind !== 'sure') continue;
      sureAndWrong++;
      const pair = `${topic} → ${best}`;
      pairs.set(pair, { times: (pairs.get(pair)?.times ?? 0) + 1, example: pairs.get(pair)?.example ?? text });
    }
  }
  const share = (n: number) => `${((100 * n) / Math.max(1, phrasings.length)).toFixed(1)} %`;
  const most = [...pairs].sort(([a, x], [b, y]) => y.times - x.times || (a < b ? -1 : 1)).slice(0, SHOWN);
  return [
    `left out  ${phrasings.length} phrasings: ${share(right)} find their own topic, ${share(sureAndWrong)} surely another`,
    ...most.map(([pair, { times, example }]) => `${String(times).padStart(8)}  ${pair}   “${example}”`),
    '',
  ].join('\n');
}
