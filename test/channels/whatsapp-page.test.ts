/** The page on which staff pair the desk with a phone. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Pairing } from '../../src/channels/whatsapp/pairing.ts';
import { pairingPage } from '../../src/channels/whatsapp/pairing-page.ts';

const LOST = { ready: false, why: 'the phone has <logged> us out' } as const;

let app: FastifyInstance;
let now: Pairing;
let wanted: number;

beforeEach(() => {
  app = Fastify();
  wanted = 0;
  now = { state: 'unpaired', qr: 'https://wa.me/settings/linked_devices#2@secret,<b>', health: LOST };
  pairingPage(app, {
    isStaff: async (request) => request.headers.cookie === 'staff',
    pairing: () => now,
    wanted: () => (wanted += 1),
  });
});
afterEach(() => app.close());

const get = (url: string, cookie = 'staff') => app.inject({ url, headers: { cookie } });

describe('the pairing page', () => {
  it('is for staff only: others are sent to the login, and get no picture', async () => {
    const page = await get('/staff/whatsapp', 'stranger');
    expect([page.statusCode, page.headers.location]).toEqual([302, '/staff']);
    expect((await get('/staff/whatsapp/code.svg', 'stranger')).statusCode).toBe(401);
    expect(wanted).toBe(0);
  });

  it('shows the code as a picture that no browser keeps, and comes again by itself', async () => {
    const page = await get('/staff/whatsapp');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).toContain('http-equiv="refresh"');
    expect(page.body).toContain('/staff/whatsapp/code.svg');
    expect(page.body).not.toContain('secret');
    const picture = await get('/staff/whatsapp/code.svg');
    expect(picture.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-store' });
    expect(picture.body).toMatch(/^<svg/);
    expect(wanted).toBe(1);
  });

  it('shows what to type when we pair by number', async () => {
    now = { state: 'unpaired', code: 'ABCD1234', health: LOST };
    expect((await get('/staff/whatsapp')).body).toContain('ABCD-1234');
  });

  it('says that the desk is paired, or what is wrong', async () => {
    now = { state: 'paired', health: { ready: true } };
    expect((await get('/staff/whatsapp')).body).toContain('paired and connected');
    expect((await get('/staff/whatsapp/code.svg')).statusCode).toBe(404);
    now = { state: 'paired', health: LOST };
    expect((await get('/staff/whatsapp')).body).toContain('has &#60;logged&#62; us out');
    now = { state: 'unpaired', health: LOST };
    expect((await get('/staff/whatsapp')).body).toContain('Waiting for a code');
  });
});
