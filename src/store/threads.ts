/** Where a conversation stands in a staff chat: its thread there, and the card in it that says how things stand. */
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';

type Threads = Pick<Store, 'thread' | 'keepThread' | 'card' | 'keepCard'>;

/** Remembers threads and cards, one of each for a conversation in a place. */
export function threadsIn(db: Kysely<Tables>): Threads {
  const found = (place: string, conversationId: string) =>
    db
      .selectFrom('threads')
      .select(['thread', 'card'])
      .where('place', '=', place)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
  return {
    thread: async (place, conversationId) => (await found(place, conversationId))?.thread,
    card: async (place, conversationId) => (await found(place, conversationId))?.card ?? undefined,
    async keepThread(place, conversationId, thread) {
      await db
        .insertInto('threads')
        .values({ place, conversation_id: conversationId, thread, card: null })
        .onConflict((conflict) => conflict.columns(['place', 'conversation_id']).doUpdateSet({ thread, card: null }))
        .execute();
    },
    async keepCard(place, conversationId, card) {
      await db
        .updateTable('threads')
        .set({ card: card ?? null })
        .where('place', '=', place)
        .where('conversation_id', '=', conversationId)
        .execute();
    },
  };
}
