import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WAMessage } from '@whiskeysockets/baileys';
import type { WhatsApp } from './whatsapp/index.ts';
import type { Person } from './whatsapp/person.ts';
import { type Bench, type Bot, startBench } from './whatsapp/real-bot.ts';

let bench: Bench;
let wa: WhatsApp;
let bot: Bot;
let ana: Person;
let people = 0;

beforeAll(async () => {
  bench = await startBench();
  wa = bench.wa;
  ({ bot } = await bench.linkedBot());
});

beforeEach(() => {
  people += 1;
  ana = wa.person({ phone: `3460000${1000 + people}`, lid: `10000000000${1000 + people}`, name: 'Ana' });
});

afterAll(() => bench.end());

/** The message with this id as the bot got it. */
async function heard(id: string): Promise<WAMessage> {
  const { messages } = await bot.on('messages.upsert', ({ messages }) => messages.some(({ key }) => key.id === id));
  return messages.find(({ key }) => key.id === id)!;
}

describe('what a person can send', () => {
  it.each([
    [{ image: true, caption: 'look' }, { imageMessage: { mimetype: 'image/jpeg', caption: 'look' } }],
    [{ video: true }, { videoMessage: { mimetype: 'video/mp4' } }],
    [
      { document: { fileName: 'coa.pdf' }, caption: 'the paper' },
      { documentMessage: { fileName: 'coa.pdf', caption: 'the paper' } },
    ],
    [{ voice: true }, { audioMessage: { ptt: true, seconds: 3 } }],
    [{ sticker: true }, { stickerMessage: { mimetype: 'image/webp' } }],
    [{ contact: { name: 'Bo', phone: '34600000002' } }, { contactMessage: { displayName: 'Bo' } }],
    [{ location: { latitude: 43.26, longitude: -2.93, name: 'Bilbao' } }, { locationMessage: { name: 'Bilbao' } }],
    [{ message: { pollCreationMessage: { name: 'Which?' } } }, { pollCreationMessage: { name: 'Which?' } }],
  ] as const)('%o', async (content, message) => {
    await expect(heard(ana.sends(content))).resolves.toMatchObject({ message });
  });

  it('names any host as the place of a file', async () => {
    const url = 'http://127.0.0.1:9/secret';
    const { message } = await heard(ana.sends({ image: { url, fileLength: 1e12 } }));
    expect(message?.imageMessage).toMatchObject({ url });
  });

  it('edits, quotes, reacts, deletes', async () => {
    const id = ana.says('fory chairs');
    ana.edits(id, 'forty chairs');
    const [edit] = await bot.on('messages.update', ([one]) => one?.key.id === id);
    expect(edit?.update.message?.editedMessage?.message?.conversation).toBe('forty chairs');
    const hears = ana.hears('Which colour?');
    await bot.socket.sendMessage(ana.jid, { text: 'Which colour?' }, { messageId: '3EB0AA' });
    await hears;
    const { message } = await heard(ana.quotes('3EB0AA', 'red'));
    expect(message?.extendedTextMessage).toMatchObject({
      text: 'red',
      contextInfo: { stanzaId: '3EB0AA', quotedMessage: { extendedTextMessage: { text: 'Which colour?' } } },
    });
    ana.reacts('3EB0AA', '👍');
    const [reaction] = await bot.on('messages.reaction', ([one]) => one?.key.id === '3EB0AA');
    expect(reaction?.reaction.text).toBe('👍');
    ana.deletes(id);
    await bot.on('messages.update', (updates) => updates.some(({ update }) => update.messageStubType === 1));
  });
});

describe('the paired phone', () => {
  it('answers a customer, and the bot gets a copy', async () => {
    const id = wa.ownPhoneSays(ana, 'I take this one');
    await expect(heard(id)).resolves.toMatchObject({
      key: { remoteJid: ana.jid, remoteJidAlt: ana.pnJid, fromMe: true },
      message: { conversation: 'I take this one' },
    });
    expect(ana.chat()).toMatchObject([{ id, text: 'I take this one', from: 'own phone' }]);
    await wa.allTaken();
    expect(wa.receipts.find(({ ids }) => ids[0] === id)?.type).toBe('sender');
  });

  it('answers under the number', async () => {
    const { key } = await heard(wa.ownPhoneSays(ana, 'hello', { via: 'pn', alone: true }));
    expect([key.remoteJid, key.remoteJidAlt, key.fromMe]).toEqual([ana.pnJid, undefined, true]);
  });
});

describe('rooms', () => {
  it('carries words of a group, a status and a channel', async () => {
    const group = await heard(wa.groupSays(ana, 'hello all'));
    expect(group).toMatchObject({
      key: { remoteJid: '120363000000000001@g.us', participant: ana.jid, participantAlt: ana.pnJid },
      message: { conversation: 'hello all' },
    });
    const second = await heard(wa.groupSays(ana, 'again'));
    expect(second.message?.conversation).toBe('again');
    const status = await heard(wa.statusPost(ana, 'at the beach'));
    expect(status.key.remoteJid).toBe('status@broadcast');
    const post = await heard(wa.newsletterPost('news'));
    expect(post).toMatchObject({
      key: { remoteJid: '120363000000000002@newsletter' },
      message: { conversation: 'news' },
    });
    await wa.allTaken();
  });
});
