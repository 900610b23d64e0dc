/** The lines that `simulate` takes, and the times in them. */
import { z } from 'zod';

const KINDS = ['text', 'image', 'voice', 'document', 'sticker', 'contact', 'location', 'edit'] as const;

const customer = z.strictObject({
  from: z.literal('customer'),
  customer: z.string().min(1),
  text: z.string().optional(),
  messageId: z.string().min(1).optional(),
  kind: z.enum(KINDS).optional(),
  caption: z.string().optional(),
  editOf: z.string().min(1).optional(),
});

const staff = z.strictObject({
  from: z.literal('staff'),
  staff: z.string().min(1),
  customer: z.string().min(1).optional(),
  text: z.string(),
  messageId: z.string().min(1).optional(),
});

/** One line of input: someone says something, or time passes. */
export const simulateLine = z.union([
  customer,
  staff,
  z.strictObject({ advance: z.string() }),
  z.strictObject({ clock: z.string() }),
]);

export type SimulateLine = z.infer<typeof simulateLine>;

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds. @throws Error that shows an example */
export function parseDuration(text: string): number {
  const parts = DURATION.exec(text);
  if (!parts || text === 'P' || text.endsWith('T'))
    throw new Error(`"${text}" is no duration; write PT15M, PT5S, P1DT2H`);
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** A moment; one without an offset is read in `timeZone`. @throws Error that shows an example */
export function parseClock(text: string, timeZone: string): Date {
  const hasOffset = /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  const asUtc = new Date(hasOffset ? text : `${text}Z`);
  if (Number.isNaN(asUtc.getTime())) throw new Error(`"${text}" is no time; write 2026-01-04T23:30:00+08:00`);
  return hasOffset ? asUtc : new Date(asUtc.getTime() - offsetMs(asUtc, timeZone));
}

/** How far a zone's clocks are ahead of UTC at a moment. */
function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - at.getTime()
  );
}
