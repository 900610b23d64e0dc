/** What every command that answers needs: the knowledge base, and the matcher trained on it. */
import path from 'node:path';
import type { Mind } from '../core/mind.ts';
import { builtModelsFolder, knowledgeFolder } from '../knowledge/folder.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { makeMind, productIndexOf, trainingPhrasings } from '../knowledge/mind.ts';
import { modelCache } from '../knowledge/model-cache.ts';
import { trainMatcher } from '../understanding/matching/matcher.ts';

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
}): { readonly knowledge: Knowledge; readonly mind: Mind } {
  const knowledge = loadKnowledge(settings.folder ?? knowledgeFolder());
  const products = productIndexOf(knowledge);
  const cache = modelCache(path.join(settings.dataDir, 'models'), builtModelsFolder());
  let matcher = cache.read(knowledge);
  if (!matcher) {
    matcher = trainMatcher(trainingPhrasings(knowledge, products));
    cache.write(knowledge, matcher);
  }
  return { knowledge, mind: makeMind(knowledge, products, matcher, settings.serveProvisional) };
}
