/** Hot reload: notices edits of the base, and offers each new version once it is whole. */
import { type FSWatcher, watch } from 'node:fs';
import { KnowledgeError } from '../core/errors.ts';
import { fingerprintOf, listFolders } from './files.ts';
import type { Knowledge } from './knowledge.ts';
import { loadKnowledge } from './load.ts';

/** Told what became of an edit. Between `onBad` and the next `onGood` the last good version stays in force. */
export interface WatchHooks {
  onGood(knowledge: Knowledge): void;
  onBad(error: KnowledgeError): void;
}

export interface KnowledgeWatch {
  /** After this no hook is called. */
  close(): void;
}

/** An editor saves in several steps, `git pull` many files at once; this much quiet means that it is done. */
const QUIET_MS = 200;
/** Without events (the folder is away while it is exchanged, or the system gives no more watches) we look ourselves. */
const LOOK_AGAIN_MS = 2000;

/**
 * Watches a folder and loads it anew after each change of content.
 *
 * Every folder is watched by itself: `fs.watch` with `recursive` hears nothing more of a file once an editor has
 * exchanged it for a new one, nor of a folder that was exchanged (tried on Linux with Node 20.20.2).
 *
 * @param current  the version in force; an edit made since it was read is noticed at once
 */
export function watchKnowledge(
  folder: string,
  hooks: WatchHooks,
  current?: Pick<Knowledge, 'fingerprint'>,
): KnowledgeWatch {
  let watchers: readonly FSWatcher[] = [];
  let seen = current?.fingerprint ?? fingerprintOf(folder);
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const checkSoon = (afterMs = QUIET_MS) => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(check, afterMs);
    timer.unref();
  };

  const check = () => {
    // Watch first, so that an edit made while we read is noticed.
    if (!follow()) checkSoon(LOOK_AGAIN_MS);
    const fingerprint = fingerprintOf(folder);
    if (fingerprint === seen) return;
    seen = fingerprint;
    const loaded = loadOrProblems(folder);
    if (loaded instanceof KnowledgeError) return hooks.onBad(loaded);
    seen = loaded.fingerprint;
    hooks.onGood(loaded);
  };

  /**
   * Watches the folders that exist now, all anew: one that was exchanged for another has the same name, and often the
   * same inode, but its watcher hears nothing any more. False when that does not work for all of them.
   */
  const follow = (): boolean => {
    const folders = listFolders(folder);
    const before = watchers;
    watchers = folders.flatMap((path) => watchFolder(path, checkSoon) ?? []);
    for (const watcher of before) watcher.close();
    return watchers.length === folders.length && folders.length > 0;
  };

  follow();
  checkSoon();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

function watchFolder(path: string, onChange: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(path, { persistent: false }, () => onChange());
    return watcher.on('error', () => onChange());
  } catch {
    return undefined; // ENOSPC, EMFILE: the system gives no more watches. ENOENT: it is gone already.
  }
}

function loadOrProblems(folder: string): Knowledge | KnowledgeError {
  try {
    return loadKnowledge(folder);
  } catch (thrown) {
    if (thrown instanceof KnowledgeError) return thrown;
    throw thrown;
  }
}
