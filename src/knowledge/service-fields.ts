/** The `service` part of `company.yaml`: when desks work, and how soon they must react. */
import { z } from 'zod';
import { DESKS, type Desk } from '../core/topic.ts';
import { day, group, must, wholeNumber } from './fields.ts';
import type { Hours, Span } from './hours.ts';

/** The times of one desk, as data. */
export interface ServiceTimes {
  /** Null: not known; then all time counts and nothing is promised. */
  readonly hours: Hours | null;
  readonly firstResponseMinutes: number;
  readonly repeatMinutes: number;
  readonly resolutionMinutes: number;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY_RANGE = new RegExp(`^(${DAYS.join('|')})(?:-(${DAYS.join('|')}))?$`);
const SPAN = /^([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-4]):([0-5]\d)$/;
const DAY_MINUTES = 1440;
const EXAMPLE = '{ mon-fri: "09:00-12:00, 13:00-18:00" }';

/** Until the company says otherwise; source: the desk's own defaults, to be confirmed by the company. */
const DEFAULTS = { firstResponseMinutes: 60, repeatMinutes: 120, resolutionMinutes: 3 * 480 } as const;
/** For who looks after people: soon, and at any hour. */
const PV_DEFAULTS = { ...DEFAULTS, firstResponseMinutes: 15, repeatMinutes: 15 } as const;

const spans = z
  .record(
    z.string().regex(DAY_RANGE, { error: 'is no day; write mon, sat or mon-fri' }),
    z.string({ error: must('hours of a day', EXAMPLE) }),
    { error: must('hours by day', EXAMPLE) },
  )
  .transform((byDay, context) => {
    const found: Span[] = [];
    for (const [days, text] of Object.entries(byDay)) {
      for (const part of text.split(',')) {
        const span = readSpan(part.trim());
        if (span) found.push(...weekdays(days).map((weekday) => ({ weekday, ...span })));
        else
          context.addIssue({
            code: 'custom',
            path: [days],
            message: `"${part.trim()}" are no hours; write like ${EXAMPLE}`,
          });
      }
    }
    return found;
  });

const hours = z.union([z.literal('always'), spans]).nullable();

const holiday = z.union([
  day('"2026-10-01"').transform((date) => ({ from: date, to: date })),
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/, { error: 'must be a day or days such as 2026-10-01..2026-10-07' })
    .transform((range) => ({ from: range.slice(0, 10), to: range.slice(12) })),
]);

const times = {
  hours: hours.optional(),
  firstResponseMinutes: wholeNumber(1, 100_000, 'firstResponseMinutes: 60').optional(),
  repeatMinutes: wholeNumber(5, 100_000, 'repeatMinutes: 120').optional(),
  resolutionMinutes: wholeNumber(10, 1_000_000, 'resolutionMinutes: 1440').optional(),
};

/** Reads the part; without it every desk has the defaults and no hours. */
export const SERVICE = group({
  ...times,
  holidays: z.array(holiday, { error: must('a list of days', 'holidays: ["2026-10-01..2026-10-07"]') }).optional(),
  desks: z.partialRecord(z.enum(DESKS as readonly [Desk, ...Desk[]]), group(times)).optional(),
})
  .optional()
  .transform((given = {}): Readonly<Record<Desk, ServiceTimes>> => {
    const { holidays = [], desks = {}, ...common } = given;
    const timesOf = (desk: Desk): ServiceTimes => {
      const isPv = desk === 'PV';
      const own = {
        ...(isPv ? PV_DEFAULTS : DEFAULTS),
        ...(isPv ? {} : without(common)),
        ...without(desks[desk] ?? {}),
      };
      return { ...own, hours: hoursFrom(own.hours ?? (isPv ? 'always' : null), holidays) };
    };
    return Object.fromEntries(DESKS.map((desk) => [desk, timesOf(desk)])) as Record<Desk, ServiceTimes>;
  });

type Given = z.infer<typeof hours> | undefined;

function hoursFrom(given: Given, holidays: Hours['holidays']): Hours | null {
  if (given === 'always') {
    return { spans: DAYS.map((_, i) => ({ weekday: i + 1, from: 0, to: DAY_MINUTES })), holidays: [] };
  }
  return given ? { spans: given, holidays } : null;
}

function without<T extends object>(times: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(times).filter(([, value]) => value !== undefined)) as never;
}

function weekdays(days: string): readonly number[] {
  const [, first = '', last = first] = DAY_RANGE.exec(days) ?? [];
  const from = DAYS.indexOf(first as (typeof DAYS)[number]);
  const length = ((DAYS.indexOf(last as (typeof DAYS)[number]) - from + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => ((from + i) % 7) + 1);
}

/** "22:00-02:00" ends on the next day. */
function readSpan(text: string): Pick<Span, 'from' | 'to'> | undefined {
  const [, ...parts] = SPAN.exec(text) ?? [];
  if (parts.length === 0) return undefined;
  const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = parts.map(Number);
  const from = h1 * 60 + m1;
  const to = h2 * 60 + m2;
  if (to > DAY_MINUTES || from === to) return undefined;
  return { from, to: to > from ? to : to + DAY_MINUTES };
}
