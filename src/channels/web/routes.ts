/** The web chat over HTTP: say something, read what was said, and stay up to date. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CustomerMessage } from '../../core/message.ts';
import { cleanText, isTooLong, MAX_TEXT_BYTES } from './clean-text.ts';
import { customerView, messageId } from './customer-view.ts';
import { follow } from './follow.ts';
import type { ChatStore, Live } from './live.ts';
import { postLimit } from './post-limit.ts';
import { Refusal } from './refusal.ts';
import { openStream, resumePoint } from './stream.ts';
import { visitor } from './visitor.ts';
import type { ChatLines, ChatPost } from './wire.ts';

const id = z.string().regex(/^[\w-]{1,64}$/);
const post = z
  .object({ id, text: z.string().default(''), choice: z.string().min(1).max(64).optional() })
  .refine(({ text, choice }) => choice !== undefined || cleanText(text) !== '');
const place = z.object({ after: z.string().max(200).optional() });

/** What the routes need from the rest of the channel. */
export interface ChatParts {
  readonly store: ChatStore;
  readonly live: Live;
  /** Takes a message in; resolves when it is durable. */
  readonly hear: (message: CustomerMessage) => Promise<void>;
  readonly now: () => Date;
  /** False switches the rate limits off (`PACING=off`). */
  readonly limited: boolean;
  readonly heartbeatMs?: number;
}

/** Adds `/api/chat/…` to the server. */
export function chatRoutes(app: FastifyInstance, { store, live, hear, now, limited, heartbeatMs }: ChatParts): void {
  const onRequest = limited ? [postLimit(app)] : [];

  app.post('/api/chat/messages', { onRequest }, async (request, reply) => {
    const { id, text, choice } = readPost(request.body);
    const address = visitor(request, reply);
    await hear({
      id: messageId(address, id),
      channel: 'web',
      from: 'customer',
      kind: choice === undefined ? 'text' : 'choice',
      text,
      ...(choice === undefined ? {} : { choice }),
      sentAt: now(),
      ref: { channel: 'web', place: address, id: messageId(address, id) },
      address,
      customer: customerOf(request, address),
    });
    live.heard(address);
    return reply.code(202).send({ accepted: true });
  });

  app.get('/api/chat/lines', async (request, reply): Promise<ChatLines> => {
    const { after = '' } = readPlace(request.query);
    const address = visitor(request, reply);
    reply.header('cache-control', 'no-store');
    const conversation = await store.findConversation('web', address);
    if (!conversation) return { lines: [], cursor: after };
    const reader = follow((from) => store.lines(conversation.id, 'customer', from), after || undefined);
    return customerView(address, await reader.next());
  });

  app.get('/api/chat/events', (request, reply) => {
    const after = resumePoint(request.headers['last-event-id'], readPlace(request.query).after);
    const address = visitor(request, reply);
    live.open(address, after, openStream(reply, heartbeatMs));
    return reply;
  });
}

function readPost(body: unknown): ChatPost & { readonly text: string } {
  const parsed = post.safeParse(body);
  if (!parsed.success) {
    throw new Refusal(
      400,
      'Send {"id": "an id of your own", "text": "words"}, or "choice" with the token of a button.',
    );
  }
  const { id, choice } = parsed.data;
  const text = cleanText(parsed.data.text);
  if (isTooLong(text)) {
    throw new Refusal(
      413,
      `This message is too long: at most ${MAX_TEXT_BYTES / 1024} kB of text. Please send it in parts.`,
    );
  }
  return { id, text, ...(choice === undefined ? {} : { choice }) };
}

function readPlace(query: unknown): { readonly after?: string | undefined } {
  const parsed = place.safeParse(query);
  if (!parsed.success) throw new Refusal(400, '"after" is the cursor of an earlier answer.');
  return parsed.data;
}

/** A visitor has no name: staff tell them apart by a few letters. The browser's language helps when words are few. */
function customerOf(request: FastifyRequest, address: string): CustomerMessage['customer'] {
  const handle = `web visitor ${address.slice(-4)}`;
  const hint = /^[a-z]{2,3}/i.exec(request.headers['accept-language'] ?? '')?.[0];
  return hint ? { handle, languageHint: hint.toLowerCase() } : { handle };
}
