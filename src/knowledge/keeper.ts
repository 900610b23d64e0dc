/** Keeps the mind in use: loads it, trains it, exchanges it when the knowledge changes, and never serves a broken one. */
import path from 'node:path';
import type { Health } from '../core/channel.ts';
import { type KnowledgeError, reason } from '../core/errors.ts';
import type { Mind, MindHolder } from '../core/mind.ts';
import { trainMatcher } from '../understanding/matching/matcher.ts';
import { trainInWorker } from '../understanding/matching/train-worker.ts';
import { builtModelsFolder } from './folder.ts';
import type { Knowledge } from './knowledge.ts';
import { loadKnowledge } from './load.ts';
import { makeMind, productIndexOf, trainingPhrasings } from './mind.ts';
import { modelCache } from './model-cache.ts';
import { watchKnowledge } from './watch.ts';

/** What the keeper tells as it goes. */
export interface KeeperLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface KeeperOptions {
  readonly folder: string;
  readonly dataDir: string;
  readonly serveProvisional: boolean;
  readonly log: KeeperLog;
}

export interface Keeper extends MindHolder {
  readonly knowledge: () => Knowledge;
  /** Not ready while the files on disk are broken; the last good version goes on serving. */
  health(): Health;
  stop(): void;
}

/**
 * Loads the base and makes it answer: at once with the cached model, else with the quick linear one while the final
 * one is trained beside it.
 *
 * @throws KnowledgeError when the base is not valid at start
 */
export function keepMind(options: KeeperOptions): Keeper {
  const { folder, dataDir, serveProvisional, log } = options;
  const cache = modelCache(path.join(dataDir, 'models'), builtModelsFolder());
  let knowledge = loadKnowledge(folder);
  let mind = quickMind(knowledge);
  let problem: KnowledgeError | undefined;
  let stopped = false;

  /** A mind that answers now; training of the final model begins when no run before has done it. */
  function quickMind(base: Knowledge): Mind {
    const products = productIndexOf(base);
    const cached = cache.read(base);
    if (cached) return makeMind(base, products, cached, serveProvisional);
    const phrasings = trainingPhrasings(base, products);
    void improve(base, () => trainInWorker(phrasings));
    return makeMind(base, products, trainMatcher(phrasings, { networks: false }), serveProvisional);
  }

  async function improve(base: Knowledge, train: () => ReturnType<typeof trainInWorker>): Promise<void> {
    try {
      const matcher = await train();
      const trouble = cache.write(base, matcher);
      if (trouble) log.warn({ trouble }, 'the trained model could not be kept; the next start trains it again');
      if (stopped || base !== knowledge) return;
      mind = makeMind(base, productIndexOf(base), matcher, serveProvisional);
      log.info({ threshold: matcher.threshold }, 'the final model answers now');
    } catch (error) {
      if (!stopped)
        log.warn({ error: reason(error) }, 'the final model could not be trained; the quick one goes on answering');
    }
  }

  const watch = watchKnowledge(
    folder,
    {
      onGood(fresh) {
        knowledge = fresh;
        mind = quickMind(fresh);
        problem = undefined;
        log.info({ hash: fresh.hash.slice(0, 12) }, 'the knowledge base has been loaded again');
      },
      onBad(error) {
        problem = error;
        log.error(
          { problems: error.problems },
          'the changed knowledge base is not valid; the last good version goes on serving',
        );
      },
    },
    knowledge,
  );

  return {
    current: () => mind,
    knowledge: () => knowledge,
    health() {
      if (!problem) return { ready: true };
      return {
        ready: false,
        why: `the files on disk are not valid, the last good version is in use: ${problem.problems[0]}`,
      };
    },
    stop() {
      stopped = true;
      watch.close();
    },
  };
}
