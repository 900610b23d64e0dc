import { describe, expect, it } from '@jest/globals';
import type { Setting } from '../../src/channels/telegram/arrival.ts';
import { convert } from '../../src/channels/telegram/convert.ts';
import type { StaffMessage } from '../../src/core/message.ts';

const STAFF = -1_001_234_567_890;
const LUIS = { id: 11, is_bot: false, first_name: 'Luis' };
const GROUP = { id: STAFF, type: 'supergroup', title: 'Desk', is_forum: true };
const SECONDS = 1_767_600_000;

/** What a message in the staff group becomes. */
function inGroup(content: object, change: Partial<Setting> = {}) {
  const setting: Setting = { isStaffChat: (id) => id === String(STAFF), topicMode: 'reply', now: new Date(0) };
  const message = { message_id: 50, date: SECONDS, chat: GROUP, from: LUIS, ...content };
  return convert({ update_id: 1, message }, { ...setting, ...change });
}

const byStaff = (content: object, change: Partial<Setting> = {}) =>
  inGroup(content, change).messages[0] as StaffMessage;

describe('staff', () => {
  it('say something in the group, to nobody in particular', () => {
    expect(byStaff({ text: 'good morning' })).toEqual({
      id: `${STAFF}:50`,
      channel: 'telegram',
      from: 'staff',
      kind: 'text',
      text: 'good morning',
      sentAt: new Date(SECONDS * 1000),
      ref: { channel: 'telegram', place: String(STAFF), id: '50' },
      staff: { id: 'telegram:11', name: 'Luis' },
      place: String(STAFF),
      aim: {},
      threadSpeaks: false,
    });
  });

  const topic = { message_thread_id: 30, is_topic_message: true };
  const thread = { channel: 'telegram', place: String(STAFF), id: '30' };
  const card = { channel: 'telegram', place: String(STAFF), id: '41' };
  it.each([
    ['words in a topic', { ...topic, reply_to_message: { message_id: 30, forum_topic_created: {} } }, { thread }],
    ['words in a topic whose opening is not told', { ...topic, reply_to_message: { message_id: 30 } }, { thread }],
    ['a reply in a topic', { ...topic, reply_to_message: { message_id: 41 } }, { replyTo: card, thread }],
    ['a reply in a plain group', { reply_to_message: { message_id: 41 } }, { replyTo: card }],
    [
      'a first reply, which Telegram calls a thread',
      { message_thread_id: 41, reply_to_message: { message_id: 41 } },
      { replyTo: card },
    ],
    ['words in the General topic', { message_thread_id: 1 }, {}],
  ])('aim by place and reply: %s', (_what, content, aim) => {
    expect(byStaff({ text: 'yes', ...content }).aim).toEqual(aim);
  });

  it.each([
    ['25 kg is fine', true],
    ['/close', false],
    ['// ask Wang first', false],
    [' /not a command', true],
  ])('speak by the topic alone only when told to, and never with a command: %s', (text, speaks) => {
    expect(byStaff({ ...topic, text }, { topicMode: 'all' }).threadSpeaks).toBe(speaks);
    expect(byStaff({ ...topic, text }).threadSpeaks).toBe(false);
  });

  it('may be an anonymous administrator, known by title or group', () => {
    const anonymous = {
      from: { id: 1_087_968_824, is_bot: true, first_name: 'Group' },
      sender_chat: GROUP,
      text: 'hi',
    };
    expect(byStaff(anonymous).staff).toEqual({ id: `telegram:${STAFF}`, name: 'Desk' });
    expect(byStaff({ ...anonymous, author_signature: 'Sales lead' }).staff.name).toBe('Sales lead');
  });

  it('tell where the group has moved', () => {
    const { messages, staffMovedTo } = inGroup({ migrate_to_chat_id: -1_009 });
    expect({ messages, staffMovedTo }).toEqual({ messages: [], staffMovedTo: '-1009' });
  });
});
