/** Lines that have left and may still be confirmed: a phone tells minutes or days later that they came or were read. */
import type { Line, Store } from '../store/store.ts';

export interface Confirmations {
  /** What has changed of the lines that a page was told, besides those that it is told now. */
  among(told: readonly Line[]): Promise<readonly Line[]>;
}

/** As many as a reader may have in view; what is older is right again when the page is opened again. */
const MOST_WATCHED = 50;

export function watchConfirmations(store: Pick<Store, 'progress'>): Confirmations {
  const watched = new Map<string, Line>();

  function watch(line: Line): void {
    watched.delete(line.id);
    if (line.state === 'sent' && line.progress && line.progress !== 'read') watched.set(line.id, line);
    if (watched.size > MOST_WATCHED) watched.delete(watched.keys().next().value ?? '');
  }

  return {
    async among(told) {
      for (const line of told) watch(line);
      const found = await store.progress([...watched.keys()]);
      const changed = [...watched.values()].flatMap((line) => {
        const progress = found.get(line.id);
        return progress && progress !== line.progress ? [{ ...line, progress }] : [];
      });
      for (const line of changed) watch(line);
      return changed;
    },
  };
}
