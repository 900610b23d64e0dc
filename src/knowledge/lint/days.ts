/** How long before its end an editor hears of a date; DOMAIN.md §6.8. */
const WARNING_DAYS = 60;

/**
 * The last day on which a date still counts as near.
 *
 * @param today  `YYYY-MM-DD`
 * @returns      the same, 60 days later
 */
export function nearUntil(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + WARNING_DAYS);
  return day.toISOString().slice(0, 10);
}
