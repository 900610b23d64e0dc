/** WhatsApp as a channel: customers and staff in private chats, over the link of a paired phone. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Channel, Outbound } from '../../core/channel.ts';
import { reason } from '../../core/errors.ts';
import { withoutNumbers } from './baileys-log.ts';
import { type DropReason, networkId } from './convert.ts';
import { filesPage } from './files-page.ts';
import { minded } from './loose-ends.ts';
import type { WhatsAppOptions } from './options.ts';
import { pairingPage } from './pairing-page.ts';
import { createRecall } from './recall.ts';
import { createSend } from './send.ts';
import { createSession } from './session.ts';
import { createTidings } from './tidings.ts';
import type { Line } from './wire.ts';

/** The channel, its part of the web server, and what it did not pass on. */
export interface WhatsAppChannel extends Channel {
  /** Serves `/staff/whatsapp` and the files of customers, for staff who have logged in; call it before the server listens. */
  routes(app: FastifyInstance, isStaff: (request: FastifyRequest) => Promise<boolean>): void;
  /** How many messages led to nothing since the start, by reason. */
  dropped(): Readonly<Partial<Record<DropReason, number>>>;
}

/** A message waits so long for the connection, then the outbox asks again whether it is still wanted. */
const WAIT_FOR_LINE_MS = 25_000;

/** Makes the channel; nothing is connected before `start`. */
export function createWhatsAppChannel(options: WhatsAppOptions): WhatsAppChannel {
  const { store, log, timings = {} } = options;
  const dropped: Partial<Record<DropReason, number>> = {};
  const recall = createRecall(store);
  const stopping = new AbortController();
  const tidings = createTidings({ store, recall, log });
  const session = createSession(options, {
    recall,
    onProgress: tidings.heard,
    onDropped(why) {
      dropped[why] = (dropped[why] ?? 0) + 1;
    },
  });
  const { hearing } = session;
  let unmind: (() => void) | undefined;

  async function line(): Promise<Line | undefined> {
    if (hearing.isOpen()) return session.line();
    await hearing.untilOpen(WAIT_FOR_LINE_MS, stopping.signal);
    // Also when it is open now: a person may have taken over while the message waited, and the outbox knows.
    return undefined;
  }

  async function jidOf({ to, recipient }: Pick<Outbound, 'to' | 'recipient'>): Promise<string | undefined> {
    return to === 'staff' ? `${recipient}@s.whatsapp.net` : store.lastHeardAddress('whatsapp', recipient);
  }

  const send = createSend({
    line,
    jidOf,
    recall,
    written: tidings.written,
    devices: session.caches.devices,
    own: session.own,
    contentOf: async ({ id }) => session.ear()?.journal.contentOf(id),
    ...(timings.ackMs === undefined ? {} : { ackMs: timings.ackMs }),
  });

  return {
    name: 'whatsapp',
    async start(receive) {
      unmind = minded(log);
      await session.start(receive);
    },
    send,
    async typing(recipient) {
      try {
        const jid = await jidOf({ to: 'customer', recipient });
        if (jid) await session.line()?.socket.sendPresenceUpdate('composing', jid);
      } catch (thrown) {
        log.debug({ why: withoutNumbers(reason(thrown)) }, 'whatsapp: could not show that an answer is coming');
      }
    },
    health: () => hearing.health(),
    standsBy: () => session.standsBy(),
    async stop() {
      stopping.abort();
      await session.stop();
      unmind?.();
    },
    routes(app, isStaff) {
      pairingPage(app, { isStaff, pairing: session.pairing, wanted: session.wanted });
      filesPage(app, {
        isStaff,
        isTest: options.socketUrl !== undefined,
        contentOf: async (messageId) => session.ear()?.journal.contentOf(networkId(messageId)),
      });
    },
    dropped: () => ({ ...dropped }),
  };
}
