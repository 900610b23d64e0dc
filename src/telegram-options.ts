/** What the Telegram channel is made with. */
import { customerMenu, staffMenu } from '../handlers/menu.ts';
import type { createTelegramChannel } from './channels/index.ts';
import type { Config } from './config.ts';
import type { MindHolder } from './core/mind.ts';
import type { createLog } from './logging.ts';
import { secret } from './secrets.ts';
import type { Store } from './store/store.ts';

type TelegramOptions = Parameters<typeof createTelegramChannel>[0];

/** What the rest of the desk gives it. */
interface Surroundings {
  readonly store: Store;
  readonly log: ReturnType<typeof createLog>;
  readonly keeper: MindHolder & { knowledge(): { readonly languages: ReadonlyMap<string, unknown> } };
}

/** The options; a secret for the webhook is made when the settings have none. */
export function telegramOptions(
  config: Config,
  { token, apiRoot, staffChatId, topicMode, webhookUrl, webhookSecret }: NonNullable<Config['telegram']>,
  { store, log, keeper }: Surroundings,
): TelegramOptions {
  const webhook = webhookUrl
    ? { url: webhookUrl, secret: webhookSecret ?? secret(config.dataDir, 'telegram-webhook-secret').value }
    : undefined;
  return {
    token,
    topicMode,
    store,
    menus: () => menusOf(keeper),
    log: log.child({ part: 'telegram' }),
    ...(apiRoot ? { apiRoot } : {}),
    ...(staffChatId ? { staffChatId } : {}),
    ...(webhook ? { webhook } : {}),
  };
}

/** Menus in every language that the desk has words of. */
function menusOf(keeper: Surroundings['keeper']): ReturnType<NonNullable<TelegramOptions['menus']>> {
  const mind = keeper.current();
  const languages = [...keeper.knowledge().languages.keys()];
  const now = new Date();
  return {
    customers: new Map(languages.map((language) => [language, customerMenu(mind.view(language, now))])),
    staff: staffMenu,
  };
}
