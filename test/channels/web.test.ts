/** The customer's web chat: what is said arrives once, and every open page sees everything. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChatLines } from '../../src/channels/web/wire.ts';
import type { CustomerMessage } from '../../src/core/message.ts';
import { type SmallDesk, smallDesk } from '../console/small-desk.ts';
import { chatLines, chatPost, firstVisit } from '../console/visitor.ts';

let desk: SmallDesk;
beforeEach(async () => {
  desk = await smallDesk();
});
afterEach(() => desk.close());

const post = (body: object | string, cookie?: string) => chatPost(desk, body, cookie);
const visit = () => firstVisit(desk);
const linesOf = (cookie: string, after?: string) => chatLines(desk, cookie, after);
const conversationId = async () => (await desk.store.conversations(1))[0]?.id as string;
const texts = ({ lines }: ChatLines) => lines.map((line) => line.text);

describe('saying something', () => {
  it('accepts a message once it is stored, and gives the visitor a signed cookie for a year', async () => {
    const answer = await post({ id: 'm1', text: 'are you a manufacturer?' });
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toEqual({ accepted: true });
    expect(answer.headers['set-cookie']).toMatch(
      /^desk_chat=[^;]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(desk.heard).toMatchObject([
      { channel: 'web', from: 'customer', kind: 'text', text: 'are you a manufacturer?' },
    ]);
  });

  it('marks the cookie for https only when the page came by https', async () => {
    const answer = await desk.app.inject({ url: '/api/chat/lines', headers: { 'x-forwarded-proto': 'https' } });
    expect(answer.headers['set-cookie']).toMatch(/; Secure/);
  });

  it('takes a retry with the same id as the same message', async () => {
    const cookie = await visit();
    await post({ id: 'm1', text: 'hello' }, cookie);
    await post({ id: 'm1', text: 'hello' }, cookie);
    expect(texts(await linesOf(cookie))).toEqual(['hello']);
  });

  it('keeps the messages of two customers apart even when their pages chose the same id', async () => {
    const [one, two] = [await visit(), await visit()];
    await post({ id: 'm1', text: 'from one' }, one);
    await post({ id: 'm1', text: 'from two' }, two);
    expect(texts(await linesOf(one))).toEqual(['from one']);
    expect(texts(await linesOf(two))).toEqual(['from two']);
  });

  it('does not believe a cookie that it did not sign', async () => {
    const victim = await visit();
    await post({ id: 'm1', text: 'mine' }, victim);
    const address = (desk.heard[0] as CustomerMessage).address;
    for (const forged of [`desk_chat=${address}`, `desk_chat=${address}.AAAA`]) {
      expect((await linesOf(forged)).lines).toEqual([]);
    }
  });

  it('passes on the token of a button with the words that stood on it', async () => {
    await post({ id: 'm1', choice: 'topic:moq', text: 'Minimum order' });
    expect(desk.heard).toMatchObject([{ kind: 'choice', choice: 'topic:moq', text: 'Minimum order' }]);
  });

  it('removes null bytes and other control characters, and keeps line breaks and every script', async () => {
    await post({ id: 'm1', text: 'a\u0000b\u0007\r\nمرحبا \u202Eevil\ud800' });
    expect(desk.heard[0]?.text).toBe('ab\nمرحبا \u202Eevil\ufffd');
  });

  it('takes 64 kB of text, and refuses more with a sentence', async () => {
    expect((await post({ id: 'm1', text: 'x'.repeat(65_536) })).statusCode).toBe(202);
    const answer = await post({ id: 'm2', text: '漢'.repeat(22_000) });
    expect(answer.statusCode).toBe(413);
    expect(answer.json().error).toMatch(/too long: at most 64 kB/);
  });

  it('refuses what is no message with a sentence', async () => {
    const notMessages = [
      {},
      { id: 'm1' },
      { id: 'm1', text: ' \u0000 ' },
      { id: '../x', text: 'a' },
      { id: 'm1', text: 7 },
      '[]',
    ];
    for (const body of notMessages) {
      const answer = await post(body);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toEqual({ error: expect.stringMatching(/^Send /) });
    }
  });

  it('refuses with 503 what nobody would answer, while the desk starts or stops', async () => {
    await desk.web.stop();
    expect((await post({ id: 'm1', text: 'hello' })).statusCode).toBe(503);
  });

  it('slows down a visitor after 30 messages in a minute, and nobody else', async () => {
    const [fast, other] = [await visit(), await visit()];
    const codes = [];
    for (let i = 0; i < 31; i++) codes.push((await post({ id: `m${i}`, text: 'again' }, fast)).statusCode);
    expect(codes.filter((code) => code === 202)).toHaveLength(30);
    const refused = await post({ id: 'm99', text: 'again' }, fast);
    expect(refused.statusCode).toBe(429);
    expect(refused.json().error).toMatch(/wait \d+ seconds/);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await post({ id: 'm1', text: 'hello' }, other)).statusCode).toBe(202);
  });

  it('does not slow anyone down with pacing off', async () => {
    await desk.close();
    desk = await smallDesk({ limited: false });
    const cookie = await visit();
    for (let i = 0; i < 31; i++) expect((await post({ id: `m${i}`, text: 'again' }, cookie)).statusCode).toBe(202);
  });
});

describe('reading the chat', () => {
  it('shows the history after a reload, with the name of a person and the buttons of a question', async () => {
    const cookie = await visit();
    await post({ id: 'm1', text: 'price?' }, cookie);
    const choices = [{ id: 'person', label: 'A person' }];
    await desk.turn(await conversationId(), { says: 'Which product?', choices });
    await desk.turn(await conversationId(), { says: 'Hello, Li Wei here.', person: 'Li Wei' });
    expect((await linesOf(cookie)).lines).toMatchObject([
      { id: 'm1', from: 'customer', text: 'price?' },
      { from: 'bot', text: 'Which product?', choices },
      { from: 'staff', who: 'Li Wei', text: 'Hello, Li Wei here.' },
    ]);
  });

  it('brings only what is new after a cursor', async () => {
    const cookie = await visit();
    await post({ id: 'm1', text: 'one' }, cookie);
    const { cursor } = await linesOf(cookie);
    await post({ id: 'm2', text: 'two' }, cookie);
    expect(texts(await linesOf(cookie, cursor))).toEqual(['two']);
  });

  it('shows nothing that is only decided, and does not skip it once it is sent', async () => {
    const cookie = await visit();
    await post({ id: 'm1', text: 'hello' }, cookie);
    await desk.turn(await conversationId(), { says: 'Good day.', undelivered: true });
    const before = await linesOf(cookie);
    expect(texts(before)).toEqual(['hello']);
    await desk.deliver(desk.web);
    expect(texts(await linesOf(cookie, before.cursor))).toContain('Good day.');
  });
});
