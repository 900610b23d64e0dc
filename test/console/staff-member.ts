/** A staff member's browser, as far as the server sees it. */
import { PASSWORD, type SmallDesk } from './small-desk.ts';

export interface Session {
  readonly cookies: Record<string, string>;
  readonly csrf: string;
}

/** Tries a password, from this machine unless another address is given. */
export function staffLogin({ app }: SmallDesk, password: string, name = 'Ana Souza', remoteAddress = '127.0.0.1') {
  return app.inject({ method: 'POST', url: '/api/staff/login', payload: { password, name }, remoteAddress });
}

/** Logs in with the right password. */
export async function staffEnters(desk: SmallDesk, name?: string): Promise<Session> {
  const answer = await staffLogin(desk, PASSWORD, name);
  return {
    cookies: Object.fromEntries(answer.cookies.map((cookie) => [cookie.name, cookie.value])),
    csrf: answer.json().csrf,
  };
}

export function staffReads({ app }: SmallDesk, url: string, { cookies }: Pick<Session, 'cookies'>) {
  return app.inject({ url, cookies });
}

export function staffActs({ app }: SmallDesk, url: string, { cookies, csrf }: Session, payload: object = {}) {
  return app.inject({ method: 'POST', url, cookies, headers: { 'x-csrf-token': csrf }, payload });
}
