/** What a session hears with: the line in which messages wait, and the journal behind it. */
import type { Receive } from '../../core/channel.ts';
import { type Auth, SESSION } from './auth.ts';
import type { DropReason } from './convert.ts';
import { isLid, userOf } from './jid.ts';
import { createJournal, type Journal } from './journal.ts';
import type { WhatsAppOptions } from './options.ts';
import type { Recall } from './recall.ts';
import type { Seal } from './seal.ts';
import { createTake, type Take } from './take.ts';

export interface Ear {
  readonly take: Take;
  readonly journal: Journal;
}

export interface EarParts {
  readonly options: WhatsAppOptions;
  readonly seal: Seal;
  readonly recall: Recall;
  readonly receive: Receive;
  readonly auth: () => Auth | undefined;
  /** Users of our own account. */
  readonly own: () => ReadonlySet<string>;
  readonly onDropped: (why: DropReason) => void;
  readonly now: () => Date;
}

/** Begins to hear; what an earlier process decrypted and did not hand over goes first. */
export async function openEar({ options, seal, recall, receive, auth, own, onDropped, now }: EarParts): Promise<Ear> {
  const { store, log, staffNumbers, timings = {} } = options;
  const vault = store.keys;
  const firstSeq = (await vault.lastSeq(SESSION)) + 1;
  const take = createTake(
    {
      receive,
      own,
      staff: new Set(staffNumbers),
      aliasOf: (jid) => aliasOf(jid, auth()),
      isOurs: async (id) => (await recall.rowOf(id)) !== undefined,
      quoted: recall.conversationOf,
      onHandled: (id) => journal.handled(id, now()),
      onDropped,
      now,
      log,
      ...timings.take,
    },
    firstSeq,
  );
  const journal = createJournal({ vault, seal, arrivals: take.arrivals, onReadable: take.readable });
  for (const { arrival, plaintext, after } of await journal.leftOver()) take.again(arrival, plaintext, after);
  return { take, journal };
}

/** The other address of a person, as Baileys has learnt it. */
async function aliasOf(jid: string, auth: Auth | undefined): Promise<string | undefined> {
  const user = userOf(jid);
  const key = isLid(jid) ? `${user}_reverse` : user;
  const other = (await auth?.keys.get('lid-mapping', [key]))?.[key];
  return other && (isLid(jid) ? `${other}@s.whatsapp.net` : `${other}@lid`);
}
