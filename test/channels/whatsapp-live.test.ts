/** A customer on WhatsApp and the desk: paired, encrypted, in order, once. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ANSWER, type Bench, startBench } from './whatsapp-bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.end());

const ANA = { phone: '34600000001', lid: '100000000000001', name: 'Ana' };
const BO = { phone: '34600000002', name: 'Bo' };

describe('pairing', () => {
  it('announces each code, restarts when WhatsApp asks for it, and is ready', async () => {
    const channel = await bench.begin();
    expect(channel.health()).toMatchObject({ ready: false });
    const { qr } = await bench.until(() => bench.said.find(({ event }) => event === 'whatsapp.qr'), 'a QR');
    expect(channel.health()).toMatchObject({ ready: false, why: expect.stringContaining('/staff/whatsapp') });
    bench.wa.scan(qr ?? '');
    await bench.open();
    expect(bench.closings()).toEqual([{ event: 'whatsapp.closed', code: 515, action: 'reconnect' }]);
    expect(bench.wa.logins.map(({ kind }) => kind)).toEqual(['pairing', 'login']);
  });

  it('works by a code that is typed on the phone', async () => {
    await bench.begin({ pairingNumber: bench.wa.account.phone });
    const { code } = await bench.until(() => bench.said.find(({ event }) => event === 'whatsapp.code'), 'a code');
    await bench.wa.waitFor(({ stanza }) => JSON.stringify(stanza)?.includes('companion_hello'), {
      what: 'the request',
      since: 0,
    });
    await bench.wa.pairCode(String(code));
    await bench.open();
  });

  it('announces nothing unless it is asked to', async () => {
    await bench.begin({ logQr: false });
    await bench.wa.waitFor(({ login }) => login?.outcome === 'offered', { what: 'the offer', since: 0 });
    await bench.idle();
    expect(bench.said).toEqual([]);
  });

  it('logs in again with what is in the database', async () => {
    await bench.pair();
    await bench.rest();
    await bench.begin();
    await bench.open();
    expect(bench.wa.logins.map(({ kind }) => kind)).toEqual(['pairing', 'login', 'login']);
  });
});

describe('talking', () => {
  it('answers an encrypted question with an answer that decrypts, to both kinds of address', async () => {
    await bench.pair();
    const [ana, bo] = [bench.wa.person(ANA), bench.wa.person(BO)];
    ana.says('who are you?');
    bo.says('who are you?');
    const [toAna, toBo] = await Promise.all([ana.hears(ANSWER), bo.hears(ANSWER)]);
    expect(toAna.to).toBe(ana.lidJid);
    expect(toBo.to).toBe(bo.pnJid);
    const heard = [...bench.heard].sort((a, b) => a.id.localeCompare(b.id));
    expect(heard).toMatchObject([
      { address: ana.lidJid, aliases: [ana.pnJid], customer: { name: 'Ana', handle: '+34600000001' } },
      { address: bo.pnJid, aliases: [], customer: { name: 'Bo', handle: '+34600000002' } },
    ]);
  });

  it('takes a flood in order and answers every line, with nothing that had to be asked for again', async () => {
    await bench.pair();
    const ana = bench.wa.person(ANA);
    for (let i = 0; i < 30; i++) ana.says(`who are you? ${i}`);
    await bench.until(() => ana.chat().length === 30, '30 answers', 15_000);
    expect(bench.heard.map(({ text }) => text)).toEqual(Array.from({ length: 30 }, (_, i) => `who are you? ${i}`));
    expect(bench.wa.sent.flatMap(({ failedFor }) => failedFor)).toEqual([]);
  });

  it('says what came while it was away in the order in which it was said', async () => {
    await bench.pair();
    const ana = bench.wa.person(ANA);
    ana.says('who are you? 0');
    await ana.hears(ANSWER);
    await bench.rest();
    for (let i = 1; i < 20; i++) ana.says(`line ${i}`);
    await bench.wa.allSaid();
    const begun = bench.begin();
    await bench.wa.waitFor(({ ready }) => ready, { what: 'the login' });
    ana.says('line 20');
    await begun;
    await bench.until(() => bench.heard.length === 21, 'all lines');
    expect(bench.heard.slice(1).map(({ text }) => text)).toEqual(Array.from({ length: 20 }, (_, i) => `line ${i + 1}`));
  });

  it('hears a message once that is delivered twice, and one that was broken on the way', async () => {
    await bench.pair();
    const ana = bench.wa.person(ANA);
    ana.says('first', { twice: 'stanza' });
    ana.says('second', { twice: 'encrypted' });
    ana.says('third', { tampered: 1 });
    await bench.wa.allTaken();
    await bench.until(() => bench.heard.length >= 3, 'three messages');
    expect(bench.heard.map(({ text }) => text).sort()).toEqual(['first', 'second', 'third']);
  });

  it('sends again what a phone could not read, also after a restart', async () => {
    await bench.pair();
    const ana = bench.wa.person(ANA);
    ana.cannotDecryptNext();
    ana.says('who are you?');
    await ana.hears(ANSWER);
    const [first, second] = bench.wa.sent;
    expect(second?.id).toBe(first?.id);

    await bench.idle();
    ana.cannotDecryptNext();
    bench.wa.fault({ on: 'message', drop: 'after' });
    ana.says('who are you? again');
    await bench.wa.waitForSent(({ failedFor }) => failedFor.length > 0, { what: 'a copy that cannot be read' });
    await bench.rest();
    await bench.begin();
    await bench.until(() => ana.chat().length === 2, 'the same message in a form that can be read');
    expect(new Set(bench.wa.sent.map(({ id }) => id)).size).toBe(2);
  });

  it('answers an edit, and not an edit that changes nothing', async () => {
    await bench.pair();
    const ana = bench.wa.person(ANA);
    const id = ana.says('hm');
    await bench.until(() => ana.chat().length === 1, 'an answer');
    ana.edits(id, 'who are you?');
    await ana.hears(ANSWER);
    ana.edits(id, 'who are you??');
    await bench.wa.allTaken();
    await bench.until(() => bench.heard.length === 3, 'the second edit');
    await bench.idle();
    expect(bench.heard.map(({ kind }) => kind)).toEqual(['text', 'edit', 'edit']);
    expect(bench.wa.sent).toHaveLength(2);
  });

  it('acknowledges voice, pictures, files, contacts and places with one text each, and shows them to staff', async () => {
    await bench.pair();
    const ana = bench.wa.person(ANA);
    const sends = [
      { voice: true },
      { image: true },
      { document: true },
      { contact: { name: 'Li', phone: '861380000' } },
      { location: { latitude: 48.1, longitude: 11.6, name: 'Munich' } },
      { message: { pollCreationMessage: { name: '?' } } },
    ] as const;
    for (const content of sends) ana.sends(content);
    await bench.until(() => bench.wa.sent.length === sends.length, 'an acknowledgement of each');
    await bench.idle();
    const kinds = ['voice', 'image', 'document', 'contact', 'location', 'other'];
    expect(bench.heard.map(({ kind }) => kind)).toEqual(kinds);
    expect(bench.wa.sent.every(({ text }) => text?.startsWith('Thank you'))).toBe(true);
    await bench.staffRead('[voice] 0:03');
    await bench.staffRead('[document] file.pdf');
  });

  it('acknowledges what it may not see, and what it could never read', async () => {
    await bench.pair({ timings: { take: { unreadableMs: 300 } } });
    const ana = bench.wa.person(ANA);
    ana.says('lost for ever', { tampered: 99 });
    await ana.hears(/cannot read this kind of message/);
    await bench.staffRead('Customer');
    expect(bench.heard).toMatchObject([{ kind: 'other', text: '' }]);
  });

  it('understands a caption as words', async () => {
    await bench.pair();
    const ana = bench.wa.person(ANA);
    ana.sends({ image: true, caption: 'who are you?' });
    await ana.hears(ANSWER);
  });

  it('ignores groups, status and channels, reactions and deletions, and counts them', async () => {
    const channel = await bench.pair();
    const ana = bench.wa.person(ANA);
    bench.wa.groupSays(ana, 'who are you?');
    bench.wa.statusPost(ana, 'who are you?');
    const id = ana.says('who are you?');
    await ana.hears(ANSWER);
    ana.reacts(id, '👍');
    ana.deletes(id);
    ana.says('who are you? again');
    await bench.until(() => bench.wa.sent.length === 2, 'the second answer');
    expect(bench.heard).toHaveLength(2);
    expect(channel.dropped()).toMatchObject({ group: 1, status: 1, reaction: 1, revoke: 1 });
  });
});
