import { describe, expect, it } from '@jest/globals';
import type { Setting } from '../../src/channels/telegram/arrival.ts';
import { convert } from '../../src/channels/telegram/convert.ts';
import type { CustomerMessage } from '../../src/core/message.ts';

const STAFF = -1_001_234_567_890;
const ANA = { id: 7_000_000_000_001, is_bot: false, first_name: 'Ana', last_name: 'Ruiz', username: 'ana_r' };
const PRIVATE = { id: ANA.id, type: 'private', first_name: 'Ana' };
const NOW = new Date('2026-01-05T10:00:00Z');
const SECONDS = 1_767_600_000;

const setting: Setting = { isStaffChat: (id) => id === String(STAFF), topicMode: 'reply', now: NOW };

/** What an update becomes that holds this. */
function heard(update: object) {
  return convert({ update_id: 1, ...update }, setting);
}

function fromAna(content: object, key = 'message') {
  const message = { message_id: 5, date: SECONDS, chat: PRIVATE, from: ANA, ...content };
  return heard({ [key]: message }).messages[0] as CustomerMessage;
}

describe('a customer', () => {
  it('is known by the private chat, with the names that Telegram shows', () => {
    expect(fromAna({ from: { ...ANA, language_code: 'es' }, text: 'price of\u0000 metformin?' })).toEqual({
      id: '7000000000001:5',
      channel: 'telegram',
      from: 'customer',
      kind: 'text',
      text: 'price of metformin?',
      sentAt: new Date(SECONDS * 1000),
      ref: { channel: 'telegram', place: '7000000000001', id: '5' },
      address: '7000000000001',
      customer: { name: 'Ana Ruiz', handle: '@ana_r', languageHint: 'es' },
    });
  });

  it.each([
    [
      { photo: [{ file_size: 9 }, { file_size: 900 }], caption: 'this?' },
      'image',
      'this?',
      { mime: 'image/jpeg', bytes: 900 },
    ],
    [
      { document: { file_name: 'spec.pdf', mime_type: 'application/pdf', file_size: 7 } },
      'document',
      '',
      { name: 'spec.pdf', mime: 'application/pdf', bytes: 7 },
    ],
    [
      { animation: { mime_type: 'video/mp4' }, document: { mime_type: 'video/mp4' } },
      'video',
      '',
      { mime: 'video/mp4' },
    ],
    [{ video: { file_size: 3 }, caption: 'our line' }, 'video', 'our line', { bytes: 3 }],
    [{ video_note: { file_size: 3 } }, 'video', '', { bytes: 3 }],
    [{ voice: { mime_type: 'audio/ogg' } }, 'voice', '', { mime: 'audio/ogg' }],
    [{ audio: { file_name: 'a.mp3' } }, 'voice', '', { name: 'a.mp3' }],
    [{ sticker: { emoji: '👍' } }, 'sticker', '', undefined],
    [
      { contact: { first_name: 'Eva', last_name: 'Gil', phone_number: '+34600' } },
      'contact',
      'Eva Gil, +34600',
      undefined,
    ],
    [{ location: { latitude: 48.1, longitude: 11.6 } }, 'location', '48.1 11.6', undefined],
    [
      {
        venue: { title: 'Port', address: 'Quay 4', location: { latitude: 1, longitude: 2 } },
        location: { latitude: 1, longitude: 2 },
      },
      'location',
      'Port, Quay 4, 1 2',
      undefined,
    ],
    [{ poll: { question: 'USP?' } }, 'other', '', undefined],
    [{ dice: { value: 4 } }, 'other', '', undefined],
    [{ game: { title: 'Chess' } }, 'other', '', undefined],
    [{ hologram: { depth: 3 } }, 'other', '', undefined],
    [{ document: 'not an object', caption: 'odd' }, 'other', 'odd', undefined],
    [{}, 'other', '', undefined],
  ])('is heard whatever they send: %j', (content, kind, text, attachment) => {
    const message = fromAna(content);
    expect(message).toMatchObject({ kind, text });
    expect(message.attachment).toEqual(attachment);
  });

  it.each([
    ['/start', 'hello'],
    ['/start catalogue_2026', 'hello'],
    ['/start@desk_bot', 'hello'],
    ['/start with 25 kg please', '/start with 25 kg please'],
    ['/help', 'what can you do'],
    ['/stop', 'stop'],
    ['/human@desk_bot', 'human'],
    ['/price', '/price'],
    ['and/or', 'and/or'],
  ])('may use a command: %s', (typed, understood) => {
    expect(fromAna({ text: typed }).text).toBe(understood);
  });

  it('edits: the same message, other words; two edits in one second are two', () => {
    const edit = fromAna({ text: '25 kg', edit_date: SECONDS + 60 }, 'edited_message');
    expect(edit).toMatchObject({ kind: 'edit', text: '25 kg', editOf: '7000000000001:5' });
    expect(edit.id).toMatch(/^7000000000001:5:e1767600060\./);
    expect(edit.sentAt).toEqual(new Date((SECONDS + 60) * 1000));
    expect(fromAna({ text: '25 kg', edit_date: SECONDS + 60 }, 'edited_message').id).toBe(edit.id);
    expect(fromAna({ text: '52 kg', edit_date: SECONDS + 60 }, 'edited_message').id).not.toBe(edit.id);
  });

  it('presses a button: its token, and the words on it', () => {
    const reply_markup = { inline_keyboard: [[{ text: 'MOQ', callback_data: 'topic:moq' }]] };
    const press = (message: object) =>
      heard({
        callback_query: {
          id: '99',
          from: ANA,
          data: 'topic:moq',
          message: { message_id: 8, chat: PRIVATE, ...message },
        },
      });
    const { messages, pressId } = press({ date: SECONDS, reply_markup });
    expect(pressId).toBe('99');
    expect(messages).toEqual([
      {
        id: 'cb:99',
        channel: 'telegram',
        from: 'customer',
        kind: 'choice',
        text: 'MOQ',
        choice: 'topic:moq',
        sentAt: NOW,
        address: '7000000000001',
        customer: { name: 'Ana Ruiz', handle: '@ana_r' },
      },
    ]);
    expect(press({ date: 0 }).messages[0]).toMatchObject({ choice: 'topic:moq', text: '' });
  });
});
