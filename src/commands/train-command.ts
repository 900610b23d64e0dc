/** `train`: reads the base and makes the matcher's model when the desk is built, so that a start finds both. */
import { parseArgs } from 'node:util';
import { baseOf } from '../knowledge/base.ts';
import { builtModelsFolder, knowledgeFolder } from '../knowledge/folder.ts';
import { keepBase } from '../knowledge/kept-base.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { productIndexOf, trainingConcepts, trainingPhrasings } from '../knowledge/mind.ts';
import { modelCache } from '../knowledge/model-cache.ts';
import { trainInWorker } from '../understanding/matching/train-worker.ts';

const HELP = `Reads the knowledge base, trains the matcher on it, and keeps both in dist/models. A part of npm run build.

  node dist/src/cli.js train

Trains nothing when the model of this knowledge base is there.
`;

/** @throws KnowledgeError when the base is not valid: nothing is built on it */
export async function trainCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const knowledge = loadKnowledge(knowledgeFolder());
  keepBase(baseOf(knowledge));
  const cache = modelCache(builtModelsFolder());
  if (cache.read(knowledge)) return 0;
  const phrasings = trainingPhrasings(knowledge, productIndexOf(knowledge));
  process.stderr.write(`Training the matcher on ${phrasings.length} phrasings, once for this knowledge base …\n`);
  const trouble = cache.write(knowledge, await trainInWorker(phrasings, { concepts: trainingConcepts(knowledge) }));
  if (trouble) process.stderr.write(`The model could not be kept (${trouble}); each start trains it again.\n`);
  return 0;
}
