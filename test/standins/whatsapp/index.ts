import './quiet.ts';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Wait } from '../waiting.ts';
import { type AccountFields, createAccount } from './account.ts';
import { createCertificate } from './certificate.ts';
import { createClients } from './client.ts';
import { createConnection } from './connection.ts';
import { codeOf, type Ending } from './endings.ts';
import { createFaults, type Fault, type FaultHandle } from './faults.ts';
import { createJournal, type Sent } from './journal.ts';
import { createMailbox } from './mailbox.ts';
import { createOwnPhone } from './own-phone.ts';
import { createPairCode } from './pair-code.ts';
import { createPairing } from './pairing.ts';
import { createPerson, type Person } from './person.ts';
import { createPhone, type PersonFields } from './phone.ts';
import { createRooms } from './rooms.ts';
import { createWorld } from './world.ts';

/** All have defaults. */
interface WhatsAppOptions {
  /** The business whose phone the bot is linked to. */
  account?: Partial<AccountFields>;
  /** The clock behind the times of messages. */
  now?: () => Date;
  /** Whether people's phones confirm what arrives; default true. */
  deliveryReceipts?: boolean;
  /** Whether the phone sends a new device its history; without it Baileys holds back messages for 20 s. Default true. */
  history?: boolean;
}

/** A running stand-in for WhatsApp. */
export type WhatsApp = Awaited<ReturnType<typeof startWhatsApp>>;

/**
 * Starts a stand-in for WhatsApp's server on a free port of 127.0.0.1, with one business account, whose phone can
 * link one device: the bot. An unpatched Baileys needs only `waWebSocketUrl: wa.url`. End it with `stop()`.
 */
export async function startWhatsApp(options: WhatsAppOptions = {}) {
  const { now = () => new Date(), deliveryReceipts = true, history = true } = options;
  const account = createAccount({ phone: '34910000001', lid: '900000000000001', name: 'The Desk', ...options.account });
  const journal = createJournal();
  const faults = createFaults();
  const mailbox = createMailbox(journal, faults);
  const world = createWorld({ account, journal, faults, mailbox, now, deliveryReceipts, history });
  const pairing = createPairing(account, journal);
  const pairCode = createPairCode(account, pairing);
  const ownPhone = createOwnPhone(world);
  const clients = createClients(world, { pairing, pairCode, ownPhone });
  const certificate = createCertificate();
  const http = createServer();
  const sockets = new Set<Socket>();
  let connections = 0;

  http.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      journal.record({ left: `${sockets.size} connections` });
    });
  });
  const server = new WebSocketServer({
    server: http,
    perMessageDeflate: false,
    verifyClient({ req }, answer) {
      const fault = faults.take('connect');
      if (fault?.drop) req.socket.destroy();
      else if (fault?.end) answer(false, codeOf(fault.end));
      else if (!fault) answer(true);
      else req.socket.resume().on('end', () => req.socket.destroy());
    },
  });
  server.on('connection', (socket: WebSocket) => {
    connections += 1;
    journal.record({ connected: connections });
    createConnection(socket, connections, certificate, { ...clients, trouble: journal.trouble });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;

  return {
    /** For `waWebSocketUrl`. */
    url: `ws://127.0.0.1:${port}`,

    /** The business: its phone, its addresses, its identity, the linked device. */
    account,

    /** Signs the certificate; see `createCertificate`. */
    rootKey: certificate.rootKey,

    /** The owner scans a QR code; its text is as Baileys gave it. */
    scan: pairing.scan,

    /** The owner types the code the client shows into the phone. */
    pairCode: pairCode.type,

    /** The owner removes the linked device in the phone: 401 now, and for every later login with its credentials. */
    unlinks(): void {
      clients.current()?.end(401);
      clients.unlink();
    },

    /** Makes somebody with a phone and an identity; a number can be taken only once. */
    person(fields: PersonFields): Person {
      if ([...world.phones].some(({ phone }) => phone === fields.phone)) throw new Error(`${fields.phone} is taken`);
      const phone = createPhone(fields);
      world.phones.add(phone);
      return createPerson(world, phone);
    },

    /** A person of the business answers a customer from the paired phone. Returns the id. */
    ownPhoneSays: ownPhone.says,

    ...createRooms(world),

    /** What the bot sent, oldest first, resends and repetitions too. */
    sent: journal.sent as readonly Sent[],
    /** The receipts the bot sent. */
    receipts: journal.receipts,
    /** What the bot refused (NACK). */
    refusals: journal.refusals,
    /** When the bot was typing, available, …. */
    presence: journal.presence,
    /** Every attempt to log in or pair. */
    logins: journal.logins,
    /** How often clients have asked whether the server is still there. */
    pings: clients.pings,
    /** Ids of what the bot has not acknowledged, oldest first. */
    waiting: (): string[] => mailbox.waiting().map(({ attrs }) => attrs.id ?? ''),

    /** Whether a client is logged in. */
    isOnline: (): boolean => clients.current() !== undefined,

    /** Waits for an event: see `WhatsAppEvent`. Resolves with what the predicate returned. */
    waitFor: journal.waitFor,
    /** Now, as a value for `since` in a wait. */
    mark: journal.mark,

    /** Waits for a message of the bot, whatever becomes of it. */
    waitForSent: (matches: (sent: Sent) => boolean, wait: Wait): Promise<Sent> =>
      journal.waitFor(({ sent }) => sent && matches(sent) && sent, wait),

    /** Waits until the bot has acknowledged everything that was said; at once if it already has. */
    async allTaken(timeoutMs = 5000): Promise<void> {
      await world.allSaid();
      if (mailbox.waiting().length === 0) return;
      const what = 'the bot to acknowledge everything';
      await journal.waitFor(({ taken }) => taken && mailbox.waiting().length === 0, { what, timeoutMs });
    },

    /** Resolves when everything that was said has reached the server. */
    allSaid: world.allSaid,

    /** Scripts a misfortune. */
    fault: (fault: Fault): FaultHandle => faults.add(fault),

    /** Cuts the TCP connection of the client that is logged in. */
    drop: (): void => clients.current()?.drop(),

    /** Ends the stream of the client that is logged in: see `Ending`. Nothing else changes; for 401 see `unlinks`. */
    end: (ending: Ending): void => clients.current()?.end(ending),

    /** Waits until no client is connected any more. */
    async allClosed(timeoutMs = 5000): Promise<void> {
      if (sockets.size === 0) return;
      await journal.waitFor(({ left }) => left && sockets.size === 0, { what: 'all clients to go', timeoutMs });
    },

    /** Ends everything at once; throws what broke the stand-in, if anything did. */
    async stop(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.close();
      await new Promise((resolve) => http.close(resolve));
      account.signal.close();
      for (const phone of world.phones) phone.signal.close();
      journal.stop();
    },
  };
}
