import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { loadMatcher, type Matcher, type MatcherOptions, type Phrasing, saveMatcher, trainMatcher } from './matcher.ts';

/** What a worker of this file is started with. */
interface Task {
  readonly phrasings: readonly Phrasing[];
  readonly options: MatcherOptions;
}

/**
 * Trains a matcher on another thread, so that messages are answered meanwhile.
 *
 * @throws Error  (as a rejection) when the thread dies or training fails
 */
export function trainInWorker(phrasings: readonly Phrasing[], options: MatcherOptions = {}): Promise<Matcher> {
  const task: Task = { phrasings: phrasings.map(({ topic, text }) => ({ topic, text })), options };
  return new Promise((resolve, reject) => {
    const worker = startThread(task);
    worker.once('message', (bytes: Uint8Array) => resolve(loadMatcher(bytes)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the training thread ended with code ${code} and no matcher`)));
  });
}

/** Starts this very file on another thread: as it stands once built, through tsx from source, which a thread does not inherit. */
function startThread(workerData: Task): Worker {
  const file = import.meta.url;
  if (!file.endsWith('.ts')) return new Worker(new URL(file), { workerData });
  const tsx = new URL('./esm/api/index.mjs', pathToFileURL(createRequire(file).resolve('tsx'))).href;
  const start = `import(${JSON.stringify(tsx)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(file)}); });`;
  return new Worker(start, { eval: true, execArgv: [], workerData });
}

if (!isMainThread && parentPort && isTask(workerData)) {
  const bytes = saveMatcher(trainMatcher(workerData.phrasings, workerData.options));
  parentPort.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
}

function isTask(data: unknown): data is Task {
  return typeof data === 'object' && data !== null && 'phrasings' in data && 'options' in data;
}
