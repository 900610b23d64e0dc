import type { Engine } from '../engine.ts';
import { loadPeer } from '../peers.ts';

interface NodeNlp {
  readonly default: {
    readonly NlpManager: new (settings: object) => NlpManager;
  };
}

interface NlpManager {
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  readonly nlp: {
    readonly nluManager: {
      process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
    };
  };
}

/** Its own threshold: below this, `NlpManager` answers with the intent "None". */
const THRESHOLD = 0.5;
/** Keeps the labels of a set apart from the engine's own "None". */
const OWN = 'topic:';

/** Its classifier alone: entities, sentiment and the like are switched off, which makes it faster and changes no intent. */
export const nodeNlp: Engine = {
  name: 'node-nlp',
  async train(phrasings) {
    const { NlpManager } = (await loadPeer<NodeNlp>('node-nlp')).default;
    const manager = new NlpManager({
      languages: ['en'],
      nlu: { log: false, useNoneFeature: true },
      ner: { builtins: [] },
      autoSave: false,
      autoLoad: false,
    });
    for (const { topic, text } of phrasings) manager.addDocument('en', text, `${OWN}${topic}`);
    await manager.train();
    return {
      async rank(text) {
        const { classifications } = await manager.nlp.nluManager.process('en', text);
        const ranked = classifications
          .filter(({ intent }) => intent.startsWith(OWN))
          .map(({ intent, score }) => ({ label: intent.slice(OWN.length), score }));
        // The scores sum to 1 with "None" among them: the best one is a share already.
        const confidence = ranked[0]?.score ?? 0;
        return { ranked, confidences: [confidence], answers: confidence >= THRESHOLD };
      },
    };
  },
};
