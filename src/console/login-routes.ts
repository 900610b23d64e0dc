/** Logging in and out of the staff page. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cleanText } from '../channels/web/clean-text.ts';
import { Refusal } from '../channels/web/refusal.ts';
import type { StaffAuth, StaffSession } from './auth.ts';
import type { Me } from './wire.ts';

/** Enough for slips of the finger; a guesser needs centuries for a generated password. */
const WRONG_PASSWORDS_PER_MINUTE = 5;

const login = z.object({
  password: z.string().max(1000),
  name: z
    .string()
    .transform((name) => cleanText(name).replace(/\s+/g, ' '))
    .pipe(z.string().min(1).max(60)),
});

/** Who asks; refuses with 401 those who have not logged in. */
export type RequireStaff = (request: FastifyRequest) => Promise<StaffSession>;

/** Adds `login`, `logout` and `me`; `csrfProtection` and `generateCsrf` must be there already. */
export function loginRoutes(app: FastifyInstance, auth: StaffAuth, requireStaff: RequireStaff): void {
  const wrongPasswords = app.createRateLimit({ max: WRONG_PASSWORDS_PER_MINUTE, timeWindow: 60_000 });

  app.post('/api/staff/login', async (request, reply): Promise<Me> => {
    const parsed = login.safeParse(request.body);
    if (!parsed.success) throw new Refusal(400, 'Give the password, and your name with at most 60 letters.');
    const { password, name } = parsed.data;

    const tries = await wrongPasswords(request, { increment: false });
    if (!tries.isAllowed && tries.remaining === 0) {
      reply.header('retry-after', tries.ttlInSeconds);
      throw new Refusal(429, `Too many wrong passwords. Please wait ${tries.ttlInSeconds} seconds and try again.`);
    }
    if (!auth.isPassword(password)) {
      await wrongPasswords(request);
      throw new Refusal(401, 'This password is not right.');
    }
    return me(auth.begin(name, request, reply), request, reply);
  });

  app.get('/api/staff/me', async (request, reply): Promise<Me> => me(await requireStaff(request), request, reply));

  app.post('/api/staff/logout', { onRequest: app.csrfProtection }, async (request, reply) => {
    await auth.end(await requireStaff(request), reply);
    return { ok: true };
  });
}

function me({ name, sid }: StaffSession, request: FastifyRequest, reply: FastifyReply): Me {
  return { name, csrf: reply.generateCsrf({ userInfo: sid, secure: request.protocol === 'https' }) };
}
