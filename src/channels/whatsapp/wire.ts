/** Puts one message on the wire and waits for what WhatsApp says to it. */
import { reason } from '../../core/errors.ts';
import { type Ack, ackOf } from './ack.ts';
import type { BinaryNode, proto, WASocket } from './baileys.ts';
import { withoutNumbers } from './baileys-log.ts';
import { inTime } from './time.ts';

/** An open connection. Baileys takes its own listeners off when it closes (measured): only `signal` tells who waits. */
export interface Line {
  readonly socket: WASocket;
  /** Given when it has ended. */
  readonly signal: AbortSignal;
}

/** Encrypting asks WhatsApp for devices and keys first. */
const LONGEST_SEND_MS = 25_000;
/** How long after the bytes are out an acknowledgement may take; then the same id is sent again. */
export const ACK_MS = 15_000;

/** A message could not be put on the wire at all. */
export class SendFailure extends Error {
  override readonly name = 'SendFailure';
  /** The connection was closed: the message has done nothing wrong. */
  readonly isClosed: boolean;

  constructor(message: string, isClosed: boolean) {
    super(message);
    this.isClosed = isClosed;
  }
}

/** What is sent: a text, alone or in the place of an earlier one of ours, or a message that somebody else sent, passed on. */
export type Content =
  | { readonly text: string; readonly replaces?: string | undefined }
  | { readonly passOn: proto.IMessage };

interface Waiting {
  readonly ackMs?: number | undefined;
  /** The bytes are out. */
  readonly onWritten: () => void;
}

/** @throws SendFailure when nothing was sent */
export async function sendOne(line: Line, jid: string, id: string, content: Content, waiting: Waiting): Promise<Ack> {
  const { socket, signal } = line;
  const { ackMs = ACK_MS, onWritten } = waiting;
  const ended = endOf(signal);
  // Before sending: the acknowledgement may come within the same tick as the bytes go out.
  const answer: Promise<Ack> = socket
    .waitForMessage(id, LONGEST_SEND_MS + ackMs)
    .then((node) => ackOf(node as BinaryNode | undefined))
    .catch(() => ({ kind: 'closed' }));
  try {
    const isOut = await inTime(
      Promise.race([put(socket, jid, id, content), ended.reached]),
      LONGEST_SEND_MS,
      'sending',
    );
    if (isOut === 'ended') throw new SendFailure('the connection has ended', true);
    onWritten();
    return await inTime(
      Promise.race([answer, ended.reached.then((): Ack => ({ kind: 'closed' }))]),
      ackMs,
      'the acknowledgement',
    ).catch((): Ack => ({ kind: 'silence' }));
  } catch (thrown) {
    if (thrown instanceof SendFailure) throw thrown;
    const code = (thrown as { output?: { statusCode?: number } }).output?.statusCode;
    throw new SendFailure(withoutNumbers(reason(thrown)), code === 428 || signal.aborted || !socket.ws.isOpen);
  } finally {
    ended.forget();
  }
}

function endOf(signal: AbortSignal): { readonly reached: Promise<'ended'>; forget(): void } {
  const forgotten = new AbortController();
  const reached = new Promise<'ended'>((resolve) => {
    if (signal.aborted) resolve('ended');
    signal.addEventListener('abort', () => resolve('ended'), { once: true, signal: forgotten.signal });
  });
  return { reached, forget: () => forgotten.abort() };
}

async function put(socket: WASocket, jid: string, id: string, content: Content): Promise<unknown> {
  if ('passOn' in content) return socket.relayMessage(jid, content.passOn, { messageId: id });
  // No preview: it would fetch whatever address stands in the text.
  const text = { text: content.text, linkPreview: null };
  if (content.replaces === undefined) return socket.sendMessage(jid, text, { messageId: id });
  return socket.sendMessage(
    jid,
    { ...text, edit: { remoteJid: jid, fromMe: true, id: content.replaces } },
    { messageId: id },
  );
}
