/** Who a browser is: a random address in a signed cookie, given on the first visit. */
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'desk_chat';
const ADDRESS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ONE_YEAR_S = 365 * 24 * 60 * 60;

/** The customer's address when the browser brings a cookie that we signed. */
export function knownVisitor(request: FastifyRequest): string | undefined {
  const cookie = request.cookies[COOKIE];
  if (!cookie) return undefined;
  const { valid, value } = request.unsignCookie(cookie);
  // The signature does not cover the cookie's name: only what looks like an address is one.
  return valid && value && ADDRESS.test(value) ? value : undefined;
}

/** The customer's address; a browser without one is given one with the answer. */
export function visitor(request: FastifyRequest, reply: FastifyReply): string {
  const known = knownVisitor(request);
  if (known) return known;
  const address = randomUUID();
  reply.setCookie(COOKIE, address, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    signed: true,
    maxAge: ONE_YEAR_S,
  });
  return address;
}
