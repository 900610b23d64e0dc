/** A customer's browser, as far as the chat's server sees it. */
import type { ChatLines } from '../../src/channels/web/wire.ts';
import type { SmallDesk } from './small-desk.ts';

/** Says something; the browser has been here before when a cookie is given. */
export function chatPost({ app }: SmallDesk, body: object | string, cookie?: string) {
  return app.inject({
    method: 'POST',
    url: '/api/chat/messages',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    payload: body,
  });
}

/** Comes for the first time. @returns the cookie that the browser keeps */
export async function firstVisit({ app }: SmallDesk): Promise<string> {
  const answer = await app.inject('/api/chat/lines');
  return String(answer.headers['set-cookie']).split(';')[0] as string;
}

/** What the page shows, or what is new after a cursor. */
export async function chatLines({ app }: SmallDesk, cookie: string, after = ''): Promise<ChatLines> {
  return (await app.inject({ url: `/api/chat/lines?after=${after}`, headers: { cookie } })).json();
}
