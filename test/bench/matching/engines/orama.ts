import { type Engine, type Phrasing, sumByLabel } from '../engine.ts';
import { loadPeer } from '../peers.ts';

interface Module {
  create(options: { schema: object }): object;
  insertMultiple(index: object, documents: readonly Phrasing[], batchSize: number): Promise<unknown>;
  search(index: object, query: object): Promise<{ hits: { score: number; document: Phrasing }[] }>;
}

/** Edits allowed in a word. */
const TOLERANCE = 1;
const BATCH = 1000;
const MANY_PHRASINGS = 5000;

export const orama: Engine = {
  name: 'orama',
  mostRows: (phrasings) => (phrasings > MANY_PHRASINGS ? 500 : 2000),
  async train(phrasings) {
    const { create, insertMultiple, search } = await loadPeer<Module>('@orama/orama');
    const index = create({ schema: { topic: 'enum', text: 'string' } });
    await insertMultiple(index, phrasings, BATCH);
    return {
      async rank(term) {
        const query = { term, properties: ['text'], tolerance: TOLERANCE, limit: phrasings.length };
        const { hits } = await search(index, query);
        return sumByLabel(hits.map(({ document, score }) => ({ label: document.topic, score })));
      },
    };
  },
};
