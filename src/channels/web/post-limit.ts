/** How fast one visitor may post, and one network address for all its visitors together. */
import type {} from '@fastify/rate-limit';
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify';
import { Refusal } from './refusal.ts';
import { knownVisitor } from './visitor.ts';

/** Faster than anyone types; a program that repeats itself meets it soon. */
const PER_VISITOR = 30;
/** An office shares one address; hundreds of posts a minute from fresh visitors are a flood. */
const PER_ADDRESS = 300;
const A_MINUTE_MS = 60_000;

/** A hook that refuses with 429, a sentence and `retry-after` what comes too fast. */
export function postLimit(app: FastifyInstance): onRequestAsyncHookHandler {
  const limits = [
    app.createRateLimit({
      max: PER_VISITOR,
      timeWindow: A_MINUTE_MS,
      keyGenerator: (request) => `${knownVisitor(request) ?? 'new'} ${request.ip}`,
    }),
    app.createRateLimit({ max: PER_ADDRESS, timeWindow: A_MINUTE_MS }),
  ];

  return async (request, reply) => {
    for (const limit of limits) {
      const state = await limit(request);
      if (state.isAllowed || !state.isExceeded) continue;
      const seconds = Math.max(1, state.ttlInSeconds);
      reply.header('retry-after', seconds);
      throw new Refusal(429, `That was a lot of messages at once. Please wait ${seconds} seconds and send it again.`);
    }
  };
}
