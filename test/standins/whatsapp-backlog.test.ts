import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { WhatsApp } from './whatsapp/index.ts';
import type { Person } from './whatsapp/person.ts';
import { type Bench, type Disk, startBench } from './whatsapp/real-bot.ts';

let bench: Bench;
let wa: WhatsApp;
let disk: Disk;
let ana: Person;

beforeAll(async () => {
  bench = await startBench();
  wa = bench.wa;
  disk = await bench.pair();
  await bench.logIn(disk);
  ana = wa.person({ phone: '34600000001', lid: '100000000000001', name: 'Ana' });
  ana.says('hello');
  await wa.allTaken();
  await bench.rest();
});

afterEach(() => bench.rest());
afterAll(() => bench.end());

describe('what was said while the bot was away', () => {
  it('is handed over in order at the next login, as a backlog', async () => {
    const numbers = Array.from({ length: 25 }, (_, index) => `offline ${index}`);
    for (const text of numbers) ana.says(text);
    await wa.allSaid();
    expect(wa.waiting()).toHaveLength(25);
    const bot = await bench.logIn(disk);
    await wa.allTaken();
    await bot.on('messages.upsert', ({ messages }) => messages.some((m) => m.message?.conversation === 'offline 24'));
    expect(bot.heard.map(({ message }) => message.message?.conversation)).toEqual(numbers);
    expect(new Set(bot.heard.map(({ type }) => type))).toEqual(new Set(['append']));
  });

  it('keeps the time at which it was written', async () => {
    ana.says('long ago', { at: new Date('2024-01-02T03:04:05Z') });
    const bot = await bench.logIn(disk);
    const { messages } = await bot.on('messages.upsert', ({ messages }) => messages.length > 0);
    expect(Number(messages[0]?.messageTimestamp)).toBe(Date.parse('2024-01-02T03:04:05Z') / 1000);
    await wa.allTaken();
  });

  it('includes what people confirmed', async () => {
    const bot = await bench.logIn(disk);
    await Promise.all([
      ana.hears('read me'),
      bot.socket.sendMessage(ana.jid, { text: 'read me' }, { messageId: '3EB0F1' }),
    ]);
    await wa.allTaken();
    await bench.rest();
    ana.reads();
    const next = await bench.logIn(disk);
    const [update] = await next.on('messages.update', ([one]) => one?.key.id === '3EB0F1');
    expect(update?.update.status).toBe(4);
    await wa.allTaken();
  });

  it('is handed over again when the bot was cut off before it could say that it has it: Baileys asks for it anew', async () => {
    ana.says('one');
    ana.says('two');
    await wa.allSaid();
    wa.fault({ on: 'receipt', drop: 'before' });
    await expect(bench.connect(disk).closed).resolves.toBe(428);
    expect(wa.waiting()).toHaveLength(2);
    const second = await bench.logIn(disk);
    await second.on('messages.upsert', ({ messages }) => messages.some((m) => m.message?.conversation === 'two'));
    await wa.allTaken();
    const words = second.heard.map(({ message }) => message.messageStubType ?? message.message?.conversation);
    expect(words.filter((word) => word !== 2)).toEqual(['one', 'two']);
  });

  it('is lost that way when it was the first message of a session: Baileys refuses it with 487, and tells nobody', async () => {
    const bo = wa.person({ phone: '34600000002', lid: '100000000000002', name: 'Bo' });
    const id = bo.says('first words');
    await wa.allSaid();
    wa.fault({ on: 'receipt', drop: 'before' });
    await expect(bench.connect(disk).closed).resolves.toBe(428);
    const second = await bench.logIn(disk);
    await wa.allTaken();
    expect(second.heard).toEqual([]);
    expect(wa.refusals.at(-1)).toEqual({ id, class: 'message', error: 487 });
  });

  it('is handed over again when the connection broke on the way', async () => {
    wa.fault({ on: 'deliver', drop: 'before' });
    ana.says('still here');
    const first = bench.connect(disk);
    await expect(first.closed).resolves.toBe(428);
    const second = await bench.logIn(disk);
    await second.on('messages.upsert', ({ messages }) => messages[0]?.message?.conversation === 'still here');
    await wa.allTaken();
  });

  it('is not handed over again once it was acknowledged', async () => {
    const bot = await bench.logIn(disk);
    ana.says('just once');
    await wa.allTaken();
    await bot.on('messages.upsert', ({ messages }) => messages[0]?.message?.conversation === 'just once');
    await bench.rest();
    const next = await bench.logIn(disk);
    ana.says('marker');
    await next.on('messages.upsert', ({ messages }) => messages[0]?.message?.conversation === 'marker');
    expect(next.heard).toHaveLength(1);
  });
});

/** A bot as a program of its own, with nothing in it patched. It repeats what it hears, and prints its QR codes. */
const PROGRAM = `
  for (const method of ['info', 'warn', 'error']) console[method] = () => {};
  const { makeWASocket, useMultiFileAuthState } = await import('@whiskeysockets/baileys');
  const { pino } = await import('pino');
  const [url, folder] = process.argv.slice(1);
  const { state, saveCreds } = await useMultiFileAuthState(folder);
  const connect = () => {
    const socket = makeWASocket({ auth: state, logger: pino({ level: 'silent' }), waWebSocketUrl: url });
    socket.ev.on('creds.update', saveCreds);
    socket.ev.on('connection.update', ({ qr, connection, lastDisconnect }) => {
      if (qr) console.log(qr);
      if (connection === 'close' && lastDisconnect.error.output.statusCode === 515) connect();
    });
    socket.ev.on('messages.upsert', async ({ messages }) => {
      for (const { key, message } of messages) {
        if (!key.fromMe) await socket.sendMessage(key.remoteJid, { text: 'heard ' + message?.conversation });
      }
    });
  };
  connect();
`;

describe('a bot in another process', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'whatsapp-standin-'));
  let child: ChildProcess | undefined;

  function start(url: string): ChildProcess {
    child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, url, folder], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return child;
  }

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  afterAll(async () => {
    await kill();
    rmSync(folder, { recursive: true });
  });

  it('pairs, answers, and after kill -9 gets what it had not acknowledged', async () => {
    const own = await startBench();
    try {
      const bo = own.wa.person({ phone: '34600000002', lid: '100000000000002', name: 'Bo' });
      const ready = () => own.wa.waitFor(({ ready }) => ready, { what: 'the program to be ready', timeoutMs: 20_000 });
      const [[qr], firstReady] = [await once(start(own.wa.url).stdout!, 'data'), ready()];
      own.wa.scan(String(qr).trim());
      await firstReady;
      const hears = bo.hears('heard hello', { timeoutMs: 10_000 });
      bo.says('hello');
      await hears;
      await own.wa.allTaken();
      const unheard = own.wa.fault({ on: 'receipt', hang: true, times: Number.POSITIVE_INFINITY });
      const receipt = own.wa.waitFor(({ stanza }) => stanza?.tag === 'receipt', { what: 'a receipt' });
      const id = bo.says('are you there?');
      await receipt;
      await kill();
      await own.wa.allClosed();
      expect(own.wa.waiting()).toContain(id);
      unheard.cancel();
      bo.says('are you back?');
      const back = bo.hears('heard are you back?', { timeoutMs: 20_000 });
      start(own.wa.url);
      await Promise.all([back, bo.hears('heard are you there?', { timeoutMs: 20_000 })]);
      expect(own.wa.logins.map(({ outcome }) => outcome)).toEqual(['offered', 'success', 'success']);
    } finally {
      await kill();
      await own.end();
    }
  });
});
