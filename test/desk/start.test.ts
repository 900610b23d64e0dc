/** A start that cannot go well ends with one clear sentence: the cause, and what to do. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type Desk, endDesks, newFolder, projectOfItsOwn, startDesk } from '../standins/desk-process.ts';

/** The waits have limits of their own, with words; this is for machines that do much else beside. */
jest.setTimeout(120_000);

const BEGIN = 'The desk cannot start: ';
const PASSWORD = /Password of the staff page, shown this once: (\S+)/g;

afterEach(endDesks);

/** Waits for the end of a start that must fail. @returns what it complained about, line by line */
async function complaint(desk: Desk): Promise<readonly string[]> {
  const { code } = await desk.ended();
  expect(code).toBe(1);
  expect(desk.stdout()).not.toContain('The desk is open');
  expect(desk.stderr().startsWith(BEGIN)).toBe(true);
  return desk.stderr().slice(BEGIN.length).trimEnd().split('\n');
}

const passwordsIn = (...desks: string[]) => [...desks.join('\n').matchAll(PASSWORD)].map(([, password]) => password);

/** A program that has a port already. */
async function occupy(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

describe('settings', () => {
  it('that are unknown are refused with the nearest known name; foreign ones are ignored', async () => {
    const [line, ...more] = await complaint(startDesk({ TELEGRAM_BOT_TOKN: '1:a', FOO: 'bar', npm_config_x: '1' }));
    expect(line).toBe('TELEGRAM_BOT_TOKN is not a setting; did you mean TELEGRAM_BOT_TOKEN?');
    expect(more).toEqual([]);
    const foreign = { FOO_TOKEN: 'x', TELEGRAMS: '1', DATABASE: 'x', CI: 'true', LANG: 'C', port: '1' };
    const desk = startDesk({ ...foreign, CONSOLE_PASSWORD: 'correct horse battery' });
    await desk.opened();
    expect(desk.stderr()).toBe('');
    // A password that is set is neither made nor shown.
    expect(readdirSync(desk.data)).not.toContain('console-password');
    expect(desk.stdout()).not.toMatch(/password|correct horse/i);
  });

  it('that are wrong are told all together, a line each, in words for a person', async () => {
    const lines = await complaint(
      startDesk({
        PORT: 'abc',
        LOG_LEVEL: 'loud',
        QUIET_WINDOW_MS: '-1',
        PACING: 'slow',
        SERVE_PROVISIONAL: 'yes',
        BUSINESS_TIME_ZONE: 'Mars/Base',
        TELEGRAM_API_ROOT: 'nope',
        TELEGRAM_WEBHOOK_URL: 'http://example.com/x',
        WHATSAPP_SOCKET_URL: 'ws://example.com',
        CONSOLE_PASSWORD: 'hunter2',
        CONSOLE_PASWORD: 'hunter2',
      }),
    );
    expect(lines).toEqual([
      'CONSOLE_PASWORD is not a setting; did you mean CONSOLE_PASSWORD?',
      'PORT must be a whole number from 0 to 65535; see .env.example',
      'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent; see .env.example',
      'BUSINESS_TIME_ZONE must be an IANA time zone such as Asia/Shanghai; see .env.example',
      'SERVE_PROVISIONAL must be true or false; see .env.example',
      'QUIET_WINDOW_MS must be a whole number from 0 to 5000; see .env.example',
      'PACING must be on or off; see .env.example',
      'TELEGRAM_API_ROOT must be an address such as http://127.0.0.1:8081; see .env.example',
      'TELEGRAM_WEBHOOK_URL must be https (http only for this machine); see .env.example',
      'WHATSAPP_SOCKET_URL must name 127.0.0.1, [::1] or localhost; see .env.example',
      'CONSOLE_PASSWORD must have at least 8 characters; see .env.example',
    ]);
    expect(lines.join()).not.toContain('hunter2');
  });

  it('that name a staff chat without a bot are refused', async () => {
    const lines = await complaint(startDesk({ TELEGRAM_STAFF_CHAT_ID: '-500' }));
    expect(lines).toEqual([
      'TELEGRAM_STAFF_CHAT_ID is set but TELEGRAM_BOT_TOKEN is not; set the token or remove the chat',
    ]);
  });
});

describe('a knowledge base that is not valid', () => {
  it('is told with file, line and cure, every problem at once', async () => {
    const project = projectOfItsOwn();
    const entries = path.join('knowledge', 'en', 'entries');
    appendFileSync(path.join(project, 'knowledge', 'company.yaml'), '\nhours: [open\n');
    writeFileSync(path.join(project, entries, 'moq.md'), '---\ntopic: moq\nversion: one\n---\n');
    const desk = startDesk({}, { project });
    const lines = await complaint(desk);
    expect(lines.join('\n')).toMatch(/company\.yaml:\d+/);
    expect(lines.join('\n')).toMatch(/moq\.md:\d+/);
    expect(lines.join('\n')).not.toMatch(/^\s+at /m);
    // The database can be opened as if nothing had been, and there is no password that nobody was shown.
    const next = startDesk({}, { folder: desk.folder });
    await next.opened();
    expect(passwordsIn(desk.stdout(), next.stdout())).toHaveLength(1);
  });
});

describe('a place that cannot be had', () => {
  it('a port in use: which one, and what to set; a password that was made is not kept for ever', async () => {
    const { server, port } = await occupy();
    try {
      const desk = startDesk({ PORT: String(port) });
      const lines = await complaint(desk);
      expect(lines).toEqual([`port ${port} on 127.0.0.1 is in use by another program; set PORT to a free one`]);
      const next = startDesk({}, { folder: desk.folder });
      await next.opened();
      const kept = readFileSync(path.join(desk.data, 'console-password'), 'utf8').trim();
      expect(passwordsIn(desk.stdout(), next.stdout())).toEqual([kept]);
    } finally {
      server.close();
    }
  });

  it('a data folder that takes no writes', async () => {
    const folder = newFolder();
    const letter = path.join(folder, 'letter.txt');
    writeFileSync(letter, 'not a folder');
    const data = path.join(letter, 'data');
    const [line, ...more] = await complaint(startDesk({ DATABASE_URL: `file:${data}/desk.db` }));
    expect(line).toContain(`the data folder ${data} takes no writes (`);
    expect(line).toContain('make it writable or set DATABASE_URL or DATA_DIR to another place');
    expect(more).toEqual([]);
    const [other, ...others] = await complaint(startDesk({ DATA_DIR: data }));
    expect(other).toMatch(/letter\.txt\/data takes no writes \(.*\); make it writable or set DATA_DIR/);
    expect(others).toEqual([]);
    expect(readFileSync(letter, 'utf8')).toBe('not a folder');
  });

  it('a database file that is something else is left as it is', async () => {
    const folder = newFolder();
    const file = path.join(folder, 'desk.db');
    writeFileSync(file, 'Dear diary, '.repeat(100));
    const lines = await complaint(startDesk({ DATABASE_URL: `file:${file}` }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`the database ${file} cannot be opened`);
    expect(readFileSync(file, 'utf8')).toBe('Dear diary, '.repeat(100));
    expect(existsSync(path.join(folder, 'console-password'))).toBe(false);
  });

  it('a database that another desk has: it says so, and the first goes on undisturbed', async () => {
    const first = startDesk();
    await first.opened();
    const lines = await complaint(startDesk({}, { folder: first.folder }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('another process of the desk is using this database; stop it first, or give this one');
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect(await first.terminate()).toBe(0);
  });
});

describe('secrets that nobody has set', () => {
  it('are made on the first start, kept for this user only, and the password is shown once', async () => {
    const desk = startDesk();
    await desk.opened();
    const [password] = passwordsIn(desk.stdout());
    for (const name of ['console-password', 'cookie-secret']) {
      expect(statSync(path.join(desk.data, name)).mode & 0o777).toBe(0o600);
    }
    expect(readFileSync(path.join(desk.data, 'console-password'), 'utf8').trim()).toBe(password);
    const login = await fetch(`${desk.url}/api/staff/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Luis', password }),
    });
    expect(login.status).toBe(200);
    await desk.terminate();
    desk.restart();
    await desk.opened();
    expect(desk.stdout()).not.toContain(password);
    expect(passwordsIn(desk.stdout())).toEqual([]);
  });

  it('are made anew when a power cut has left an empty file', async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, 'data'));
    writeFileSync(path.join(folder, 'data', 'console-password'), '');
    const desk = startDesk({}, { folder });
    await desk.opened();
    expect(passwordsIn(desk.stdout())).toHaveLength(1);
  });
});
