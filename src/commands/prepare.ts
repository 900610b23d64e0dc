/** What every command that answers needs: the knowledge base, and the matcher trained on it. */
import path from 'node:path';
import type { Mind } from '../core/mind.ts';
import type { Base } from '../knowledge/base.ts';
import { builtModelsFolder, knowledgeFolder } from '../knowledge/folder.ts';
import { loadBase } from '../knowledge/kept-base.ts';
import { makeMind, productIndexOf, trainingConcepts, trainingPhrasings } from '../knowledge/mind.ts';
import { modelCache } from '../knowledge/model-cache.ts';
import type { ProductIndex } from '../understanding/entities/index.ts';
import { type Matcher, trainMatcher } from '../understanding/matching/matcher.ts';

/**
 * Loads the base and its final matcher, trained now when no run before has.
 *
 * @throws KnowledgeError when the base is not valid
 */
export function prepareMind(settings: {
  readonly dataDir: string;
  readonly serveProvisional: boolean;
  /** Where the base is; the desk's own by default. */
  readonly folder?: string;
}): {
  readonly base: Base;
  readonly mind: Mind;
  /** What the mind was made of. */
  readonly products: ProductIndex;
  readonly matcher: Matcher;
} {
  const base = loadBase(settings.folder ?? knowledgeFolder());
  const { knowledge } = base;
  const products = productIndexOf(knowledge);
  const cache = modelCache(path.join(settings.dataDir, 'models'), builtModelsFolder());
  let matcher = cache.read(knowledge);
  if (!matcher) {
    matcher = trainMatcher(trainingPhrasings(knowledge, products), { concepts: trainingConcepts(knowledge) });
    cache.write(knowledge, matcher);
  }
  const mind = makeMind(base, products, matcher, settings.serveProvisional);
  return { base, mind, products, matcher };
}
