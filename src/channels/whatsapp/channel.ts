/** WhatsApp as a channel: customers and staff in private chats, over the link of a paired phone. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Channel, Outbound } from '../../core/channel.ts';
import { reason } from '../../core/errors.ts';
import { withoutNumbers } from './baileys-log.ts';
import type { DropReason } from './convert.ts';
import { filesPage } from './files-page.ts';
import { contentIn } from './journal-entry.ts';
import { minded } from './loose-ends.ts';
import { openFile } from './open-file.ts';
import type { WhatsAppOptions } from './options.ts';
import { pairingPage } from './pairing-page.ts';
import { createRecall } from './recall.ts';
import { createSeal } from './seal.ts';
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
  const seal = createSeal(options.encryptionKey);
  // From the store: the process that has the session may be another one.
  const contentOf = (id: string) => contentIn(store.keys, seal, id);
  const files = { contentOf, isTest: options.socketUrl !== undefined };
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
    contentOf: ({ id }) => contentOf(id),
    ...(timings.ackMs === undefined ? {} : { ackMs: timings.ackMs }),
  });

  return {
    name: 'whatsapp',
    async start(receive) {
      unmind = minded(log);
      await session.start(receive);
    },
    send: (message) => send(message),
    async fetchFile({ id }) {
      try {
        return await openFile(id, files);
      } catch (thrown) {
        // Its sender can make a file that fails in ways of its own, and each time: another try would fail again.
        log.error({ why: withoutNumbers(reason(thrown)) }, 'whatsapp: a file could not be opened');
        return { refused: 'the desk could not open it; look on the phone' };
      }
    },
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
      filesPage(app, { isStaff, ...files });
    },
    dropped: () => ({ ...dropped }),
  };
}
