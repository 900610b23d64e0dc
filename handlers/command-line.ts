/** A line of staff that begins with `/`: the command, the words behind it, a time in them. */
import type { StaffTurn } from '../src/core/index.ts';

/** Said now and here: not changed afterwards, not said to a customer on their own chat, and not a note ("// …"). */
export function isCommand({ kind, text, alreadySent }: StaffTurn['message']): boolean {
  return kind === 'text' && alreadySent !== true && text.startsWith('/') && !text.startsWith('//');
}

/** "/close@desk_bot now" → "/close". */
export function commandOf(text: string): string {
  return (/^\/[a-z_]*/i.exec(text)?.[0] ?? '/').toLowerCase();
}

/** "/snooze@desk_bot 2h" → "2h"; empty when there is nothing. */
export function wordsBehind(text: string): string {
  return text.replace(/^\/\S*\s*/, '').trim();
}

const SPAN = /^(\d{1,3})\s*(m|min|h|d)$/i;
const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };
const ONE_HOUR = '1h';

/** The moment that "30m", "2h" or "1d" leads to; an hour when nothing is said, undefined for anything else. */
export function timeIn(words: string, now: Date): Date | undefined {
  const [, count, unit] = SPAN.exec(words || ONE_HOUR) ?? [];
  const each = UNIT_MS[(unit ?? '').toLowerCase()];
  return each === undefined || Number(count) === 0 ? undefined : new Date(now.getTime() + Number(count) * each);
}
