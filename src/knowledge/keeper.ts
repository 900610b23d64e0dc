/** Keeps the mind in use: loads it, trains it, exchanges it when the knowledge changes, and never serves a broken one. */
import path from 'node:path';
import type { Health } from '../core/channel.ts';
import { type KnowledgeError, reason } from '../core/errors.ts';
import type { Mind, MindHolder } from '../core/mind.ts';
import { type Matcher, trainMatcher } from '../understanding/matching/matcher.ts';
import { trainInWorker } from '../understanding/matching/train-worker.ts';
import { type Base, baseOf, type ServedKnowledge } from './base.ts';
import { builtModelsFolder } from './folder.ts';
import { loadBase } from './kept-base.ts';
import { makeMind, productIndexOf, trainingConcepts, trainingPhrasings } from './mind.ts';
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
  readonly knowledge: () => ServedKnowledge;
  /** Not ready while the files on disk are broken; the last good version goes on serving. */
  health(): Health;
  stop(): void;
}

/**
 * Loads the base and makes it answer: at once with the cached model, else with the quick linear one while the final
 * one is trained beside it. After an edit the matcher of before goes on meanwhile, with the new answers.
 *
 * @throws KnowledgeError when the base is not valid at start
 */
export function keepMind(options: KeeperOptions): Keeper {
  const { folder, dataDir, serveProvisional, log } = options;
  const cache = modelCache(path.join(dataDir, 'models'), builtModelsFolder());
  let answering: Matcher | undefined;
  let base = loadBase(folder);
  let mind = quickMind(base);
  let problem: KnowledgeError | undefined;
  let stopped = false;

  /** A mind that answers now; training of the final model begins when no run before has done it. */
  function quickMind(fresh: Base): Mind {
    const { knowledge } = fresh;
    const products = productIndexOf(knowledge);
    const cached = cache.read(knowledge);
    if (!cached) {
      const phrasings = trainingPhrasings(knowledge, products);
      const concepts = trainingConcepts(knowledge);
      // After an edit the matcher of before goes on with the new answers: learning here would stop the desk for seconds.
      answering ??= trainMatcher(phrasings, { networks: false, concepts });
      // Only now: the threads would take the processor from the one that is waited for.
      void improve(fresh, () => trainInWorker(phrasings, { concepts }));
    }
    answering = cached ?? answering!;
    return makeMind(fresh, products, answering, serveProvisional);
  }

  async function improve(learnt: Base, train: () => ReturnType<typeof trainInWorker>): Promise<void> {
    try {
      const matcher = await train();
      const { knowledge } = learnt;
      const trouble = cache.write(knowledge, matcher);
      if (trouble) log.warn({ trouble }, 'the trained model could not be kept; the next start trains it again');
      if (stopped || learnt !== base) return;
      answering = matcher;
      mind = makeMind(learnt, productIndexOf(knowledge), matcher, serveProvisional);
      log.info({ threshold: matcher.threshold }, 'the final model answers now');
    } catch (error) {
      if (!stopped)
        log.warn({ error: reason(error) }, 'the final model could not be trained; the one before goes on answering');
    }
  }

  const watch = watchKnowledge(
    folder,
    {
      onGood(fresh) {
        base = baseOf(fresh);
        mind = quickMind(base);
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
    base.knowledge,
  );

  return {
    current: () => mind,
    knowledge: () => base.knowledge,
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
