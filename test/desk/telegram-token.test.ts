/** How the desk gets to Telegram: with a wrong token not at all, and by webhook when one is set. */
import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { endDesks, startDesk, waitUntil } from '../standins/desk-process.ts';
import { startTelegram, type Telegram } from '../standins/telegram/index.ts';
import { answerOn, questionOn } from './known-answers.ts';
import { telegramSettings } from './telegram-desk.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

const WRONG = '7100000001:not-the-token-of-this-bot';

let tg: Telegram;

afterEach(async () => {
  await endDesks();
  await tg?.stop();
});

/** The webhook's address must be known before the desk has a port. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('a wrong token', () => {
  it('is told on /readyz with the name of the setting and never its value, and is not tried in a loop', async () => {
    tg = await startTelegram();
    const settings = { ...telegramSettings(tg, -500), TELEGRAM_BOT_TOKEN: WRONG, LOG_LEVEL: 'trace' };
    const desk = startDesk(settings);
    const url = await desk.opened();
    await desk.says(/not tried again before a restart/, 'the desk to give the token up');
    const { text } = await waitUntil(`${url}/readyz`, ({ status }) => status === 503);
    const { ready, parts } = JSON.parse(text);
    expect(ready).toBe(false);
    expect(parts.telegram).toMatch(/Telegram refuses the token.*TELEGRAM_BOT_TOKEN/);
    expect(parts.staff).toBeDefined();
    expect(tg.calls().map(({ method }) => method)).toEqual(['getMe']);
    // The rest of the desk works.
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await desk.terminate()).toBe(0);
    expect(tg.calls().length).toBeLessThanOrEqual(3);
    for (const words of [text, desk.stdout(), desk.stderr()]) expect(words).not.toContain('not-the-token');
  });

  it('of the wrong form ends the start, and is not repeated in the complaint', async () => {
    const desk = startDesk({ TELEGRAM_BOT_TOKEN: 'hunter2-is-no-token' });
    expect((await desk.ended()).code).toBe(1);
    expect(desk.stderr()).toContain('TELEGRAM_BOT_TOKEN must look like');
    expect(desk.stderr() + desk.stdout()).not.toContain('hunter2');
  });
});

describe('without a staff chat', () => {
  it('the staff page gets the alert, and what is answered there reaches Telegram', async () => {
    tg = await startTelegram();
    const desk = startDesk({ ...telegramSettings(tg, undefined), CONSOLE_PASSWORD: 'correct-horse-battery' });
    await desk.ready();
    const headers = { 'content-type': 'application/json' };
    const login = await fetch(`${desk.url}/api/staff/login`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: 'Luis', password: 'correct-horse-battery' }),
    });
    const { csrf } = await login.json();
    const cookie = login.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const ana = tg.person({ id: 7_000_000_000_001, first_name: 'Ana' });
    const since = tg.mark();
    ana.says('human');
    await tg.waitForSent(({ chat }) => chat.id === ana.id, { what: 'the hand-off', since });
    const list = await (await fetch(`${desk.url}/api/staff/conversations`, { headers: { cookie } })).json();
    const [waiting] = list;
    expect(waiting).toMatchObject({ name: 'Ana', channel: 'telegram', status: 'waiting' });
    const answered = tg.waitForSent(({ text }) => text === 'Hello Ana', { what: 'the words of the staff page' });
    await fetch(`${desk.url}/api/staff/conversations/${waiting.id}/messages`, {
      method: 'POST',
      headers: { ...headers, cookie, 'x-csrf-token': csrf },
      body: JSON.stringify({ id: 'a1', text: 'Hello Ana' }),
    });
    expect((await answered).chat.id).toBe(ana.id);
  });
});

describe('with TELEGRAM_WEBHOOK_URL', () => {
  it('Telegram brings the messages; what comes with a wrong secret or none is refused, and nothing of it stored', async () => {
    tg = await startTelegram();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/telegram/hook`;
    // The window is for the album below.
    const webhook = { PORT: String(port), TELEGRAM_WEBHOOK_URL: url, QUIET_WINDOW_MS: '400' };
    const desk = startDesk({ ...telegramSettings(tg, undefined), ...webhook });
    await desk.ready();
    const ana = tg.person({ id: 7_000_000_000_001, first_name: 'Ana' });
    const answer = (act: () => unknown) => {
      const since = tg.mark();
      act();
      return tg.waitForSent(({ chat }) => chat.id === ana.id, { what: 'the answer', since });
    };

    // The secret was made by the desk itself: only its user may read it, and the log does not show it.
    const secret = String(tg.calls('setWebhook')[0]?.params.secret_token);
    expect(secret).toMatch(/^[\w-]{16,}$/);
    expect(statSync(path.join(desk.data, 'telegram-webhook-secret')).mode & 0o777).toBe(0o600);

    const post = async (given: string | undefined, body: string) => {
      const headers = {
        'content-type': 'application/json',
        ...(given === undefined ? {} : { 'x-telegram-bot-api-secret-token': given }),
      };
      return (await fetch(url, { method: 'POST', headers, body })).status;
    };
    const forged = { message_id: 1, date: 1, chat: { id: ana.id, type: 'private' }, text: questionOn('moq') };
    const update = JSON.stringify({ update_id: 1, message: forged });
    for (const wrong of [undefined, '', 'a-secret-of-theirs', `${secret}x`, secret.slice(1), secret.toUpperCase()]) {
      expect(await post(wrong, update)).toBe(401);
    }
    expect(await post('', 'not even JSON')).toBe(401);
    expect(desk.log().filter(({ step }) => step === 'receive')).toEqual([]);
    const metrics = await (await fetch(`${desk.url}/metrics`)).text();
    expect(metrics).not.toMatch(/^desk_messages_received_total\{/m);
    expect(await post(secret, '{"update_id":7,"telepathy":{}}')).toBe(200);

    expect((await answer(() => ana.says(questionOn('moq')))).text).toContain(answerOn('moq'));
    // An album is one burst, answered once.
    await answer(() => {
      for (const _ of [1, 2, 3]) ana.sends({ photo: true }, { extra: { media_group_id: '77' } });
    });
    await answer(() => ana.says('human'));
    expect(tg.messagesIn(ana.id).filter(({ from }) => from?.is_bot)).toHaveLength(3);
    expect(tg.calls('getUpdates')).toEqual([]);
    expect(desk.stdout() + desk.stderr()).not.toContain(secret);
  });
});
