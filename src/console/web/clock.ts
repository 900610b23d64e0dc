/** Times as people read them. */

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** "14:05", on the reader's own clock. */
export function timeOfDay(at: string): string {
  return new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** "Today", "Yesterday", or "Monday, 5 January 2026". */
export function dayName(at: string, now: Date): string {
  const day = new Date(at);
  const daysAgo = Math.round((startOfDay(now) - startOfDay(day)) / (DAY_S * 1000));
  if (daysAgo === 0) return 'Today';
  if (daysAgo === 1) return 'Yesterday';
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' }).format(day);
}

/** "0:42", "12:05", "1 h 07 min", "3 days": how long something has been waiting. Never negative. */
export function howLong(since: string, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - new Date(since).getTime()) / 1000));
  if (seconds < HOUR_S) return `${Math.floor(seconds / MINUTE_S)}:${two(seconds % MINUTE_S)}`;
  if (seconds < DAY_S) return `${Math.floor(seconds / HOUR_S)} h ${two(Math.floor((seconds % HOUR_S) / MINUTE_S))} min`;
  const days = Math.floor(seconds / DAY_S);
  return days === 1 ? '1 day' : `${days} days`;
}

/** "just now", "5 min ago", "3 h ago", "2 days ago". */
export function ago(at: string, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - new Date(at).getTime()) / 1000));
  if (seconds < MINUTE_S) return 'just now';
  if (seconds < HOUR_S) return `${Math.floor(seconds / MINUTE_S)} min ago`;
  if (seconds < DAY_S) return `${Math.floor(seconds / HOUR_S)} h ago`;
  return `${howLong(at, now)} ago`;
}

const two = (n: number) => String(n).padStart(2, '0');
const startOfDay = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
