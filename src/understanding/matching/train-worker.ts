import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  loadMatcher,
  type Matcher,
  type MatcherOptions,
  noStandards,
  type Phrasing,
  rehearseMatcher,
  type Standards,
  saveMatcher,
  trainMatcher,
  withStandards,
} from './matcher.ts';

/** What a thread of this file is started with. */
interface Task {
  readonly work: 'learn' | 'rehearse';
  readonly phrasings: readonly Phrasing[];
  readonly options: MatcherOptions;
}

/**
 * Trains a matcher on two other threads, so that messages are answered meanwhile: one learns, one rehearses. It is the
 * matcher that `trainMatcher` gives, in two thirds of the time.
 *
 * @throws Error  (as a rejection) when a thread dies or training fails
 */
export async function trainInWorker(phrasings: readonly Phrasing[], options: MatcherOptions = {}): Promise<Matcher> {
  const plain = phrasings.map(({ topic, text }) => ({ topic, text }));
  const [bytes, standards] = await Promise.all([
    onThread<Uint8Array>({ work: 'learn', phrasings: plain, options }),
    onThread<Standards>({ work: 'rehearse', phrasings: plain, options }),
  ]);
  return withStandards(loadMatcher(bytes), standards);
}

function onThread<Result>(task: Task): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = startThread(task);
    worker.once('message', resolve);
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
  const { work, phrasings, options } = workerData;
  if (work === 'rehearse') parentPort.postMessage(rehearseMatcher(phrasings, options));
  else {
    const bytes = saveMatcher(trainMatcher(phrasings, { ...options, standards: noStandards() }));
    parentPort.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
  }
}

function isTask(data: unknown): data is Task {
  return typeof data === 'object' && data !== null && 'work' in data && 'phrasings' in data && 'options' in data;
}
