/** What Telegram offers to whoever types "/": one list for customers, in each language, and one for the staff chat. */
import type { Logger } from 'pino';
import { reason } from '../../core/errors.ts';
import type { Api } from './api.ts';

/** One line of a menu: the command without its "/". */
interface MenuLine {
  readonly command: string;
  readonly about: string;
}

export interface Menus {
  /** By language, ISO 639-1; the English one is also for all others. */
  readonly customers: ReadonlyMap<string, readonly MenuLine[]>;
  readonly staff: readonly MenuLine[];
}

/** Telegram cuts nothing: a longer description refuses the whole menu. */
const LONGEST_ABOUT = 256;
const ELSE = 'en';

/** Puts the menus up. They only help: what fails is noted, and tried again at the next start. */
export async function putUpMenus(
  api: Api,
  { customers, staff }: Menus,
  staffChat: string | undefined,
  log: Logger,
): Promise<void> {
  try {
    for (const [language, lines] of customers) {
      const scope = { type: 'all_private_chats' } as const;
      const call = { commands: commandsOf(lines), scope };
      if (language === ELSE) await api.call('setMyCommands', call);
      else await api.call('setMyCommands', { ...call, language_code: language });
    }
    if (staffChat !== undefined) {
      const scope = { type: 'chat', chat_id: staffChat } as const;
      await api.call('setMyCommands', { commands: commandsOf(staff), scope });
    }
  } catch (thrown) {
    log.warn({ why: reason(thrown) }, 'telegram: the menus of commands could not be put up');
  }
}

function commandsOf(lines: readonly MenuLine[]) {
  return lines.map(({ command, about }) => ({ command, description: about.slice(0, LONGEST_ABOUT) }));
}
