/** The staff page's side of the server: what staff see, and what they do. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ConversationDetail, ConversationItem, StaffLines, StaffNotice } from '../../src/console/wire.ts';
import type { StaffMessage } from '../../src/core/message.ts';
import { readEvents } from './event-stream.ts';
import { aTicket, type SmallDesk, smallDesk } from './small-desk.ts';
import { type Session, staffActs, staffEnters, staffReads } from './staff-member.ts';

const START = new Date('2026-01-05T02:00:00Z').getTime();
let now = START;
let desk: SmallDesk;
beforeEach(async () => {
  now = START;
  desk = await smallDesk({ now: () => new Date(now) });
});
afterEach(() => desk.close());

const enter = (name?: string) => staffEnters(desk, name);
const read = (url: string, session: Pick<Session, 'cookies'>) => staffReads(desk, url, session);
const act = (url: string, session: Session, payload?: object) => staffActs(desk, url, session, payload);

/** A visitor writes; @returns the id of the conversation */
async function customerWrites(text: string): Promise<string> {
  now += 1000;
  await desk.app.inject({ method: 'POST', url: '/api/chat/messages', payload: { id: 'm1', text } });
  const address = (desk.heard.at(-1) as { address: string }).address;
  return (await desk.store.findConversation('web', address))?.id as string;
}

describe('what changes something', () => {
  it('needs the token of the page, which another site cannot know', async () => {
    const id = await customerWrites('hello');
    const [session, other] = [await enter(), await enter('Ben')];
    for (const csrf of ['', 'made-up', other.csrf]) {
      for (const action of ['messages', 'claim', 'close']) {
        const answer = await act(
          `/api/staff/conversations/${id}/${action}`,
          { ...session, csrf },
          { id: 's1', text: 'hi' },
        );
        expect([answer.statusCode, answer.json().error]).toEqual([403, expect.stringContaining('Reload')]);
      }
      expect((await act('/api/staff/logout', { ...session, csrf })).statusCode).toBe(403);
    }
    expect(desk.heard.filter(({ from }) => from === 'staff')).toEqual([]);
  });

  it('passes an answer on as it was written, in the name of who wrote it', async () => {
    const id = await customerWrites('price?');
    const answer = await act(`/api/staff/conversations/${id}/messages`, await enter(), {
      id: 's1',
      text: 'Dear customer,\n\n25 kg: yes.',
    });
    expect(answer.statusCode).toBe(202);
    expect(desk.heard.at(-1) as StaffMessage).toMatchObject({
      from: 'staff',
      channel: 'console',
      kind: 'text',
      text: 'Dear customer,\n\n25 kg: yes.',
      staff: { id: 'ana-souza', name: 'Ana Souza' },
      place: 'console',
      aim: { conversationId: id },
    });
  });

  it('claims and closes as commands', async () => {
    const id = await customerWrites('price?');
    const session = await enter();
    for (const command of ['claim', 'close']) {
      expect((await act(`/api/staff/conversations/${id}/${command}`, session)).statusCode).toBe(202);
      expect(desk.heard.at(-1)).toMatchObject({ text: `/${command}`, aim: { conversationId: id } });
    }
  });

  it('names what does not exist', async () => {
    const answer = await act('/api/staff/conversations/none/messages', await enter(), { id: 's1', text: 'hi' });
    expect([answer.statusCode, answer.json().error]).toEqual([404, 'There is no such conversation.']);
  });
});

describe('the list and the conversation', () => {
  it('puts urgent ones first, then who waits longest, then those with a person, then the rest', async () => {
    const ids: Record<string, string> = {};
    for (const name of ['bot', 'staff', 'waiting', 'waiting longer', 'urgent']) ids[name] = await customerWrites(name);
    const ticketAt = (id: string, minutes: number, urgent = false) =>
      aTicket({ id, urgent, openedAt: new Date(START + minutes * 60_000) });
    const owner = { id: 'ana', name: 'Ana' };
    await desk.turn(ids.bot as string, {});
    await desk.turn(ids.staff as string, { change: { status: 'staff', owner } });
    await desk.turn(ids.waiting as string, {
      change: { status: 'waiting', lastWords: 'waiting' },
      ticket: ticketAt('TM-2', 5),
    });
    await desk.turn(ids['waiting longer'] as string, { change: { status: 'waiting' }, ticket: ticketAt('TM-1', 1) });
    await desk.turn(ids.urgent as string, { change: { status: 'waiting' }, ticket: ticketAt('TM-3', 9, true) });
    const list: ConversationItem[] = (await read('/api/staff/conversations', await enter())).json();
    expect(list.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id))).toEqual([
      'urgent',
      'waiting longer',
      'waiting',
      'staff',
      'bot',
    ]);
    expect(list[2]).toMatchObject({
      channel: 'web',
      status: 'waiting',
      owner: null,
      language: 'en',
      ticket: { id: 'TM-2', kind: 'quote', desk: 'sales', urgent: false, openedAt: '2026-01-05T02:05:00.000Z' },
      lastWords: 'waiting',
    });
    expect(list[3]).toMatchObject({ owner: 'Ana' });
  });

  it('shows the card, everything that was said, and what became of each answer', async () => {
    const id = await customerWrites('price of finerenone 25 kg to Mexico');
    await desk.turn(id, { says: 'A colleague will answer.', change: { status: 'waiting' }, ticket: aTicket() });
    await desk.turn(id, { says: 'Hello', person: 'Ana Souza', undelivered: true });
    const detail: ConversationDetail = (await read(`/api/staff/conversations/${id}`, await enter())).json();
    expect(detail).toMatchObject({ id, status: 'waiting', ticket: { id: 'TM-4F7K' }, cursor: expect.any(String) });
    expect(detail.card).toMatch(/^SALES · quote · normal\nTM-4F7K · web visitor/);
    expect(detail.card).not.toMatch(/Reply to this message/);
    expect(detail.lines).toMatchObject([
      { from: 'customer', text: 'price of finerenone 25 kg to Mexico' },
      { from: 'bot', text: 'A colleague will answer.', state: 'sent' },
      { from: 'staff', who: 'Ana Souza', text: 'Hello', state: 'queued' },
    ]);
  });

  it('never lets an urgent ticket be covered by a later one', async () => {
    const id = await customerWrites('my skin burns');
    await desk.turn(id, { ticket: aTicket({ id: 'TM-1', kind: 'exposure', desk: 'PV', urgent: true }) });
    await desk.turn(id, { ticket: aTicket({ id: 'TM-2' }) });
    const detail: ConversationDetail = (await read(`/api/staff/conversations/${id}`, await enter())).json();
    expect(detail.ticket?.id).toBe('TM-1');
    expect(detail.card).toMatch(/EXPOSURE OR SPILL · NOW/);
  });
});

describe('an open staff page', () => {
  async function open(query = '') {
    const { cookies } = await enter();
    const cookie = Object.entries(cookies)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('; ');
    return readEvents(`${await desk.server.listen()}/api/staff/events${query}`, { cookie });
  }

  it('is told the list when it opens, and each conversation that changes', async () => {
    const first = await customerWrites('hello');
    const page = await open();
    expect((await page.next('conversations')).data).toMatchObject([{ id: first }]);
    const second = await customerWrites('price?');
    expect((await page.next('conversation')).data).toMatchObject({ id: second, status: 'bot' });
    page.close();
  });

  it('is told the lines and the card of the conversation that it shows', async () => {
    const id = await customerWrites('price?');
    const page = await open(`?conversation=${id}`);
    expect((await page.next('lines')).data).toMatchObject({
      conversationId: id,
      card: '',
      lines: [{ text: 'price?' }],
    });
    await desk.turn(id, { says: 'A colleague will answer.', ticket: aTicket(), undelivered: true });
    const news = (await page.next('lines')).data as StaffLines;
    expect(news.card).toMatch(/TM-4F7K/);
    expect(news.lines).toMatchObject([{ text: 'A colleague will answer.', state: 'queued' }]);
    page.close();
  });

  it('learns when an answer has reached the customer', async () => {
    const id = await customerWrites('price?');
    const page = await open(`?conversation=${id}`);
    await page.next('lines');
    await desk.turn(id, { says: 'Hello', person: 'Ana', undelivered: true });
    expect((await page.next('lines')).data).toMatchObject({ lines: [{ text: 'Hello', state: 'queued' }] });
    await desk.deliver(desk.web);
    expect((await page.next('lines')).data).toMatchObject({ lines: [{ text: 'Hello', state: 'sent' }] });
    page.close();
  });

  it('is told what the desk says to staff: alerts, and why an answer went nowhere', async () => {
    const id = await customerWrites('price?');
    const page = await open();
    await page.next('conversations');
    const words = { id: 'o1', conversationId: id, to: 'staff', recipient: 'console', about: '', attempt: 1 } as const;
    await desk.staff.send({ ...words, kind: 'notice', text: 'Ana already has this conversation.' });
    const told: StaffNotice = { conversationId: id, kind: 'notice', text: 'Ana already has this conversation.' };
    expect((await page.next('notice')).data).toEqual(told);
    page.close();
  });
});
