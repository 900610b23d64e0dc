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

describe('writing', () => {
  it('knows who can be written to', async () => {
    const ana = tg.person(ANA);
    const { telegram } = bench.newBot();
    expect((await refusal(telegram.sendMessage(ana.id, 'x'))).description).toBe('Bad Request: chat not found');
    ana.opens();
    ana.blocks();
    expect(await refusal(telegram.sendMessage(ana.id, 'x'))).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    expect(tg.unconfirmedUpdates().at(-1)).toHaveProperty('my_chat_member.new_chat_member.status', 'kicked');
    ana.unblocks();
    expect((await telegram.sendMessage(ana.id, 'x')).chat.id).toBe(7_000_000_000_001);
  });

  it('refuses what is empty, too long or no answer to anything', async () => {
    const ana = tg.person(ANA);
    ana.opens();
    const { telegram } = bench.newBot();
    const descriptions = [
      telegram.sendMessage(ana.id, ''),
      telegram.sendMessage(ana.id, 'x'.repeat(4097)),
      telegram.sendMessage(ana.id, 'x', { reply_parameters: { message_id: 99 } }),
      telegram.sendMessage(ana.id, '<b>x', { parse_mode: 'HTML' }),
      telegram.sendMessage(ana.id, 'x', {
        reply_markup: { inline_keyboard: [[{ text: 'go', callback_data: 'é'.repeat(33) }]] },
      }),
      telegram.callApi('launchRocket' as 'getMe', {}),
    ].map(async (call) => (await refusal(call)).description);
    expect(await Promise.all(descriptions)).toEqual([
      'Bad Request: message text is empty',
      'Bad Request: message is too long',
      'Bad Request: message to be replied not found',
      'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
      'Bad Request: BUTTON_DATA_INVALID',
      'Not Found: method not found',
    ]);
    expect(await refusal(bench.newBot('1:wrong').telegram.getMe())).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
  });

  it('takes uploads and gives files back', async () => {
    const ana = tg.person(ANA);
    ana.opens();
    const { telegram } = bench.newBot();
    const source = Buffer.from('--\r\nodd bytes\r\n\0\xff', 'latin1');
    const sent = await telegram.sendDocument(ana.id, { source, filename: 'año.pdf' }, { caption: 'the paper' });
    expect(sent).toMatchObject({ caption: 'the paper', document: { file_name: 'año.pdf', file_size: source.length } });
    const link = await telegram.getFileLink(sent.document.file_id);
    expect(Buffer.from(await (await fetch(link, { headers: { connection: 'close' } })).arrayBuffer())).toEqual(source);
    const again = await telegram.sendDocument(ana.id, sent.document.file_id);
    expect(again.document.file_id).toBe(sent.document.file_id);
    const huge = ana.sends({ document: { file_size: 30_000_000 } }) as unknown as typeof sent;
    expect((await refusal(telegram.getFile(huge.document.file_id))).description).toBe('Bad Request: file is too big');
  });

  it('edits its own messages, and only when something changes', async () => {
    const ana = tg.person(ANA);
    const theirs = ana.opens();
    const { telegram } = bench.newBot();
    const mine = await telegram.sendMessage(ana.id, 'one');
    const edit = (id: number, text: string) => telegram.editMessageText(ana.id, id, undefined, text);
    await edit(mine.message_id, 'two');
    expect(tg.messagesIn(ana.id).at(-1)).toMatchObject({ text: 'two', edit_date: expect.any(Number) });
    expect((await refusal(edit(mine.message_id, 'two'))).description).toContain('message is not modified');
    expect((await refusal(edit(theirs.message_id, 'x'))).description).toBe("Bad Request: message can't be edited");
  });
});

describe('faults', () => {
  it('cuts the line before or after the effect', async () => {
    const ana = tg.person(ANA);
    ana.opens();
    const { telegram } = bench.newBot();
    tg.fault({ method: 'sendMessage', dropConnection: 'before' });
    await expect(telegram.sendMessage(ana.id, 'lost')).rejects.toThrow('socket hang up');
    tg.fault({ method: 'sendMessage', dropConnection: 'after' });
    await expect(telegram.sendMessage(ana.id, 'arrived')).rejects.toThrow('socket hang up');
    tg.fault({ method: 'sendMessage', badJson: true });
    await expect(telegram.sendMessage(ana.id, 'garbled')).rejects.toThrow('invalid json response body');
    expect(tg.messagesIn(ana.id).map(({ text }) => text)).toEqual(['/start', 'arrived', 'garbled']);
    expect(tg.calls('sendMessage').map(({ outcome }) => outcome)).toEqual(['dropped', 'dropped', 'ok']);
  });

  it('lets an answer hang until the stand-in stops', async () => {
    const ana = tg.person(ANA);
    ana.opens();
    tg.fault({ method: 'sendMessage', hangMs: 60_000 });
    const sending = bench.newBot().telegram.sendMessage(ana.id, 'slow');
    await tg.waitForSent(({ text }) => text === 'slow', { what: 'the slow message', since: 0 });
    await tg.stop();
    await expect(sending).rejects.toThrow('socket hang up');
  });

  it('fails as often as told, then works again', async () => {
    const fault = tg.fault({ method: 'getMe', times: 2, status: 502 });
    const { telegram } = bench.newBot();
    const outcomes = [telegram.getMe(), telegram.getMe(), telegram.getMe()].map((call) =>
      call.then(
        ({ username }) => username,
        (error: Error) => error.message,
      ),
    );
    expect((await Promise.all(outcomes)).sort()).toEqual(['502: Bad Gateway', '502: Bad Gateway', tg.bot.username]);
    expect(fault.remaining()).toBe(0);
  });
});

describe('waiting', () => {
  it('says what it waited for when nothing comes', async () => {
    await refusal(bench.newBot('1:wrong').telegram.getMe());
    const wait = tg.waitForSent(() => true, { what: 'a greeting for Ana', timeoutMs: 1 });
    await expect(wait).rejects.toThrow('Waited 1 ms for a greeting for Ana; the last calls were getMe (Unauthorized).');
  });

  it('misses nothing that happened since a mark', async () => {
    const ana = tg.person(ANA);
    const since = tg.mark();
    ana.opens();
    await bench.newBot().telegram.sendMessage(ana.id, 'Hello');
    const sent = await tg.waitForSent(({ chat }) => chat.id === ana.id, { what: 'the greeting', since });
    expect(sent.text).toBe('Hello');
  });
});
