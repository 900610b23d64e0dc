/** A desk's times as handlers ask for them. */
import type { Service } from '../core/service.ts';
import { afterWorking, isWorkingTime } from './hours.ts';
import type { ServiceTimes } from './service-fields.ts';

const MINUTE_MS = 60_000;

/** @param zone  IANA name of the zone that the hours are in */
export function serviceOf(times: ServiceTimes, zone: string): Service {
  const { hours, firstResponseMinutes, repeatMinutes, resolutionMinutes } = times;
  return {
    firstResponseMs: firstResponseMinutes * MINUTE_MS,
    repeatMs: repeatMinutes * MINUTE_MS,
    resolutionMs: resolutionMinutes * MINUTE_MS,
    hoursKnown: hours !== null,
    isOpen: (at) => hours === null || isWorkingTime(hours, zone, at),
    after: (from, ms) => (hours === null ? new Date(from.getTime() + ms) : afterWorking(hours, zone, from, ms)),
  };
}

/** Languages that we write in Latin letters though their own script is another. */
const WRITTEN_AS: Readonly<Record<string, string>> = { hi: 'en-IN', ar: 'ar-u-nu-latn' };

/** "Mon, 5 Jan, 14:00 GMT+8" in the customer's language. */
export function momentText(at: Date, zone: string, language: string): string {
  return new Intl.DateTimeFormat(WRITTEN_AS[language] ?? (language === 'en' ? 'en-GB' : language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).format(at);
}
