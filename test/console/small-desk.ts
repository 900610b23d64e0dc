/** The web parts of the desk on a real store in memory, without a bot: a test says what is answered. */
import { randomUUID } from 'node:crypto';
import { createWebChat } from '../../src/channels/web/channel.ts';
import { createConsoleChannel } from '../../src/console/channel.ts';
import { createServer } from '../../src/console/server.ts';
import type { Channel } from '../../src/core/channel.ts';
import type { Conversation } from '../../src/core/conversation.ts';
import type { Choice, InboundMessage } from '../../src/core/message.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import { openStore } from '../../src/store/open.ts';

export const PASSWORD = 'correct horse battery staple';
export const SECRET = 'a secret of at least thirty-two characters';

/** What one turn does in a test. */
export interface Turn {
  readonly says?: string;
  readonly choices?: readonly Choice[];
  /** A person says it, by this name. */
  readonly person?: string;
  /** The line of the chat whose place it takes. */
  readonly replaces?: string;
  readonly change?: Partial<Conversation>;
  readonly ticket?: Ticket;
  /** Leave the words in the outbox. */
  readonly undelivered?: boolean;
}

/** Ways in which a test's desk differs from the usual one. */
export interface Unusual {
  readonly limited?: boolean;
  readonly password?: string;
  readonly now?: () => Date;
  readonly port?: number;
  readonly ready?: Parameters<typeof createServer>[0]['ready'];
  readonly folder?: string;
  readonly heartbeatMs?: number;
}

export async function smallDesk(unusual: Unusual = {}) {
  const { limited = true, password = PASSWORD, now = () => new Date(), port = 0, ready, folder, heartbeatMs } = unusual;
  const store = await openStore('file::memory:');
  const heard: InboundMessage[] = [];
  const errors: unknown[] = [];
  const onError = (thrown: unknown) => void errors.push(thrown);
  const beat = heartbeatMs === undefined ? {} : { heartbeatMs };
  const web = createWebChat({ store, limited, now, onError, ...beat });
  const staff = createConsoleChannel({
    store,
    password,
    secret: SECRET,
    timeZone: 'Asia/Shanghai',
    now,
    onError,
    ...beat,
  });
  const server = await createServer({
    host: '127.0.0.1',
    port,
    secret: SECRET,
    companyName: () => 'Tianming Pharmaceuticals',
    ready: ready ?? (async () => ({ ready: true, parts: {} })),
    metrics: { contentType: 'text/plain', metrics: async () => 'desk_up 1\n' },
    isStaff: staff.isStaff,
    ...(folder ? { folder } : {}),
  });
  server.register(web.routes);
  server.register(staff.routes);

  const receive = async (messages: readonly InboundMessage[]) => {
    await store.receive(messages, now());
    heard.push(...messages);
  };
  await web.start(receive);
  await staff.start(receive);

  /** Decides everything that is undecided in a conversation, as the test says. */
  async function turn(conversationId: string, { says, choices, person, replaces, change, ticket, undelivered }: Turn) {
    const loaded = await store.load(conversationId);
    if (!loaded) throw new Error(`no conversation ${conversationId}`);
    const { conversation, version, undecided } = loaded;
    const tickets = ticket ? [...conversation.tickets, ticket] : conversation.tickets;
    const outbound = {
      id: randomUUID(),
      conversationId,
      to: 'customer' as const,
      recipient: conversation.address,
      kind: person ? ('person' as const) : ('answer' as const),
      text: says ?? '',
      ...(choices ? { choices } : {}),
      ...(replaces ? { replaces: { channel: 'web' as const, place: conversation.address, id: replaces } } : {}),
      about: '',
    };
    await store.commit({
      conversation: { ...conversation, tickets, ...change },
      expectedVersion: version,
      decided: undecided.map(({ seq }) => seq),
      outcome: null,
      outbox: says
        ? [
            {
              ...outbound,
              channel: conversation.channel,
              by: person ? 'person' : 'bot',
              provenance: person
                ? [{ kind: 'person', who: person }]
                : [{ kind: 'phrase', phrase: 'test', language: 'en' }],
              answerable: false,
            },
          ]
        : [],
      openedTickets: ticket ? [ticket] : [],
      updatedTickets: [],
      withdrawBotWords: false,
      at: now(),
    });
    if (!undelivered) await deliver(web);
  }

  async function deliver(channel: Channel) {
    for (const { channel: _, seq, ...outbound } of await store.claim(channel.name, now(), 100)) {
      const delivery = await channel.send(outbound);
      if (delivery.kind !== 'sent') throw new Error(`not sent: ${delivery.why}`);
      await store.settle([{ id: outbound.id, result: { state: 'sent', refs: delivery.refs }, at: now() }]);
    }
  }

  return {
    server,
    app: server.app,
    store,
    web,
    staff,
    heard,
    errors,
    turn,
    deliver,
    async close() {
      await server.close();
      await store.close();
    },
  };
}

export type SmallDesk = Awaited<ReturnType<typeof smallDesk>>;

/** An open ticket. */
export function aTicket(about: Partial<Ticket> = {}): Ticket {
  const at = new Date('2026-01-05T02:00:00Z');
  return {
    id: 'TM-4F7K',
    kind: 'quote',
    desk: 'sales',
    status: 'open',
    urgent: false,
    topics: ['quote-request'],
    fields: { quantity: 25, unit: 'kg', destination: 'Mexico', destinationCountry: 'MX' },
    words: 'price of finerenone 25 kg to Mexico',
    openedAt: at,
    updatedAt: at,
    ...about,
  };
}
