/** The door of the staff page: who may enter, and for how long. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PASSWORD, type SmallDesk, smallDesk } from './small-desk.ts';
import { type Session, staffActs, staffEnters, staffLogin, staffReads } from './staff-member.ts';
import { chatPost } from './visitor.ts';

let now = new Date('2026-01-05T02:00:00Z').getTime();
let desk: SmallDesk;
beforeEach(async () => {
  desk = await smallDesk({ now: () => new Date(now) });
});
afterEach(() => desk.close());

const login = (password: string, name?: string, remoteAddress?: string) =>
  staffLogin(desk, password, name, remoteAddress);
const enter = (name?: string) => staffEnters(desk, name);
const read = (url: string, session: Pick<Session, 'cookies'>) => staffReads(desk, url, session);
const act = (url: string, session: Session, payload?: object) => staffActs(desk, url, session, payload);

describe('logging in', () => {
  it('takes the password and a name, and keeps them for twelve hours', async () => {
    const answer = await login(PASSWORD, '  Ana\u0000  Souza ');
    expect(answer.json()).toEqual({ name: 'Ana Souza', csrf: expect.any(String) });
    expect(answer.headers['set-cookie']).toContainEqual(
      expect.stringMatching(/^desk_staff=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/),
    );
    const session = await enter();
    now += 12 * 60 * 60 * 1000 - 1;
    expect((await read('/api/staff/me', session)).json()).toMatchObject({ name: 'Ana Souza' });
    now += 1;
    expect((await read('/api/staff/me', session)).statusCode).toBe(401);
  });

  it('refuses a wrong password, and after five a minute even the right one, per address', async () => {
    for (let i = 0; i < 5; i++) expect((await login('guess')).statusCode).toBe(401);
    const refused = await login(PASSWORD);
    expect(refused.statusCode).toBe(429);
    expect(refused.json().error).toMatch(/^Too many wrong passwords\. Please wait \d+ seconds/);
    expect((await login(PASSWORD, 'Ana', '192.0.2.7')).statusCode).toBe(200);
  });

  it('does not count right passwords', async () => {
    for (let i = 0; i < 10; i++) expect((await login(PASSWORD)).statusCode).toBe(200);
  });

  it('shows nothing to those who have not logged in', async () => {
    await chatPost(desk, { id: 'm1', text: 'hello' });
    const id = (await desk.store.conversations(1))[0]?.id;
    for (const url of [
      '/api/staff/me',
      '/api/staff/conversations',
      `/api/staff/conversations/${id}`,
      '/api/staff/events',
    ]) {
      expect((await read(url, { cookies: {} })).statusCode).toBe(401);
    }
    const answer = await act(
      `/api/staff/conversations/${id}/messages`,
      { cookies: {}, csrf: '' },
      { id: 's1', text: 'hi' },
    );
    expect(answer.statusCode).toBe(401);
  });

  it('is not fooled by another cookie that the desk has signed', async () => {
    const chat = (await desk.app.inject('/api/chat/lines')).cookies[0]?.value as string;
    expect((await read('/api/staff/me', { cookies: { desk_staff: chat } })).statusCode).toBe(401);
    const { cookies } = await enter();
    expect((await read('/api/staff/me', { cookies: { desk_staff: cookies.desk_csrf as string } })).statusCode).toBe(
      401,
    );
  });

  it('survives a restart, and ends with a new password', async () => {
    const session = await enter();
    const restarted = await smallDesk({ now: () => new Date(now) });
    const answer = await restarted.app.inject({ url: '/api/staff/me', cookies: session.cookies });
    expect(answer.statusCode).toBe(200);
    await restarted.close();
    const changed = await smallDesk({ now: () => new Date(now), password: 'another one' });
    expect((await changed.app.inject({ url: '/api/staff/me', cookies: session.cookies })).statusCode).toBe(401);
    await changed.close();
  });

  it('ends for good with logging out, also for a copy of the cookie', async () => {
    const session = await enter();
    expect((await act('/api/staff/logout', session)).statusCode).toBe(200);
    expect((await read('/api/staff/me', session)).statusCode).toBe(401);
  });
});
