import { type BinaryNode, getAllBinaryNodeChildren, getBinaryNodeChild } from '@whiskeysockets/baileys';
import { answerIq, isLogout, result } from './answers.ts';
import type { Connection } from './connection.ts';
import { codeOf } from './endings.ts';
import type { Fault } from './faults.ts';
import type { Login } from './journal.ts';
import { idsInList } from './mailbox.ts';
import type { Greeting } from './noise.ts';
import { createOutgoing } from './outgoing.ts';
import type { OwnPhone } from './own-phone.ts';
import type { createPairCode } from './pair-code.ts';
import type { Pairing } from './pairing.ts';
import type { World } from './world.ts';

/** Deals with clients: lets them in or not, then with every stanza they send. */
export function createClients(
  world: World,
  {
    pairing,
    pairCode,
    ownPhone,
  }: { pairing: Pairing; pairCode: ReturnType<typeof createPairCode>; ownPhone: OwnPhone },
) {
  const { account, journal, faults, mailbox } = world;
  const takeMessage = createOutgoing(world);
  let current: Connection | undefined;
  let pings = 0;

  /** Whether a fault decides over an attempt to get in. */
  function struck(connection: Connection, login: Login, fault: Fault | undefined): boolean {
    if (!fault) return false;
    if (fault.end) connection.end(fault.end, true);
    if (fault.drop) connection.drop();
    login.outcome = fault.end ? codeOf(fault.end) : fault.drop ? 'dropped' : 'hung';
    return true;
  }

  function logIn(connection: Connection, login: Login, { noiseKey, payload }: Greeting): void {
    const device = account.device();
    const known =
      device &&
      String(payload.username) === account.phone &&
      payload.device === device.number &&
      noiseKey.equals(device.noiseKey);
    if (!known) {
      connection.end(401, true);
      login.outcome = 401;
      return;
    }
    if (current && !current.isOver()) current.end(440);
    current = connection;
    login.outcome = 'success';
    const attrs = { t: world.unixTime(), props: '27', lid: account.lidJid(device.number), location: 'lla' };
    connection.send({ tag: 'success', attrs });
  }

  function ready(connection: Connection): void {
    const device = account.linked();
    mailbox.handOver(connection);
    if (!device.hasHistory && world.history) ownPhone.sharesHistory();
    device.hasHistory = true;
    journal.record({ ready: device.number });
  }

  async function hearIq(connection: Connection, iq: BinaryNode): Promise<void> {
    const { id, type, xmlns } = iq.attrs;
    if (type === 'result') return id === 'pair-success' ? pairing.signed(connection, iq) : undefined;
    if (xmlns === 'w:p') {
      pings += 1;
      return connection.send(result(iq));
    }
    if (xmlns === 'md' && getBinaryNodeChild(iq, 'link_code_companion_reg')) {
      return pairCode.hear(connection, iq, (content) => connection.send(result(iq, content)));
    }
    if (connection !== current) return;
    if (isLogout(iq)) {
      connection.end(401);
      return unlink();
    }
    connection.send(await answerIq(world, iq));
    // WhatsApp hands over what waited once the client says it is active. Asking for the digest comes next, so that
    // the client has opened before the first stanza arrives.
    if (getBinaryNodeChild(iq, 'digest') && !mailbox.announce(connection)) ready(connection);
  }

  async function hearReceipt(connection: Connection, node: BinaryNode): Promise<void> {
    const { id = '', to = '', type } = node.attrs;
    mailbox.received(node);
    journal.record({ receipt: { ids: [id, ...idsInList(node)], to, type } });
    connection.send({ tag: 'ack', attrs: { class: 'receipt', id, from: to, ...(type === undefined ? {} : { type }) } });
    const retry = getBinaryNodeChild(node, 'retry');
    if (type === 'retry' && retry) world.writeAgain(node, Number(retry.attrs.count));
  }

  async function hear(connection: Connection, node: BinaryNode): Promise<void> {
    const { id = '', class: acked = '', error, to } = node.attrs;
    const [child] = getAllBinaryNodeChildren(node);
    switch (node.tag) {
      case 'iq':
        return hearIq(connection, node);
      case 'message':
        return takeMessage(connection, node);
      case 'receipt':
        return hearReceipt(connection, node);
      case 'ack':
        mailbox.acknowledged(node);
        if (error !== undefined) journal.record({ refusal: { id, class: acked, error: Number(error) } });
        return;
      case 'presence':
        if (node.attrs.type) journal.record({ presence: { type: node.attrs.type, at: Date.now() } });
        return;
      case 'chatstate': {
        const type = child?.attrs.media === 'audio' ? 'recording' : (child?.tag ?? '');
        return journal.record({ presence: { type, ...(to === undefined ? {} : { to }), at: Date.now() } });
      }
      case 'ib':
        return child?.tag === 'offline_batch' ? ready(connection) : undefined;
    }
  }

  /** The link is gone: whoever logs in with it gets 401, and nothing waits for it any more. */
  function unlink(): void {
    account.unlink();
    mailbox.clear();
  }

  return {
    unlink,
    pings: (): number => pings,

    /** The client that is logged in, if any. */
    current: (): Connection | undefined => (current?.isOver() ? undefined : current),

    /** A client has proved which key it holds. */
    greet(connection: Connection, greeting: Greeting): void {
      const { devicePairingData, device } = greeting.payload;
      const kind = devicePairingData ? 'pairing' : 'login';
      const login: Login = {
        at: Date.now(),
        kind,
        outcome: 'open',
        ...(devicePairingData || !device ? {} : { device }),
      };
      journal.logins.push(login);
      if (!struck(connection, login, faults.take(devicePairingData ? 'pair' : 'login'))) {
        if (!devicePairingData) logIn(connection, login, greeting);
        else {
          login.outcome = 'offered';
          pairing.offer(connection, greeting);
        }
      }
      journal.record({ login });
    },

    /** A stanza of a client. */
    async hear(connection: Connection, node: BinaryNode): Promise<void> {
      journal.record({ stanza: node });
      // Faults on messages are decided when the message is decrypted.
      const fault = node.tag === 'message' ? undefined : faults.take(node.tag as Fault['on'], { node });
      if (fault?.hang) return;
      if (fault?.drop === 'before') return connection.drop();
      if (fault?.end) return connection.end(fault.end);
      if (fault?.drop === 'after') connection.drop();
      await hear(connection, node);
    },

    /** A connection is gone. */
    close(connection: Connection): void {
      pairing.forget(connection);
      mailbox.leave(connection);
      if (current === connection) current = undefined;
      journal.record({ closed: connection.number });
    },
  };
}
