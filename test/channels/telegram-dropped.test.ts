import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Setting } from '../../src/channels/telegram/arrival.ts';
import { convert } from '../../src/channels/telegram/convert.ts';

const STAFF = -1_001_234_567_890;
const ANA = { id: 7_000_000_000_001, is_bot: false, first_name: 'Ana', last_name: 'Ruiz', username: 'ana_r' };
const LUIS = { id: 11, is_bot: false, first_name: 'Luis' };
const PRIVATE = { id: ANA.id, type: 'private', first_name: 'Ana' };
const GROUP = { id: STAFF, type: 'supergroup', title: 'Desk', is_forum: true };
const SECONDS = 1_767_600_000;

const setting: Setting = { isStaffChat: (id) => id === String(STAFF), topicMode: 'reply', now: new Date(0) };

/** What an update becomes that holds this. */
function heard(update: object) {
  return convert({ update_id: 1, ...update }, setting);
}

describe('nobody hears', () => {
  const text = 'hello';
  const said = { message_id: 1, date: SECONDS, text };
  const bot = { id: 12, is_bot: true, first_name: 'Bot' };
  it.each([
    ['another bot', { message: { ...said, chat: PRIVATE, from: bot } }, 'from-bot'],
    ['a bot in the staff group', { message: { ...said, chat: GROUP, from: bot } }, 'from-bot'],
    [
      'a channel in the staff group',
      { message: { ...said, chat: GROUP, from: LUIS, sender_chat: { id: -2, type: 'channel' } } },
      'from-channel',
    ],
    ['another group', { message: { ...said, chat: { id: -5, type: 'group' }, from: ANA } }, 'other-group'],
    [
      'a pinned message',
      { message: { message_id: 1, date: 1, chat: PRIVATE, from: ANA, pinned_message: {} } },
      'service',
    ],
    [
      'a new topic',
      { message: { message_id: 1, date: 1, chat: GROUP, from: LUIS, forum_topic_created: {} } },
      'service',
    ],
    [
      'a live location on the move',
      {
        edited_message: { ...said, text: undefined, chat: PRIVATE, from: ANA, location: { latitude: 1, longitude: 2 } },
      },
      'moving-location',
    ],
    [
      'a press in a group',
      { callback_query: { id: '1', from: LUIS, data: 'x', message: { message_id: 1, chat: GROUP } } },
      'press-elsewhere',
    ],
    ['a channel post', { channel_post: { ...said, chat: { id: -2, type: 'channel' } } }, 'unknown-kind'],
    ['a kind not invented yet', { telepathy: {} }, 'unknown-kind'],
    ['a message without a chat', { message: { text } }, 'unreadable'],
  ])('%s', (_what, update, dropped) => {
    expect(heard(update)).toMatchObject({ messages: [], dropped });
  });

  it('that a customer has blocked us, but it is noted', () => {
    const change = { chat: PRIVATE, from: ANA, new_chat_member: { status: 'kicked' } };
    expect(heard({ my_chat_member: change })).toEqual({ messages: [], dropped: 'membership', blocked: true });
    expect(heard({ my_chat_member: { ...change, chat: GROUP } })).toMatchObject({ staffChatChanged: true });
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.anything(), (anything) => convert(anything, setting).messages.length === 0));
    const odd = fc.record({
      message_id: fc.integer(),
      chat: fc.constant(PRIVATE),
      from: fc.anything(),
      text: fc.anything(),
    });
    fc.assert(
      fc.property(
        odd,
        (message) => heard({ message }).messages.length + Number(heard({ message }).dropped !== undefined) === 1,
      ),
    );
  });
});
