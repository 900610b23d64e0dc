/** The staff page over HTTP: who waits, what was said, answer, claim, close. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cleanText, isTooLong, MAX_TEXT_BYTES } from '../channels/web/clean-text.ts';
import { follow } from '../channels/web/follow.ts';
import { Refusal } from '../channels/web/refusal.ts';
import { openStream, resumePoint } from '../channels/web/stream.ts';
import type { Conversation } from '../core/conversation.ts';
import type { StaffMessage } from '../core/message.ts';
import { type StaffSession, staffId } from './auth.ts';
import type { RequireStaff } from './login-routes.ts';
import { conversationList, type StaffLive, type StaffStore } from './staff-live.ts';
import { consoleCard, conversationItem, staffLine, staffMessageId } from './staff-view.ts';
import type { ConversationDetail } from './wire.ts';

/** What the routes need from the rest of the console. */
export interface StaffParts {
  readonly store: StaffStore;
  readonly live: StaffLive;
  readonly requireStaff: RequireStaff;
  /** Takes a message in; resolves when it is durable. */
  readonly hear: (message: StaffMessage) => Promise<void>;
  readonly timeZone: string;
  readonly now: () => Date;
  readonly heartbeatMs?: number;
}

const id = z.string().regex(/^[\w-]{1,64}$/);
const message = z.object({ id, text: z.string().transform(cleanText).pipe(z.string().min(1)) });
const command = z.object({ id: id.optional() }).nullish();
const events = z.object({ conversation: z.string().max(200).optional(), after: z.string().max(200).optional() });

type OfConversation = { Params: { id: string } };

/** Adds `/api/staff/conversations…` and `/api/staff/events`; `csrfProtection` must be there already. */
export function staffRoutes(app: FastifyInstance, parts: StaffParts): void {
  const { store, live, requireStaff, hear, timeZone, now, heartbeatMs } = parts;
  const changing = {
    onRequest: [async (request: FastifyRequest) => void (await requireStaff(request)), app.csrfProtection],
  };

  app.get('/api/staff/conversations', async (request) => {
    await requireStaff(request);
    return conversationList(store);
  });

  app.get<OfConversation>('/api/staff/conversations/:id', async (request): Promise<ConversationDetail> => {
    await requireStaff(request);
    const conversation = await find(request.params.id);
    const { lines, cursor } = await follow((from) => store.lines(conversation.id, 'staff', from), undefined).next();
    return {
      ...conversationItem(conversation, lines.at(-1)?.at ?? conversation.createdAt),
      card: consoleCard(conversation, timeZone),
      lines: lines.map((line) => staffLine(conversation.id, line)),
      cursor,
    };
  });

  app.post<OfConversation>('/api/staff/conversations/:id/messages', changing, async (request, reply) => {
    const staff = await requireStaff(request);
    const parsed = message.safeParse(request.body);
    if (!parsed.success) throw new Refusal(400, 'Send {"id": "an id of your own", "text": "words"}.');
    if (isTooLong(parsed.data.text)) {
      throw new Refusal(
        413,
        `This message is too long: at most ${MAX_TEXT_BYTES / 1024} kB of text. Please send it in parts.`,
      );
    }
    await say(request.params.id, staff, parsed.data);
    return reply.code(202).send({ accepted: true });
  });

  for (const name of ['claim', 'close'] as const) {
    app.post<OfConversation>(`/api/staff/conversations/:id/${name}`, changing, async (request, reply) => {
      const staff = await requireStaff(request);
      const parsed = command.safeParse(request.body);
      if (!parsed.success) throw new Refusal(400, 'Send {"id": "an id of your own"}, or nothing.');
      await say(request.params.id, staff, { id: parsed.data?.id ?? randomUUID(), text: `/${name}` });
      return reply.code(202).send({ accepted: true });
    });
  }

  app.get('/api/staff/events', async (request, reply) => {
    const { until } = await requireStaff(request);
    const parsed = events.safeParse(request.query);
    if (!parsed.success) throw new Refusal(400, 'Give "conversation" and "after" once, or not at all.');
    const { conversation: conversationId, after } = parsed.data;
    const stream = openStream(reply, heartbeatMs);
    const end = setTimeout(() => stream.close(), until - now().getTime()).unref();
    stream.onClose(() => clearTimeout(end));
    live.open(
      stream,
      conversationId ? { conversationId, after: resumePoint(request.headers['last-event-id'], after) } : undefined,
    );
    return reply;
  });

  async function find(conversationId: string): Promise<Conversation> {
    const conversation = (await store.load(conversationId))?.conversation;
    if (conversation?.kind !== 'customer') throw new Refusal(404, 'There is no such conversation.');
    return conversation;
  }

  async function say(
    conversationId: string,
    { name }: StaffSession,
    said: { id: string; text: string },
  ): Promise<void> {
    const conversation = await find(conversationId);
    await hear({
      from: 'staff',
      id: staffMessageId(conversation.id, said.id),
      channel: 'console',
      kind: 'text',
      text: said.text,
      sentAt: now(),
      staff: { id: staffId(name), name },
      place: 'console',
      aim: { conversationId: conversation.id },
    });
  }
}
