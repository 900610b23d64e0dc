import { KnowledgeError } from '../core/errors.ts';

/** Gathers what is wrong in all files, so that an editor reads it once and not one by one. */
export interface Problems {
  /**
   * @param path      as an editor knows the file, e.g. `knowledge/en/entries/moq.md`
   * @param line      from 1
   * @param sentence  what is wrong; what to do
   */
  add(path: string, line: number, sentence: string): void;
  /** @throws KnowledgeError with every problem, by file and line, when there is any */
  throwIfAny(): void;
}

/** An empty list of problems. */
export function collectProblems(): Problems {
  const found: { readonly path: string; readonly line: number; readonly sentence: string }[] = [];
  return {
    add(path, line, sentence) {
      found.push({ path, line, sentence });
    },
    throwIfAny() {
      if (found.length === 0) return;
      found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
      throw new KnowledgeError(found.map(({ path, line, sentence }) => `${path}:${line} ${sentence}`));
    },
  };
}
