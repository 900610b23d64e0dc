/** Working hours on the calendar: whether it is working time, and when so much of it has passed. */
import { DateTime } from 'luxon';

/** A span of one weekday; `to` may lie past midnight. Minutes since the day began. */
export interface Span {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** 0 to 1439. */
  readonly from: number;
  /** Up to 2880; greater than `from`. */
  readonly to: number;
}

/** When a desk works. Days are `YYYY-MM-DD`. */
export interface Hours {
  readonly spans: readonly Span[];
  /** First and last day of each, both free. A span that began the evening before still ends in the morning. */
  readonly holidays: readonly { readonly from: string; readonly to: string }[];
}

/** Working time from one moment to another, as milliseconds since 1970. */
interface Shift {
  readonly from: number;
  readonly to: number;
}

/** A desk that never opens again within this many days has a mistake in its hours; then the plain clock counts. */
const MOST_DAYS = 400;

/** Whether a moment lies in working hours. */
export function isWorkingTime(hours: Hours, zone: string, at: Date): boolean {
  const moment = at.getTime();
  return shiftsAround(hours, zone, at, 0).some(({ from, to }) => from <= moment && moment < to);
}

/** The moment at which so much working time has passed since `from`, at the earliest when work begins next. */
export function afterWorking(hours: Hours, zone: string, from: Date, workingMs: number): Date {
  let left = workingMs;
  let reached = from.getTime();
  for (let day = 0; day < MOST_DAYS; day += 1) {
    for (const shift of shiftsAround(hours, zone, from, day)) {
      const begins = Math.max(shift.from, reached);
      if (begins >= shift.to) continue;
      if (begins + left <= shift.to) return new Date(begins + left);
      left -= shift.to - begins;
      reached = shift.to;
    }
  }
  return new Date(from.getTime() + workingMs);
}

/** The shifts that begin on a day, counted from that of `from`, oldest first; for day 0 also those of the day before. */
function shiftsAround(hours: Hours, zone: string, from: Date, day: number): readonly Shift[] {
  const midnight = DateTime.fromJSDate(from, { zone }).startOf('day').plus({ days: day });
  const days = day === 0 ? [midnight.minus({ days: 1 }), midnight] : [midnight];
  return days.flatMap((begin) => shiftsOf(hours, begin)).sort((a, b) => a.from - b.from);
}

function shiftsOf({ spans, holidays }: Hours, midnight: DateTime): readonly Shift[] {
  const date = midnight.toISODate() ?? '';
  if (holidays.some((holiday) => holiday.from <= date && date <= holiday.to)) return [];
  return spans
    .filter(({ weekday }) => weekday === midnight.weekday)
    .map(({ from, to }) => ({ from: onClock(midnight, from), to: onClock(midnight, to) }));
}

/** By the clock on the wall: 09:00 is 09:00 also on the day on which the clocks change. */
function onClock(midnight: DateTime, minutes: number): number {
  const day = midnight.plus({ days: Math.floor(minutes / 1440) });
  return day.set({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 }).toMillis();
}
