/** Open chat pages: every one of a customer's sees everything, and misses nothing. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChatLines } from '../../src/channels/web/wire.ts';
import type { CustomerMessage } from '../../src/core/message.ts';
import { readEvents } from './event-stream.ts';
import { type SmallDesk, smallDesk } from './small-desk.ts';
import { chatLines, chatPost, firstVisit } from './visitor.ts';

let desk: SmallDesk;
beforeEach(async () => {
  desk = await smallDesk();
});
afterEach(() => desk.close());

const post = (body: object, cookie: string) => chatPost(desk, body, cookie);
const visit = () => firstVisit(desk);
const linesOf = (cookie: string) => chatLines(desk, cookie);
const conversationId = async () => (await desk.store.conversations(1))[0]?.id as string;
const texts = ({ lines }: ChatLines) => lines.map((line) => line.text);

describe('an open chat page', () => {
  async function open(cookie: string, more: Record<string, string> = {}, query = '') {
    const address = await desk.server.listen();
    return { address, page: await readEvents(`${address}/api/chat/events${query}`, { cookie, ...more }) };
  }

  it('shows the answer in every tab of the customer and in nobody else’s', async () => {
    const [cookie, stranger] = [await visit(), await visit()];
    const { address, page } = await open(cookie);
    const second = await readEvents(`${address}/api/chat/events`, { cookie });
    const strangers = await readEvents(`${address}/api/chat/events`, { cookie: stranger });
    await post({ id: 'm1', text: 'hello' }, cookie);
    await desk.turn(await conversationId(), { says: 'Good day.' });
    for (const tab of [page, second]) {
      const seen: string[] = [];
      while (!seen.includes('Good day.')) seen.push(...texts((await tab.next('lines')).data as ChatLines));
      expect(seen).toEqual(['hello', 'Good day.']);
    }
    await post({ id: 'm1', text: 'I am someone else' }, stranger);
    expect(texts((await strangers.next('lines')).data as ChatLines)).toEqual(['I am someone else']);
    for (const tab of [page, second, strangers]) tab.close();
  });

  it('shows a person’s correction in the place of what they had said', async () => {
    const cookie = await visit();
    const { page } = await open(cookie);
    await post({ id: 'm1', text: 'retest date?' }, cookie);
    const id = await conversationId();
    await desk.turn(id, { says: 'It is 2027-05.', person: 'Li' });
    const said = (await linesOf(cookie)).lines.find(({ from }) => from === 'staff');
    await post({ id: 'm2', text: 'thanks' }, cookie);
    await desk.turn(id, { says: 'It is 2027-06.', person: 'Li', replaces: said?.id ?? '' });
    const corrected = { ...said, text: 'It is 2027-06.', isChanged: true };
    const { lines } = await linesOf(cookie);
    expect(lines.map(({ text }) => text)).toEqual(['retest date?', 'It is 2027-06.', 'thanks']);
    expect(lines[1]).toEqual(corrected);
    const seen: unknown[] = [];
    while (seen.length === 0 || !JSON.stringify(seen.at(-1)).includes('2027-06')) {
      seen.push(...((await page.next('lines')).data as ChatLines).lines);
    }
    expect(seen.at(-1)).toEqual(corrected);
    page.close();
  });

  it('goes on after a break where the browser stopped, and misses nothing', async () => {
    const cookie = await visit();
    await post({ id: 'm1', text: 'one' }, cookie);
    const { cursor } = await linesOf(cookie);
    await post({ id: 'm2', text: 'two' }, cookie);
    const { page, address } = await open(cookie, { 'last-event-id': cursor });
    expect(texts((await page.next('lines')).data as ChatLines)).toEqual(['two']);
    page.close();
    const again = await readEvents(`${address}/api/chat/events?after=${cursor}`, { cookie });
    expect(texts((await again.next('lines')).data as ChatLines)).toEqual(['two']);
    again.close();
  });

  it('shows that an answer is coming', async () => {
    const cookie = await visit();
    const { page } = await open(cookie);
    await post({ id: 'm1', text: 'hello' }, cookie);
    await page.next('lines');
    await desk.web.typing?.((desk.heard[0] as CustomerMessage).address);
    expect(await page.next('typing')).toMatchObject({ name: 'typing' });
    page.close();
  });

  it('gives a sign of life, so that a dead connection is noticed', async () => {
    await desk.close();
    desk = await smallDesk({ heartbeatMs: 5 });
    const { page } = await open(await visit());
    expect(await page.next('beat')).toMatchObject({ name: 'beat' });
    expect(page.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    page.close();
  });

  it('ends open pages cleanly when the server stops', async () => {
    const { page } = await open(await visit());
    await desk.server.close();
    expect(await page.end()).toBe('');
  });
});
