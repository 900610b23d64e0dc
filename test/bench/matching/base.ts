import { KnowledgeError } from '../../../src/core/errors.ts';
import { knowledgeFolder } from '../../../src/knowledge/folder.ts';
import type { Knowledge } from '../../../src/knowledge/knowledge.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { BenchError } from './bench-error.ts';

let base: Knowledge | undefined;

/** The desk's own knowledge base, read once: all engines get the same, though somebody edits it meanwhile. @throws BenchError */
export function shippedBase(): Knowledge {
  try {
    base ??= loadKnowledge(knowledgeFolder());
    return base;
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    throw new BenchError(error.message, { cause: error });
  }
}
