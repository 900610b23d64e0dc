/** The web server: probes, pages, and how it refuses. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer } from '../../src/console/server.ts';
import { ConfigError } from '../../src/core/errors.ts';
import { PASSWORD, SECRET, type SmallDesk, smallDesk, type Unusual } from './small-desk.ts';

let desk: SmallDesk | undefined;
const folders: string[] = [];
afterEach(async () => {
  await desk?.close();
  desk = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
async function open(unusual?: Unusual): Promise<SmallDesk> {
  desk = await smallDesk(unusual);
  return desk;
}

/** Pages as the build leaves them. */
function builtPages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-pages-'));
  folders.push(folder);
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>%COMPANY%</title>');
  writeFileSync(join(folder, 'staff.html'), '<title>Staff · %COMPANY%</title>');
  writeFileSync(join(folder, 'assets', 'chat-1a2b.js'), 'export {}');
  return folder;
}

describe('probes', () => {
  it('says that the process runs', async () => {
    const answer = await (await open()).app.inject('/healthz');
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('says ready when every part is', async () => {
    const answer = await (await open()).app.inject('/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([200, { ready: true, parts: {} }]);
  });

  it('names each part that is not ready, and why', async () => {
    const parts = { store: true, telegram: 'Telegram refuses TELEGRAM_BOT_TOKEN; set the right one' } as const;
    const answer = await (await open({ ready: async () => ({ ready: false, parts }) })).app.inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ ready: false, parts: { telegram: parts.telegram } });
  });

  it('shows metrics to a program on this machine, and not to a stranger behind a proxy here', async () => {
    const { app } = await open();
    expect((await app.inject('/metrics')).body).toBe('desk_up 1\n');
    for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']) {
      const answer = await app.inject({ url: '/metrics', headers: { [header]: '203.0.113.9' } });
      expect(answer.statusCode).toBe(403);
    }
    expect((await app.inject({ url: '/metrics', remoteAddress: '203.0.113.9' })).statusCode).toBe(403);
  });

  it('shows metrics to staff who have logged in, wherever they are', async () => {
    const { app } = await open();
    const payload = { password: PASSWORD, name: 'Ana' };
    const login = await app.inject({ method: 'POST', url: '/api/staff/login', payload });
    const cookies = Object.fromEntries(login.cookies.map(({ name, value }) => [name, value]));
    expect((await app.inject({ url: '/metrics', remoteAddress: '203.0.113.9', cookies })).statusCode).toBe(200);
  });
});

describe('pages', () => {
  it('stand at / and /staff with the company’s name in them, and are asked for anew each time', async () => {
    const { app } = await open({ folder: builtPages() });
    const chat = await app.inject('/');
    expect(chat.body).toBe('<title>Tianming Pharmaceuticals</title>');
    expect(chat.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' });
    expect((await app.inject('/staff')).body).toBe('<title>Staff · Tianming Pharmaceuticals</title>');
  });

  it('have files that browsers may keep for ever, because their names change with them', async () => {
    const answer = await (await open({ folder: builtPages() })).app.inject('/assets/chat-1a2b.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('may load only their own files, run no inline script and stand in no frame', async () => {
    const { headers } = await (await open({ folder: builtPages() })).app.inject('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https:|\*|data:/);
  });

  it('say what to do when they are not built', async () => {
    const answer = await (await open({ folder: '/nowhere' })).app.inject('/');
    expect([answer.statusCode, answer.json().error]).toEqual([503, expect.stringContaining('npm run build')]);
  });

  it('cannot be climbed out of', async () => {
    const { app } = await open({ folder: builtPages() });
    for (const url of ['/assets/../index.html', '/assets/%2e%2e/index.html', '/assets/..%2f..%2f..%2fetc%2fpasswd']) {
      expect((await app.inject(url)).statusCode).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('refusals', () => {
  const send = (payload: string, type = 'application/json') =>
    (desk as SmallDesk).app.inject({
      method: 'POST',
      url: '/api/chat/messages',
      headers: { 'content-type': type },
      payload,
    });

  it('are one sentence of JSON, never a stack', async () => {
    await open();
    for (const [answer, status] of [
      [await send('{"id":'), 400],
      [await send('id=m1&text=hello', 'application/x-www-form-urlencoded'), 415],
      [await send('{"id":"m1","text":"posted by a form"}', 'text/plain'), 415],
      [await send(JSON.stringify({ id: 'm1', text: 'x'.repeat(300_000) })), 413],
      [await (desk as SmallDesk).app.inject('/nothing/here'), 404],
      [await (desk as SmallDesk).app.inject('/%zz'), 400],
    ] as const) {
      expect(answer.statusCode).toBe(status);
      expect(answer.json()).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) });
    }
  });

  it('tell nothing about what went wrong inside', async () => {
    await open({ ready: () => Promise.reject(new Error('secret: /var/lib/desk.db is full')) });
    const answer = await (desk as SmallDesk).app.inject('/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([
      500,
      { error: 'Something went wrong on our side. Please try again in a moment.' },
    ]);
  });
});

describe('the port', () => {
  it('in use by another program is a sentence that says what to do', async () => {
    const taken = Number(new URL(await (await open()).server.listen()).port);
    const ready = async () => ({ ready: true, parts: {} });
    const second = await createServer({ host: '127.0.0.1', port: taken, secret: SECRET, companyName: () => '', ready });
    const failure = await second.listen().catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(ConfigError);
    expect((failure as Error).message).toBe(
      `port ${taken} on 127.0.0.1 is in use by another program; set PORT to a free one`,
    );
    await second.close();
  });

  it('on an address that this machine does not have names HOST', async () => {
    const ready = async () => ({ ready: true, parts: {} });
    const server = await createServer({ host: '203.0.113.9', port: 0, secret: SECRET, companyName: () => '', ready });
    await expect(server.listen()).rejects.toThrow(/203\.0\.113\.9 is not an address of this machine; set HOST/);
    await server.close();
  });
});
