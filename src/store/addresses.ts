/** One person, many addresses: whichever they write from, it is one conversation. */
import type { Kysely, Transaction } from 'kysely';
import type { ChannelName } from '../core/message.ts';
import { conversationFrom } from './rows.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/**
 * The address under which the person's conversation stands. Addresses that were known apart are joined.
 *
 * @param address  where they write from now
 * @param aliases  what the network says is the same person
 */
export async function canonicalAddress(
  tx: Db,
  channel: ChannelName,
  address: string,
  aliases: readonly string[],
  at: Date,
): Promise<string> {
  const all = [...new Set([address, ...aliases])];
  const known = await tx
    .selectFrom('addresses')
    .select(['address', 'canonical', 'heard_at'])
    .where('channel', '=', channel)
    .where('address', 'in', all)
    .execute();
  const candidates = [...new Set(known.map((row) => row.canonical))];
  const canonical = candidates.length > 1 ? await join(tx, channel, candidates) : (candidates[0] ?? address);
  for (const one of all) {
    const heardAt = one === address ? at.getTime() : 0;
    const row = known.find((k) => k.address === one);
    if (row && one !== address) continue;
    await tx
      .insertInto('addresses')
      .values({ channel, address: one, canonical, heard_at: heardAt })
      .onConflict((conflict) => conflict.columns(['channel', 'address']).doUpdateSet({ heard_at: heardAt }))
      .execute();
  }
  return canonical;
}

/** Points all of them at the conversation that goes on. @returns its address */
async function join(tx: Db, channel: ChannelName, candidates: readonly string[]): Promise<string> {
  const rows = await tx
    .selectFrom('conversations')
    .select(['address', 'state'])
    .where('channel', '=', channel)
    .where('address', 'in', [...candidates])
    .execute();
  const goesOn = rows
    .map((row) => ({ address: row.address, conversation: conversationFrom(row.state) }))
    .sort(
      (a, b) =>
        rank(a.conversation.status) - rank(b.conversation.status) ||
        a.conversation.createdAt.getTime() - b.conversation.createdAt.getTime(),
    )[0]?.address;
  const canonical = goesOn ?? (candidates[0] as string);
  await tx
    .updateTable('addresses')
    .set({ canonical })
    .where('channel', '=', channel)
    .where('canonical', 'in', [...candidates])
    .execute();
  return canonical;
}

/** What a person has goes on before what waits for one, and that before the bot's: nobody is talked over. */
function rank(status: string): number {
  return status === 'staff' ? 0 : status === 'waiting' ? 1 : 2;
}

/** The conversation that goes on for this one, when its address was joined to another. */
export async function survivorOf(tx: Db, conversationId: string): Promise<string> {
  const row = await tx
    .selectFrom('conversations')
    .innerJoin('addresses', (join) =>
      join
        .onRef('addresses.channel', '=', 'conversations.channel')
        .onRef('addresses.address', '=', 'conversations.address'),
    )
    .innerJoin('conversations as goesOn', (join) =>
      join.onRef('goesOn.channel', '=', 'conversations.channel').onRef('goesOn.address', '=', 'addresses.canonical'),
    )
    .select('goesOn.id as id')
    .where('conversations.id', '=', conversationId)
    .executeTakeFirst();
  return row?.id ?? conversationId;
}

/** The address of this person that we heard from last; undefined when nobody wrote from there. */
export async function lastHeardAddress(db: Db, channel: ChannelName, address: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('addresses as asked')
    .innerJoin('addresses as theirs', (join) =>
      join.onRef('theirs.channel', '=', 'asked.channel').onRef('theirs.canonical', '=', 'asked.canonical'),
    )
    .select('theirs.address as address')
    .where('asked.channel', '=', channel)
    .where('asked.address', '=', address)
    .where('theirs.heard_at', '>', 0)
    .orderBy('theirs.heard_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.address;
}
