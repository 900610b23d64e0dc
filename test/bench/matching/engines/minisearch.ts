import { type Engine, sumByLabel } from '../engine.ts';
import { loadPeer } from '../peers.ts';

interface Module {
  readonly default: new (
    options: object,
  ) => {
    addAll(documents: readonly object[]): void;
    search(text: string, options: object): { topic: string; score: number }[];
  };
}

/** Edits allowed, as a share of the word's letters: what its documentation shows. */
const FUZZY = 0.2;
const MANY_PHRASINGS = 5000;

export const minisearch: Engine = {
  name: 'minisearch',
  mostRows: (phrasings) => (phrasings > MANY_PHRASINGS ? 1000 : Number.POSITIVE_INFINITY),
  async train(phrasings) {
    const { default: MiniSearch } = await loadPeer<Module>('minisearch');
    const index = new MiniSearch({ fields: ['text'], storeFields: ['topic'] });
    index.addAll(phrasings.map(({ topic, text }, id) => ({ id, topic, text })));
    return {
      rank: (text) =>
        sumByLabel(index.search(text, { fuzzy: FUZZY }).map(({ topic, score }) => ({ label: topic, score }))),
    };
  },
};
