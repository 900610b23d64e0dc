import { type Engine, type Phrasing, sumByLabel } from '../engine.ts';
import { loadPeer } from '../peers.ts';

interface Module {
  readonly default: new (
    list: readonly Phrasing[],
    options: object,
  ) => { search(text: string): { item: Phrasing; score: number }[] };
}

/** It compares the text with every phrasing, letter by letter: at most so many rows, and none above so many phrasings. */
const MOST_ROWS = 150;
const MOST_PHRASINGS = 5000;
/** Nearly every phrasing is a little like every text: adding all of them up finds less (54 % instead of 60 %). */
const BEST_HITS = 3;

/** As it comes, looking anywhere in the phrasing. */
export const fuse = fuseWith('fuse.js', { ignoreLocation: true });

/** Its search by words, which weighs rare ones more. */
export const fuseTokens = fuseWith('fuse.js tokens', { useTokenSearch: true });

function fuseWith(name: string, options: object): Engine {
  return {
    name,
    mostRows: (phrasings) => (phrasings > MOST_PHRASINGS ? 0 : MOST_ROWS),
    async train(phrasings) {
      const { default: Fuse } = await loadPeer<Module>('fuse.js');
      const index = new Fuse(phrasings, { keys: ['text'], includeScore: true, ...options });
      return {
        // Its scores are distances: 0 is the same text.
        rank(text) {
          const hits = index.search(text).map(({ item, score }) => ({ label: item.topic, score: 1 - score }));
          return sumByLabel(hits, BEST_HITS);
        },
      };
    },
  };
}
