/** What the pages make of what the server tells them, apart from how it looks. */
import { describe, expect, it } from '@jest/globals';
import { consoleCard } from '../../src/console/staff-view.ts';
import { ago, dayName, howLong } from '../../src/console/web/clock.ts';
import { splitMenu } from '../../src/console/web/menu.ts';
import { nextToSend, type Outgoing, resend, settle } from '../../src/console/web/outgoing.ts';
import { callFor } from '../../src/console/web/staff/calls.ts';
import { readCard } from '../../src/console/web/staff/card.ts';
import { mergeLines } from '../../src/console/web/thread.ts';
import type { ConversationItem } from '../../src/console/wire.ts';
import { newConversation } from '../../src/core/conversation.ts';
import { aTicket } from './small-desk.ts';

describe('a question with numbered answers', () => {
  const choices = [
    { id: 'topic:moq', label: 'Minimum order' },
    { id: 'person', label: 'A person' },
  ];

  it('shows the answers once: as buttons that carry their numbers', () => {
    expect(splitMenu('Is it one of these?\n1. Minimum order\n0. A person', choices)).toEqual({
      text: 'Is it one of these?',
      options: [
        { id: 'topic:moq', label: 'Minimum order', number: '1' },
        { id: 'person', label: 'A person', number: '0' },
      ],
    });
  });

  it('keeps a list that says something else, and buttons without a number', () => {
    const text = 'You need:\n1. A certificate\n2. A sample';
    expect(splitMenu(text, choices)).toMatchObject({ text, options: [{ number: undefined }, { number: undefined }] });
  });
});

describe('messages on their way', () => {
  const message = (id: string, state: 'sending' | 'accepted' = 'sending'): Outgoing => ({
    id,
    at: '',
    text: id,
    fate: { state },
  });
  const lost = { state: 'failed', why: 'No connection.', isPassing: true } as const;
  const refused = { state: 'failed', why: 'Too long.', isPassing: false } as const;

  it('go one at a time, in the order in which they were written', () => {
    expect(nextToSend([message('a', 'accepted'), message('b'), message('c')])?.id).toBe('b');
  });

  it('do not overtake one that was lost on the way, and go again in order when the connection is back', () => {
    const waiting = settle([message('a'), message('b')], 'a', lost);
    expect(nextToSend(waiting)).toBeUndefined();
    expect(nextToSend(resend(waiting))?.id).toBe('a');
  });

  it('pass one that was refused, which only a person can send again', () => {
    const waiting = settle([message('a'), message('b')], 'a', refused);
    expect(nextToSend(waiting)?.id).toBe('b');
    expect(resend(waiting)[0]?.fate).toEqual(refused);
  });
});

describe('lines', () => {
  it('stand in the order in which they were said, each once, with the latest that is known of it', () => {
    const known = [
      { id: 'a', at: '2026-01-05T10:00:00Z', state: 'queued' },
      { id: 'c', at: '2026-01-05T10:02:00Z', state: 'sent' },
    ];
    const news = [
      { id: 'b', at: '2026-01-05T10:01:00Z', state: 'sent' },
      { id: 'a', at: '2026-01-05T10:00:00Z', state: 'sent' },
    ];
    expect(mergeLines(known, news).map(({ id, state }) => `${id} ${state}`)).toEqual(['a sent', 'b sent', 'c sent']);
  });
});

describe('times', () => {
  const now = new Date(2026, 0, 5, 12, 0, 0);
  const earlier = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();

  it('tell how long somebody has waited, never less than nothing', () => {
    expect([-5, 42, 725, 4020, 90_000, 260_000].map((seconds) => howLong(earlier(seconds), now))).toEqual([
      '0:00',
      '0:42',
      '12:05',
      '1 h 07 min',
      '1 day',
      '3 days',
    ]);
  });

  it('tell how long ago something was', () => {
    expect([3, 125, 7300, 90_000].map((seconds) => ago(earlier(seconds), now))).toEqual([
      'just now',
      '2 min ago',
      '2 h ago',
      '1 day ago',
    ]);
  });

  it('name the day', () => {
    expect([0, 60 * 60 * 13, 60 * 60 * 48].map((seconds) => dayName(earlier(seconds), now))).toEqual([
      'Today',
      'Yesterday',
      expect.stringMatching(/^Saturday,? 3 January 2026$/),
    ]);
  });
});

describe('the card', () => {
  const at = new Date('2026-01-05T02:00:00Z');
  const about = { channel: 'web', address: 'a1', kind: 'customer', customer: { name: 'Maria' } } as const;

  it('is set like a form, with the customer’s words as they were, line by line', () => {
    const ticket = aTicket({ words: 'price please\nNote: we need it soon' });
    const card = readCard(consoleCard({ ...newConversation('c1', about, at), tickets: [ticket] }, 'Asia/Shanghai'));
    expect(card.headline).toBe('SALES · quote · normal');
    expect(card.about).toBe('TM-4F7K · Maria · web · en');
    expect(card.fields).toContainEqual({ label: 'Quantity', value: '25 kg' });
    expect(card.fields).toContainEqual({ label: 'Customer', value: '“price please\nNote: we need it soon”' });
    expect(card.fields.at(-1)?.label).toBe('Received');
  });

  it('is empty without an open ticket', () => {
    expect(consoleCard(newConversation('c1', about, at), 'Asia/Shanghai')).toBe('');
  });
});

describe('a call for a person', () => {
  const ticket = { id: 'TM-1', kind: 'quote', desk: 'sales', urgent: false, openedAt: '' };
  const item = (changes: Partial<ConversationItem>): ConversationItem => ({
    id: 'c1',
    name: 'Maria',
    channel: 'web',
    status: 'bot',
    owner: null,
    language: 'en',
    ticket: null,
    lastWords: '',
    updatedAt: '',
    since: '',
    order: '',
    ...changes,
  });

  it('is made when somebody begins to wait, and not again while they wait', () => {
    const waiting = item({ status: 'waiting', ticket });
    expect(callFor(item({}), waiting)).toBe('New: Maria, sales, quote.');
    expect(callFor(undefined, waiting)).toBe('New: Maria, sales, quote.');
    expect(callFor(waiting, { ...waiting, lastWords: 'hello?' })).toBeUndefined();
  });

  it('is made again when it becomes urgent, also while a person has the conversation', () => {
    const owned = item({ status: 'staff', owner: 'Ana', ticket });
    expect(
      callFor(owned, { ...owned, ticket: { ...ticket, id: 'TM-2', kind: 'exposure', desk: 'PV', urgent: true } }),
    ).toBe('Urgent: Maria, PV, exposure.');
  });
});
