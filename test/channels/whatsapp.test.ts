/** What WhatsApp delivers, as the desk hears it. */
import { describe, expect, it } from '@jest/globals';
import { ackOf } from '../../src/channels/whatsapp/ack.ts';
import type { proto } from '../../src/channels/whatsapp/baileys.ts';
import { endingOf } from '../../src/channels/whatsapp/codes.ts';
import { ANSWERED_FOR_MS, convert, type Heard, type Setting } from '../../src/channels/whatsapp/convert.ts';
import { whoIn } from '../../src/channels/whatsapp/envelope.ts';
import { messageId, piecesOf } from '../../src/channels/whatsapp/ids.ts';
import { ignoredKind, personKey } from '../../src/channels/whatsapp/jid.ts';
import type { StaffMessage } from '../../src/core/message.ts';

const NOW = new Date('2026-01-05T10:00:00Z');
const LID = '100000000000001@lid';
const PHONE = '34600000001@s.whatsapp.net';
const OWN = new Set(['34910000001', '900000000000001']);
const SETTING: Setting = { now: NOW, staff: new Set(['8613800000001']), own: OWN };
const SENT = NOW.getTime() / 1000 - 60;

function heard(message: proto.IMessage | null, more: Partial<Heard> = {}): Heard {
  return {
    id: 'M1',
    fromMe: false,
    who: { jid: LID, alt: PHONE },
    pushName: 'Ana',
    timestamp: SENT,
    message,
    ...more,
  };
}

/** The message, or why there is none. */
function result(message: proto.IMessage | null, more: Partial<Heard> = {}) {
  const converted = convert(heard(message, more), SETTING);
  return 'message' in converted ? converted.message : converted.dropped;
}

const wrapped = (inner: proto.IMessage) => ({ message: inner });

describe('a customer’s message', () => {
  it('carries who they are under both addresses, and no number in its id', () => {
    const message = result({ conversation: 'hello' });
    expect(message).toEqual({
      id: `${personKey({ jid: LID })}:M1`,
      channel: 'whatsapp',
      from: 'customer',
      kind: 'text',
      text: 'hello',
      sentAt: new Date(SENT * 1000),
      ref: { channel: 'whatsapp', place: LID, id: 'M1' },
      address: LID,
      aliases: [PHONE],
      customer: { name: 'Ana', handle: '+34600000001' },
    });
    expect((message as { id: string }).id).not.toMatch(/\d{6,}/);
  });

  it('has the same id under either address once both are known', () => {
    const id = (who: Heard['who']) => (result({ conversation: 'x' }, { who }) as { id: string }).id;
    expect(id({ jid: PHONE, alt: LID })).toBe(id({ jid: LID, alt: PHONE }));
    expect(id({ jid: LID })).toBe(id({ jid: LID, alt: PHONE }));
  });

  it.each<[string, proto.IMessage]>([
    ['plain', { conversation: 'hi' }],
    ['with a link', { extendedTextMessage: { text: 'hi' } }],
    ['disappearing', { ephemeralMessage: wrapped({ conversation: 'hi' }) }],
    ['view once', { viewOnceMessage: wrapped({ extendedTextMessage: { text: 'hi' } }) }],
    ['view once, new', { viewOnceMessageV2: wrapped({ conversation: 'hi' }) }],
    ['a pressed button', { buttonsResponseMessage: { selectedDisplayText: 'hi' } }],
    ['a template’s button', { templateButtonReplyMessage: { selectedDisplayText: 'hi' } }],
    ['a line of a list', { listResponseMessage: { title: 'hi' } }],
    ['a form', { interactiveResponseMessage: { body: { text: 'hi' } } }],
    ['beside a group key', { senderKeyDistributionMessage: {}, conversation: 'hi' }],
  ])('has its words wherever they stand: %s', (_name, message) => {
    expect(result(message)).toMatchObject({ kind: 'text', text: 'hi' });
  });

  it.each<[string, proto.IMessage, object]>([
    [
      'image',
      { imageMessage: { mimetype: 'image/jpeg', fileLength: 9 } },
      { text: '', attachment: { mime: 'image/jpeg', bytes: 9 } },
    ],
    ['image', { imageMessage: { caption: 'is this it?' } }, { text: 'is this it?' }],
    ['image', { viewOnceMessage: wrapped({ imageMessage: {} }) }, { text: '' }],
    ['video', { videoMessage: { seconds: 5 } }, { attachment: { seconds: 5 } }],
    ['video', { ptvMessage: { seconds: 3 } }, { text: '' }],
    [
      'voice',
      { audioMessage: { ptt: true, seconds: 12, mimetype: 'audio/ogg' } },
      { text: '', attachment: { mime: 'audio/ogg', seconds: 12 } },
    ],
    ['document', { documentMessage: { fileName: 'coa.pdf' } }, { attachment: { name: 'coa.pdf' } }],
    [
      'document',
      { documentWithCaptionMessage: wrapped({ documentMessage: { caption: 'our form' } }) },
      { text: 'our form' },
    ],
    ['sticker', { stickerMessage: {} }, { text: '' }],
    ['sticker', { lottieStickerMessage: wrapped({ stickerMessage: {} }) }, { text: '' }],
    [
      'contact',
      { contactMessage: { displayName: 'Li', vcard: 'BEGIN:VCARD\nTEL;type=CELL;waid=86138:+86 138\nEND:VCARD' } },
      { text: 'Li, +86 138' },
    ],
    [
      'contact',
      { contactsArrayMessage: { contacts: [{ displayName: 'Li' }, { displayName: 'Bo' }] } },
      { text: 'Li; Bo' },
    ],
    [
      'location',
      { locationMessage: { degreesLatitude: 48.1, degreesLongitude: 11.6, name: 'Munich' } },
      { text: 'Munich, 48.1 11.6' },
    ],
    ['location', { liveLocationMessage: { degreesLatitude: 1, degreesLongitude: 2 } }, { text: '1 2' }],
    ['other', { pollCreationMessageV3: { name: 'which?' } }, { text: '' }],
    ['other', { orderMessage: {} }, { text: '' }],
    ['other', { secretEncryptedMessage: {} }, { text: '' }],
    ['other', { telepathyMessage: {} } as proto.IMessage, { text: '' }],
  ])('is of the kind %s', (kind, message, more) => {
    expect(result(message)).toMatchObject({ kind, ...more });
  });

  it('that changes an earlier one names it', () => {
    const edited = {
      protocolMessage: { type: 14, key: { id: 'M0' }, editedMessage: { conversation: 'I meant this' } },
    };
    const id = `${personKey({ jid: LID })}:M0`;
    expect(result(edited)).toMatchObject({ kind: 'edit', text: 'I meant this', editOf: id });
    expect(result({ editedMessage: wrapped(edited) })).toMatchObject({ kind: 'edit', editOf: id });
  });

  it('that is older than WhatsApp’s window is marked as missed', () => {
    const at = (ms: number) => result({ conversation: 'x' }, { timestamp: (NOW.getTime() - ms) / 1000 });
    expect(at(ANSWERED_FOR_MS - 1000)).not.toHaveProperty('missed');
    expect(at(ANSWERED_FOR_MS + 1000)).toMatchObject({ missed: true });
  });

  it.each<[string, proto.IMessage | null]>([
    ['not-decrypted', null],
    ['empty', {}],
    ['empty', { messageContextInfo: {} }],
    ['reaction', { reactionMessage: { text: '👍' } }],
    ['revoke', { protocolMessage: { type: 0, key: { id: 'M0' } } }],
    ['housekeeping', { protocolMessage: { type: 5 } }],
    ['housekeeping', { albumMessage: {} }],
    ['poll-vote', { pollUpdateMessage: {} }],
    ['call', { callLogMesssage: {} }],
  ])('is nothing when it is a %s', (why, message) => {
    expect(result(message)).toBe(why);
  });
});

describe('from the paired phone', () => {
  it('a message to a customer is a person’s, who has said it already', () => {
    expect(result({ conversation: 'Hello Ana' }, { fromMe: true, pushName: 'The Desk' })).toMatchObject({
      from: 'staff',
      staff: { id: 'phone', name: 'paired phone' },
      alreadySent: true,
      aim: { customer: { address: LID, aliases: [PHONE], customer: { handle: '+34600000001' } } },
    });
  });

  it.each<[string, Partial<Heard>, proto.IMessage]>([
    ['to-oneself', { who: { jid: '34910000001@s.whatsapp.net' } }, { conversation: 'note' }],
    ['to-staff', { who: { jid: '8613800000001@s.whatsapp.net' } }, { conversation: 'hi' }],
    ['reaction', {}, { reactionMessage: {} }],
    ['own-edit', {}, { protocolMessage: { type: 14, key: { id: 'M0' }, editedMessage: { conversation: 'x' } } }],
    ['own-old', { timestamp: 1 }, { conversation: 'x' }],
  ])('nothing else takes over: %s', (why, more, message) => {
    expect(result(message, { fromMe: true, ...more })).toBe(why);
  });
});

describe('a message of staff', () => {
  const who = { jid: '200000000000001@lid', alt: '8613800000001@s.whatsapp.net' };

  it('that was changed names the one that it changes, and shows there what became of it', () => {
    const edit = { protocolMessage: { type: 14, key: { id: 'M0' }, editedMessage: { conversation: '2027-06' } } };
    const { id } = result({ conversation: '2027-05' }, { who, id: 'M0' }) as StaffMessage;
    expect(result(edit, { who, pushName: 'Li' })).toMatchObject({
      from: 'staff',
      kind: 'edit',
      text: '2027-06',
      editOf: id,
      ref: { channel: 'whatsapp', id: 'M0' },
    });
  });

  it('is about what it quotes, whichever address it comes from', () => {
    const quoting = { extendedTextMessage: { text: 'yes', contextInfo: { stanzaId: 'A1' } } };
    const aim = { replyTo: { channel: 'whatsapp', place: '8613800000001', id: 'A1' } };
    expect(result(quoting, { who, pushName: 'Li' })).toMatchObject({
      from: 'staff',
      place: '8613800000001',
      aim,
      staff: { name: 'Li' },
    });
    expect(result(quoting, { who: { jid: who.alt } })).toMatchObject({ from: 'staff', aim });
    expect(result({ imageMessage: { contextInfo: { stanzaId: 'A1' } } }, { who })).toMatchObject({
      kind: 'image',
      aim,
    });
  });

  it('is about nobody when it quotes nothing', () => {
    expect(result({ conversation: 'hm' }, { who })).toMatchObject({ from: 'staff', aim: {} });
  });
});

describe('an envelope', () => {
  it.each<[string, Record<string, string>, object]>([
    [
      'LID',
      { from: '1:5@lid', sender_pn: '2@s.whatsapp.net' },
      { fromMe: false, who: { jid: '1@lid', alt: '2@s.whatsapp.net' } },
    ],
    [
      'number',
      { from: '2@s.whatsapp.net', sender_lid: '1@lid' },
      { fromMe: false, who: { jid: '2@s.whatsapp.net', alt: '1@lid' } },
    ],
    ['one address', { from: '1@lid' }, { fromMe: false, who: { jid: '1@lid', alt: undefined } }],
    [
      'own phone',
      { from: '34910000001@s.whatsapp.net', recipient: '2@s.whatsapp.net', peer_recipient_lid: '1@lid' },
      { fromMe: true, who: { jid: '2@s.whatsapp.net', alt: '1@lid' } },
    ],
    // Its `sender_lid` is our own: no alias of the customer.
    [
      'own phone, own LID',
      { from: '34910000001@s.whatsapp.net', recipient: '2@s.whatsapp.net', sender_lid: '900000000000001@lid' },
      { fromMe: true, who: { jid: '2@s.whatsapp.net', alt: undefined } },
    ],
    [
      'an account that we were',
      { from: '7@s.whatsapp.net', recipient: '2@s.whatsapp.net' },
      { fromMe: true, who: { jid: '2@s.whatsapp.net', alt: undefined } },
    ],
  ])('says who speaks: %s', (_name, attrs, expected) => {
    expect(whoIn({ id: 'M', ...attrs }, OWN)).toEqual({ id: 'M', ...expected });
  });

  it.each([
    ['120363000000000001@g.us', 'group'],
    ['status@broadcast', 'status'],
    ['12345@broadcast', 'broadcast'],
    ['120363000000000001@newsletter', 'newsletter'],
    ['0@s.whatsapp.net', 'other-address'],
    ['13135550002@bot', 'other-address'],
    ['34600000001@s.whatsapp.net', undefined],
    ['100000000000001@lid', undefined],
  ])('of %s is ignored as %s', (jid, kind) => {
    expect(ignoredKind(jid)).toBe(kind);
  });
});

describe('what we send', () => {
  it('has one id for ever, and pieces of a long text have others', () => {
    expect(messageId('row')).toBe(messageId('row'));
    expect(messageId('row')).toMatch(/^3EB0[0-9A-F]{18}$/);
    const pieces = piecesOf('row', 'word '.repeat(2000));
    expect(pieces.map(({ id }) => id)).toEqual([messageId('row', 0), messageId('row', 1), messageId('row', 2)]);
    expect(new Set(pieces.map(({ id }) => id)).size).toBe(3);
  });

  it('is accepted by an acknowledgement or by any receipt of the phone', () => {
    const node = (tag: string, attrs: Record<string, string>) => ackOf({ tag, attrs });
    expect(node('ack', { class: 'message' })).toEqual({ kind: 'accepted' });
    expect(node('receipt', { type: 'retry' })).toEqual({ kind: 'accepted' });
    expect(node('ack', { class: 'message', error: '463' })).toEqual({ kind: 'refused', code: '463' });
    expect(ackOf(undefined)).toEqual({ kind: 'silence' });
  });
});

describe('the end of a connection', () => {
  it.each([
    [515, 'now'],
    [408, 'later'],
    [428, 'later'],
    [500, 'later'],
    [501, 'later'],
    [503, 'later'],
    [undefined, 'later'],
    [401, 'stop'],
    [402, 'stop'],
    [403, 'stop'],
    [405, 'stop'],
    [406, 'stop'],
    [409, 'stop'],
    [411, 'stop'],
    [440, 'stop'],
  ])('with %s means %s', (statusCode, next) => {
    const ending = endingOf({ statusCode, isPaired: true });
    expect(ending).toMatchObject({ next, code: statusCode ?? 428 });
    if (next === 'stop') expect(ending.why).toMatch(new RegExp(`${statusCode}.*\\.`, 's'));
  });

  it('by a ban says when it may be tried again', () => {
    expect(endingOf({ statusCode: 402, isPaired: true, expiresInS: 60 })).toMatchObject({
      next: 'stop',
      againInMs: 60_000,
    });
  });

  it('by something on the way is no word of WhatsApp', () => {
    const message = 'WebSocket Error (the server answers 401)';
    expect(endingOf({ statusCode: 401, message, isPaired: true })).toMatchObject({ next: 'later' });
  });
});
