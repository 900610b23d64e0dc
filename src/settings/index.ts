/** Every setting: its name, how it is read, its default, and the line that explains it in `.env.example`. */
import { ALERTS } from './alerts.ts';
import { HOUSE, KEYS } from './house.ts';
import type { Setting } from './kinds.ts';
import { TELEGRAM } from './telegram.ts';
import { WHATSAPP } from './whatsapp.ts';

export type { Setting } from './kinds.ts';

/** Every setting, in the order of `.env.example`. */
export const SETTINGS: readonly Setting[] = [...HOUSE, ...TELEGRAM, ...WHATSAPP, ...ALERTS, ...KEYS];

/** The text of `.env.example`: every setting with its line, defaults filled in but switched off. */
export function envExample(): string {
  const head = '# Settings of the desk. Copy to .env and change what you need; everything has a default.\n';
  return head + SETTINGS.map(({ name, example, about }) => `\n# ${about}\n#${name}=${example}\n`).join('');
}
