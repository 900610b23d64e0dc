/** Who is at the staff page: a password shared by the staff, and the name each gives when logging in. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Store } from '../store/store.ts';

const COOKIE = 'desk_staff';
/** Begins every value that this file signs, and no other signed value. */
const MARK = 'staff.';
const TWELVE_HOURS_MS = 12 * 60 * 60 * 1000;

/** A logged-in staff member. */
export interface StaffSession {
  readonly sid: string;
  /** What the person is called; customers see it. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export interface StaffAuth {
  isPassword(given: string): boolean;
  /** Logs a person in; the browser keeps the session, so a restart of the desk does not end it. */
  begin(name: string, request: FastifyRequest, reply: FastifyReply): StaffSession;
  /** Ends the session for good, also for a copy of its cookie. */
  end(session: StaffSession, reply: FastifyReply): Promise<void>;
  /** The session of a request, when it is ours, not over and not ended. */
  session(request: FastifyRequest): Promise<StaffSession | undefined>;
  /** The id of the session that a request claims, for binding form tokens to it. */
  claimedId(request: FastifyRequest): string;
}

export interface StaffAuthOptions {
  readonly password: string;
  readonly secret: string;
  readonly store: Pick<Store, 'fact' | 'keepFact'>;
  readonly now: () => Date;
}

const kept = z.object({ sid: z.string(), name: z.string(), until: z.number(), key: z.string() });

/** Sessions in a signed cookie; the signature is the server's, and a new password ends all sessions. */
export function createStaffAuth({ password, secret, store, now }: StaffAuthOptions): StaffAuth {
  const key = createHmac('sha256', secret).update(`staff password ${password}`).digest('base64url');

  function read(request: FastifyRequest): StaffSession | undefined {
    const cookie = request.cookies[COOKIE];
    const { valid, value } = cookie ? request.unsignCookie(cookie) : { valid: false, value: null };
    // The signature does not cover the cookie's name: a chat cookie under this name is signed, too.
    if (!valid || !value?.startsWith(MARK)) return undefined;
    const parsed = kept.safeParse(JSON.parse(Buffer.from(value.slice(MARK.length), 'base64url').toString()));
    if (!parsed.success || parsed.data.key !== key || parsed.data.until <= now().getTime()) return undefined;
    const { sid, name, until } = parsed.data;
    return { sid, name, until };
  }

  return {
    isPassword(given) {
      return timingSafeEqual(sha256(given), sha256(password));
    },
    begin(name, request, reply) {
      const session = { sid: randomBytes(16).toString('base64url'), name, until: now().getTime() + TWELVE_HOURS_MS };
      const value = MARK + Buffer.from(JSON.stringify({ ...session, key })).toString('base64url');
      reply.setCookie(COOKIE, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: request.protocol === 'https',
        signed: true,
        maxAge: TWELVE_HOURS_MS / 1000,
      });
      return session;
    },
    async end(session, reply) {
      await store.keepFact(endedKey(session.sid), now().toISOString());
      reply.clearCookie(COOKIE, { path: '/' });
    },
    async session(request) {
      const session = read(request);
      return session && (await store.fact(endedKey(session.sid))) === undefined ? session : undefined;
    },
    claimedId: (request) => read(request)?.sid ?? '',
  };
}

const endedKey = (sid: string) => `console.session-ended.${sid}`;
const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** The id under which a person's messages stand: the name in small letters, words joined by hyphens. */
export function staffId(name: string): string {
  const words =
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join('-') || 'staff';
}
