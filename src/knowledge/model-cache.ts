/** Trained matchers on disk, so that a restart does not train again. A cache: losing it costs seconds, nothing else. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadMatcher, MATCHER_VERSION, type Matcher, saveMatcher } from '../understanding/matching/matcher.ts';
import type { ServedKnowledge } from './base.ts';
import { PREPARATION_VERSION } from './mind.ts';

/** Models of earlier versions of the base that are kept, for going back. */
const KEPT = 4;

export interface ModelCache {
  /** The matcher of this base, or undefined when it must be trained. */
  read(knowledge: ServedKnowledge): Matcher | undefined;
  /** Keeps it. Returns why not, when the folder takes no writes; that is no reason to stop. */
  write(knowledge: ServedKnowledge, matcher: Matcher): string | undefined;
}

/**
 * @param folder  where models are kept; made when it is missing
 * @param others  where models may also stand, only to be read
 */
export function modelCache(folder: string, ...others: readonly string[]): ModelCache {
  const fileOf = (knowledge: ServedKnowledge, where = folder) => path.join(where, `${nameOf(knowledge)}.model`);
  return {
    read(knowledge) {
      for (const where of [folder, ...others]) {
        try {
          return loadMatcher(readFileSync(fileOf(knowledge, where)));
        } catch {
          // Missing, damaged or of another version: all mean "look elsewhere, or train again".
        }
      }
      return undefined;
    },
    write(knowledge, matcher) {
      try {
        mkdirSync(folder, { recursive: true });
        const file = fileOf(knowledge);
        writeFileSync(`${file}.${process.pid}`, saveMatcher(matcher));
        renameSync(`${file}.${process.pid}`, file);
        forgetOldest(folder);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    },
  };
}

function nameOf(knowledge: ServedKnowledge): string {
  const products = JSON.stringify(knowledge.products);
  const parts = [knowledge.hash, products, MATCHER_VERSION, PREPARATION_VERSION].join('\n');
  return createHash('sha256').update(parts).digest('hex').slice(0, 24);
}

function forgetOldest(folder: string): void {
  const models = readdirSync(folder)
    .filter((name) => name.endsWith('.model'))
    .map((name) => path.join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const file of models.slice(KEPT)) rmSync(file, { force: true });
}
