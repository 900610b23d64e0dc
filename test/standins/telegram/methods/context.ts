import type { Files } from '../files.ts';
import type { Journal } from '../journal.ts';
import type { Updates } from '../updates.ts';
import type { Webhook } from '../webhook.ts';
import type { CallbackQuery, Params, Upload } from '../wire.ts';
import type { World } from '../world.ts';

/** A button press and what became of it. */
interface Press {
  query: CallbackQuery;
  /** Too old to be answered. */
  expired: boolean;
  /** What the bot answered, if it did. */
  answer?: { text?: string; show_alert?: boolean };
}

/** All that a method may touch. */
export interface Context {
  world: World;
  files: Files;
  updates: Updates;
  webhook: Webhook;
  journal: Journal;
  /** Button presses by the id of their callback query. */
  presses: Map<string, Press>;
  /** Whether the bot sees only what is meant for it in groups. */
  privacyMode: boolean;
  /** What `setMyCommands` stored, by scope and language. */
  commands: Map<string, unknown[]>;
}

/** One call with its decoded parameters. */
export interface Request {
  params: Params;
  files: readonly Upload[];
  /** Aborted when the bot's connection is gone. */
  closed: AbortSignal;
}

/** One method of the Bot API: returns its result or throws an `ApiError`. */
export type Method = (context: Context, request: Request) => unknown;
