/** What every store promises, whatever database it stands on. */
import { afterEach, beforeEach, describe } from '@jest/globals';
import type { Store } from '../../src/store/store.ts';
import { addresses } from './contract/addresses.ts';
import { aiming } from './contract/aiming.ts';
import { deciding } from './contract/deciding.ts';
import { dueing } from './contract/due.ts';
import { progressing } from './contract/progress.ts';
import { reading } from './contract/reading.ts';
import { receiving } from './contract/receiving.ts';
import { sending } from './contract/sending.ts';
import { sessions } from './contract/sessions.ts';
import { texts } from './contract/texts.ts';
import { withdrawing } from './contract/withdrawing.ts';

/** One part of the promises, over a store that is new for each of them. */
export type Promises = (store: () => Store) => void;

const PARTS: Readonly<Record<string, Promises>> = {
  'taking messages in': receiving,
  'finding what staff mean': aiming,
  deciding,
  'taking the bot’s words back': withdrawing,
  sending,
  'sending when it is due': dueing,
  'keeping what networks tell of messages': progressing,
  'showing a conversation': reading,
  'keeping words as they are': texts,
  'knowing people by many addresses': addresses,
  'keeping a session with a network': sessions,
};

/** @param open  gives a new, empty store each time */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`the store on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    for (const [part, promises] of Object.entries(PARTS)) describe(part, () => promises(() => store));
  });
}
