import { ApiError, badRequest } from '../api-error.ts';
import { isSet, listIn, numberIn, textIn } from '../params.ts';
import type { Method } from './context.ts';

/** The longest wait of one `getUpdates`, in seconds. */
const MAX_TIMEOUT_S = 50;

const getUpdates: Method = ({ updates, webhook }, { params, closed }) => {
  if (webhook.url() !== '') {
    throw new ApiError(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  updates.allow(listIn(params, 'allowed_updates'));
  return updates.poll({
    offset: numberIn(params, 'offset') ?? 0,
    limit: Math.min(Math.max(numberIn(params, 'limit') ?? 100, 1), 100),
    timeoutMs: Math.min(Math.max(numberIn(params, 'timeout') ?? 0, 0), MAX_TIMEOUT_S) * 1000,
    closed,
  });
};

const setWebhook: Method = ({ updates, webhook }, { params }) => {
  const url = textIn(params, 'url');
  const secret = textIn(params, 'secret_token');
  if (secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  if (url !== '' && !URL.canParse(url)) throw badRequest('invalid webhook URL specified');
  if (isSet(params, 'drop_pending_updates')) updates.clear();
  updates.allow(listIn(params, 'allowed_updates'));
  updates.conflict('Conflict: terminated by setWebhook request');
  webhook.set(url, secret);
  return true;
};

const deleteWebhook: Method = ({ updates, webhook }, { params }) => {
  if (isSet(params, 'drop_pending_updates')) updates.clear();
  webhook.set('', '');
  return true;
};

/** The methods about how updates reach the bot. */
export const receiving: Record<string, Method> = {
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo: ({ webhook }) => webhook.info(),
};
