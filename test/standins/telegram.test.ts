import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Telegram } from './telegram/index.ts';
import { type Bench, refusal, startBench } from './telegram/real-bot.ts';

let bench: Bench;
let tg: Telegram;

beforeEach(async () => {
  bench = await startBench();
  tg = bench.tg;
});

afterEach(() => bench.end());

const ANA = { id: 7_000_000_000_001, first_name: 'Ana', language_code: 'es' };

describe('receiving by long polling', () => {
  it('delivers messages in the order in which they were said', async () => {
    const ana = tg.person(ANA);
    const heard: string[] = [];
    const bot = bench.newBot();
    bot.on('text', (ctx) => void heard.push(ctx.message.text));
    ana.says('one');
    ana.says('two');
    await bench.poll(bot);
    ana.says('three');
    await tg.allConfirmed();
    ana.says('four');
    await tg.allConfirmed();
    expect(heard).toEqual(['one', 'two', 'three', 'four']);
  });

  it('delivers an unconfirmed update again to the next bot process', async () => {
    tg.person(ANA).says('hello?');
    const [first] = await bench.newBot().telegram.callApi('getUpdates', { timeout: 0 });
    expect(tg.unconfirmedUpdates()).toHaveLength(1);
    const next = bench.newBot();
    const seen: number[] = [];
    next.use((ctx) => void seen.push(ctx.update.update_id));
    await bench.poll(next);
    await tg.allConfirmed();
    expect(seen).toEqual([first?.update_id]);
  });

  it('ends the first poll with 409 when a second one begins', async () => {
    const first = await bench.poll(bench.newBot());
    await bench.poll(bench.newBot());
    const error = await first.ended;
    expect(error?.message).toContain('409: Conflict: terminated by other getUpdates request');
  });

  it('does not take a poll whose connection is gone for a second instance', async () => {
    const hangUp = new AbortController();
    const gone = bench.newBot().telegram.callApi('getUpdates', { timeout: 50 }, { signal: hangUp.signal as never });
    await tg.waitFor(({ request }) => request?.method === 'getUpdates', { what: 'the poll', since: 0 });
    hangUp.abort();
    await expect(gone).rejects.toThrow('aborted');
    await tg.waitFor(({ call }) => call?.outcome === 'dropped', { what: 'the end of the connection', since: 0 });
    tg.person(ANA).says('still there?');
    await expect(bench.newBot().telegram.callApi('getUpdates', { timeout: 50 })).resolves.toHaveLength(1);
  });

  it('leaves out the kinds that the bot has not asked for', async () => {
    const ana = tg.person(ANA);
    const { telegram } = bench.newBot();
    await telegram.callApi('getUpdates', { timeout: 0, allowed_updates: ['message', 'message_reaction'] });
    const message = ana.says('hi');
    ana.edits(message, 'hi!');
    ana.reacts(message, '👍');
    tg.rawUpdate({ business_connection: { id: 'b1' } });
    const kinds = tg.unconfirmedUpdates().map((update) => Object.keys(update).filter((key) => key !== 'update_id')[0]);
    expect(kinds).toEqual(['message', 'message_reaction', 'business_connection']);
  });

  it('keeps chats and messages when the bot is started anew', async () => {
    const ana = tg.person(ANA);
    const message = ana.opens('catalogue');
    await bench.newBot().telegram.sendMessage(ana.id, 'Hello');
    expect(message.entities).toEqual([{ type: 'bot_command', offset: 0, length: 6 }]);
    await bench.newBot().telegram.sendMessage(ana.id, 'Hello again');
    expect(tg.messagesIn(ana.id).map(({ text }) => text)).toEqual(['/start catalogue', 'Hello', 'Hello again']);
  });
});

describe('receiving by webhook', () => {
  it('posts each update with the secret, again after a refusal, and obeys a call in the answer', async () => {
    const ana = tg.person(ANA);
    const bot = bench.newBot();
    const tries: string[] = [];
    bot.on('text', async (ctx) => {
      tries.push(ctx.message.text);
      await ctx.sendChatAction('typing');
    });
    const receive = bot.webhookCallback('/hook', { secretToken: 'se-cret' });
    let refusals = 1;
    const server = createServer((request, response) => {
      if (refusals-- > 0) response.writeHead(500).end();
      else void receive(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    bench.endWith(() => new Promise((resolve) => server.close(resolve)));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    await bot.telegram.setWebhook(url, { secret_token: 'se-cret' });
    ana.says('one');
    ana.says('two');
    await tg.allConfirmed();
    expect(tries).toEqual(['one', 'two']);
    expect(tg.calls('sendChatAction').map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
    const info = await bot.telegram.getWebhookInfo();
    expect(info).toMatchObject({
      url,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
    const conflict = await refusal(bot.telegram.callApi('getUpdates', { timeout: 0 }));
    expect(conflict.description).toContain("can't use getUpdates method while webhook is active");
    await bot.telegram.deleteWebhook();
  });
});

describe('writing', () => {
  it('refuses with 429 and says when to try again', async () => {
    const ana = tg.person(ANA);
    ana.opens();
    const { telegram } = bench.newBot();
    tg.fault({ method: 'sendMessage', chatId: ana.id, status: 429, retryAfter: 7 });
    expect(await refusal(telegram.sendMessage(ana.id, 'Hello'))).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
    await telegram.sendMessage(ana.id, 'Hello');
    expect(tg.calls('sendMessage').map(({ outcome }) => outcome)).toEqual(['error', 'ok']);
  });

  it('copies the content of a message and not its sender', async () => {
    const ana = tg.person(ANA);
    const staff = tg.group({ id: -500, title: 'Staff' });
    const photo = ana.sends({ photo: true, caption: 'this one?' });
    const { telegram } = bench.newBot();
    const { message_id } = await telegram.copyMessage(staff.id, ana.id, photo.message_id);
    const copy = tg.messagesIn(staff.id).at(-1);
    expect(copy).toMatchObject({ message_id, from: { id: tg.bot.id }, photo: photo.photo, caption: 'this one?' });
    expect(copy).not.toHaveProperty('forward_origin');
    expect((await refusal(telegram.copyMessage(staff.id, ana.id, 999))).description).toBe(
      'Bad Request: message to copy not found',
    );
  });
});

describe('buttons', () => {
  it('lets a press be answered, until it is too old', async () => {
    const ana = tg.person(ANA);
    ana.opens();
    const bot = bench.newBot();
    bot.action('yes', (ctx) => ctx.answerCbQuery('Done'));
    await bench.poll(bot);
    const reply_markup = { inline_keyboard: [[{ text: 'Yes, please', callback_data: 'yes' }]] };
    await bot.telegram.sendMessage(ana.id, 'Sure?', { reply_markup });
    const question = tg.messagesIn(ana.id).at(-1);
    if (!question) throw new Error('nothing was asked');
    ana.presses(question, 'Yes, please');
    await tg.waitFor(({ call }) => call?.method === 'answerCallbackQuery', { what: 'the answer' });
    const [press] = tg.presses();
    expect(press).toMatchObject({ query: { data: 'yes' }, answer: { text: 'Done' } });
    expect(() => ana.presses(question, 'No')).toThrow(
      'There is no button "No" to press; the buttons are: "Yes, please".',
    );
    tg.expirePresses();
    expect((await refusal(bot.telegram.answerCbQuery(press?.query.id ?? ''))).description).toBe(
      'Bad Request: query is too old and response timeout expired or query ID is invalid',
    );
  });
});

describe('topics', () => {
  it('shows a plain message in a topic as a reply to the message that opened it', async () => {
    const staff = tg.group({ id: -1_001_234_567_890, title: 'Staff', is_forum: true });
    const topic = await bench.newBot().telegram.createForumTopic(staff.id, 'Ana');
    const luis = staff.member(tg.person({ id: 11, first_name: 'Luis' }));
    const thread = topic.message_thread_id;
    const plain = luis.says('who takes this?', { thread });
    expect(plain).toMatchObject({
      is_topic_message: true,
      message_thread_id: thread,
      reply_to_message: { message_id: thread, forum_topic_created: { name: 'Ana' } },
    });
    const reply = luis.says('I do', { replyTo: plain });
    expect(reply).toMatchObject({ message_thread_id: thread, reply_to_message: { text: 'who takes this?' } });
    expect(luis.says('good morning')).not.toHaveProperty('message_thread_id');
    expect(tg.messagesIn(staff.id, { thread: null })).toHaveLength(1);
    const heard = tg.unconfirmedUpdates().map(({ message }) => message?.text ?? message?.forum_topic_created?.name);
    expect(heard).toEqual(['Ana', 'who takes this?', 'I do', 'good morning']);
  });

  it('refuses a topic that is closed, deleted or was never there', async () => {
    const staff = tg.group({ id: -1_001_234_567_890, title: 'Staff', is_forum: true });
    const { threadId } = staff.opensTopic('Ana');
    const { telegram } = bench.newBot();
    const send = () => telegram.sendMessage(staff.id, 'x', { message_thread_id: threadId });
    staff.closesTopic(threadId);
    expect((await refusal(send())).description).toBe('Bad Request: TOPIC_CLOSED');
    await telegram.reopenForumTopic(staff.id, threadId);
    expect(await send()).toMatchObject({ message_thread_id: threadId, is_topic_message: true });
    staff.deletesTopic(threadId);
    expect((await refusal(send())).description).toBe('Bad Request: message thread not found');
    expect(tg.topics(staff.id)).toEqual([]);
    staff.changesRights({ can_manage_topics: false });
    const { description } = await refusal(telegram.createForumTopic(staff.id, 'Ana'));
    expect(description).toBe('Bad Request: not enough rights to create a topic');
    expect(await telegram.getChatMember(staff.id, tg.bot.id)).toMatchObject({
      status: 'administrator',
      can_manage_topics: false,
    });
  });

  it('sends a bot on to the supergroup that a group became', async () => {
    const staff = tg.group({ id: -500, title: 'Staff' });
    const newId = staff.becomesSupergroup();
    const { telegram } = bench.newBot();
    expect(await refusal(telegram.sendMessage(-500, 'x'))).toMatchObject({
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: newId },
    });
    expect(await telegram.getChat(newId)).toMatchObject({ id: -1_000_000_000_500, type: 'supergroup', title: 'Staff' });
    const [before, after] = tg.unconfirmedUpdates();
    expect(before?.message).toMatchObject({ chat: { id: -500 }, migrate_to_chat_id: newId });
    expect(after?.message).toMatchObject({ chat: { id: newId }, migrate_from_chat_id: -500 });
  });
});
