/** What becomes of messages that have left: told to the store, for staff to see. */
import type { Logger } from 'pino';
import type { Progress } from '../../core/channel.ts';
import { reason } from '../../core/errors.ts';
import type { Store } from '../../store/store.ts';
import type { Recall } from './recall.ts';

export interface TidingsParts {
  readonly store: Pick<Store, 'told'>;
  readonly recall: Pick<Recall, 'rowOf'>;
  readonly log: Logger;
}

export interface TidingsTeller {
  /** Bytes of this row of the outbox are out. */
  written(outboxId: string): void;
  /** A phone tells what became of the message with this id. */
  heard(id: string, progress: Progress): void;
}

/** Nobody waits for it, and nothing depends on it: what cannot be kept is only not shown. */
export function createTidings({ store, recall, log }: TidingsParts): TidingsTeller {
  const complain = (thrown: unknown) =>
    log.warn({ why: reason(thrown) }, 'whatsapp: what became of a message could not be kept');

  async function tell(id: string, progress: Progress): Promise<void> {
    const row = await recall.rowOf(id);
    if (!row) return;
    const ref = { channel: 'whatsapp', place: row.place, id } as const;
    await store.told([{ outboxId: row.outboxId, progress, ref }]);
  }

  return {
    written: (outboxId) => void store.told([{ outboxId, progress: 'written' }]).catch(complain),
    heard: (id, progress) => void tell(id, progress).catch(complain),
  };
}
