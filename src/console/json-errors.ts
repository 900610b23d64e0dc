/** Every error leaves as `{"error": "a sentence"}`; what happened inside stays in the log. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../channels/web/refusal.ts';

const OUR_FAULT = 'Something went wrong on our side. Please try again in a moment.';

/** Sentences for what the framework itself refuses, by its own code. */
const SENTENCES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'This request is too large: at most 256 kB.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send JSON, with the header "content-type: application/json".',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The request is empty; send JSON.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The request is not valid JSON.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The request broke off; please send it again.',
  FST_ERR_BAD_URL: 'This address is not valid.',
  FST_CSRF_MISSING_SECRET: 'This page is out of date. Reload it and try again.',
  FST_CSRF_INVALID_TOKEN: 'This page is out of date. Reload it and try again.',
};

/** Makes all errors of the server, and addresses that do not exist, JSON with a sentence. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(frameworkError);
  app.setNotFoundHandler((_request, reply) => {
    reply.code(404).send({ error: 'There is nothing at this address.' });
  });
}

/** Answers one error; the log gets those that are ours. */
export function frameworkError(thrown: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const { status, sentence } = outward(thrown);
  if (status >= 500 && !(thrown instanceof Refusal)) request.log.error({ err: thrown }, 'a web request failed');
  reply.code(status).type('application/json; charset=utf-8').send({ error: sentence });
}

function outward(thrown: FastifyError | Error): { readonly status: number; readonly sentence: string } {
  if (thrown instanceof Refusal) return { status: thrown.statusCode, sentence: thrown.message };
  const { code, statusCode = 500 } = thrown as Partial<FastifyError>;
  const known = code === undefined ? undefined : SENTENCES[code];
  if (known) return { status: statusCode, sentence: known };
  if (statusCode === 400 && thrown instanceof SyntaxError) {
    return { status: 400, sentence: 'The request is not valid JSON.' };
  }
  if (statusCode >= 400 && statusCode < 500) return { status: statusCode, sentence: 'This request cannot be served.' };
  return { status: 500, sentence: OUR_FAULT };
}
