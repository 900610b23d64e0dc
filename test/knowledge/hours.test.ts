import { describe, expect, it } from '@jest/globals';
import { afterWorking, isWorkingTime } from '../../src/knowledge/hours.ts';
import { momentText, serviceOf } from '../../src/knowledge/service.ts';
import { SERVICE } from '../../src/knowledge/service-fields.ts';

const ZONE = 'Asia/Shanghai';
const HOUR_MS = 60 * 60_000;

function salesHours(hours: Readonly<Record<string, string>>, holidays: readonly string[] = []) {
  const found = SERVICE.parse({ hours, holidays }).sales.hours;
  if (!found) throw new Error('no hours were read');
  return found;
}

const OFFICE = salesHours({ 'mon-fri': '09:00-12:00, 13:00-18:00' }, ['2026-10-01..2026-10-07', '2026-12-25']);
const shanghai = (text: string) => new Date(`${text}+08:00`);
const inWords = (at: Date) => new Date(at.getTime() + 8 * HOUR_MS).toISOString().slice(0, 16);

describe('working hours', () => {
  it.each([
    ['2026-11-23T09:00', true],
    ['2026-11-23T08:59', false],
    ['2026-11-23T12:30', false],
    ['2026-11-23T17:59', true],
    ['2026-11-23T18:00', false],
    ['2026-11-22T10:00', false],
    ['2026-10-01T10:00', false],
    ['2026-10-07T10:00', false],
    ['2026-10-08T10:00', true],
    ['2026-12-25T10:00', false],
  ])('at %s the office works: %s', (text, works) => {
    expect(isWorkingTime(OFFICE, ZONE, shanghai(text))).toBe(works);
  });

  it.each([
    ['an hour within the morning', '2026-11-23T09:30', 1, '2026-11-23T10:30'],
    ['over lunch', '2026-11-23T11:30', 1, '2026-11-23T13:30'],
    ['over the night', '2026-11-23T17:30', 1, '2026-11-24T09:30'],
    ['over the weekend', '2026-11-20T17:00', 2, '2026-11-23T10:00'],
    ['from a Sunday', '2026-11-22T20:00', 1, '2026-11-23T10:00'],
    ['over the holidays', '2026-09-30T17:00', 2, '2026-10-08T10:00'],
    ['no time at all: when work begins', '2026-11-22T20:00', 0, '2026-11-23T09:00'],
    ['two and a half days', '2026-11-23T09:00', 20, '2026-11-25T14:00'],
  ])('%s', (_, from, hours, then) => {
    expect(inWords(afterWorking(OFFICE, ZONE, shanghai(from), hours * HOUR_MS))).toBe(then);
  });

  it('may pass midnight: who is at work on Saturday at 22:00 still is on Sunday at 01:00', () => {
    const night = salesHours({ sat: '22:00-02:00' });
    expect(isWorkingTime(night, ZONE, shanghai('2026-11-22T01:59'))).toBe(true);
    expect(isWorkingTime(night, ZONE, shanghai('2026-11-22T02:00'))).toBe(false);
    expect(inWords(afterWorking(night, ZONE, shanghai('2026-11-21T23:00'), 4 * HOUR_MS))).toBe('2026-11-28T23:00');
  });

  it('go by the clock on the wall, also on the days on which the clocks change', () => {
    const early = salesHours({ 'mon-sun': '01:00-05:00' });
    const berlin = 'Europe/Berlin';
    // On 29 March 2026 there is no 02:00 to 03:00: the shift has three hours.
    const begin = new Date('2026-03-29T00:00:00Z');
    expect(afterWorking(early, berlin, begin, 3 * HOUR_MS).toISOString()).toBe('2026-03-29T03:00:00.000Z');
    expect(afterWorking(early, berlin, begin, 3.5 * HOUR_MS).toISOString()).toBe('2026-03-29T23:30:00.000Z');
    // On 25 October 2026 the hour from 02:00 comes twice: it has five.
    const autumn = new Date('2026-10-24T23:00:00Z');
    expect(afterWorking(early, berlin, autumn, 5 * HOUR_MS).toISOString()).toBe('2026-10-25T04:00:00.000Z');
  });

  it('that never come are taken for no hours', () => {
    const never = salesHours({ mon: '09:00-10:00' }, ['2020-01-01..2099-12-31']);
    const from = shanghai('2026-11-23T09:00');
    expect(afterWorking(never, ZONE, from, HOUR_MS)).toEqual(new Date(from.getTime() + HOUR_MS));
  });
});

describe('the service part of the company file', () => {
  it('gives every desk the common times, and drug safety its own at all hours', () => {
    const service = SERVICE.parse({ hours: { mon: '09:00-10:00' }, desks: { RA: { firstResponseMinutes: 480 } } });
    expect(service.sales).toMatchObject({ firstResponseMinutes: 60, repeatMinutes: 120 });
    expect(service.RA).toMatchObject({ firstResponseMinutes: 480, hours: { spans: [{ weekday: 1 }] } });
    expect(service.PV).toMatchObject({ firstResponseMinutes: 15, repeatMinutes: 15 });
    expect(serviceOf(service.PV, ZONE).isOpen(shanghai('2026-11-22T03:00'))).toBe(true);
  });

  it('without hours counts all time, and knows that it knows none', () => {
    const sales = serviceOf(SERVICE.parse(undefined).sales, ZONE);
    const sunday = shanghai('2026-11-22T03:00');
    expect(sales.hoursKnown).toBe(false);
    expect(sales.isOpen(sunday)).toBe(true);
    expect(sales.after(sunday, HOUR_MS)).toEqual(new Date(sunday.getTime() + HOUR_MS));
  });

  it.each([
    [{ hours: { mon: '9-5' } }, '"9-5" are no hours'],
    [{ hours: { mon: '09:00-09:00' } }, '"09:00-09:00" are no hours'],
    [{ hours: { monday: '09:00-10:00' } }, 'is no day; write mon, sat or mon-fri'],
    [{ holidays: ['1 October'] }, 'must be a day'],
    [{ firstResponseMinutes: 0 }, 'must be a whole number from 1'],
    [{ opening: '9' }, 'is no key that is known here'],
  ])('says what is wrong with %j', (given, problem) => {
    const { error } = SERVICE.safeParse(given);
    expect(JSON.stringify(error?.issues)).toContain(JSON.stringify(problem).slice(1, -1));
  });
});

describe('a moment in words', () => {
  const at = shanghai('2026-11-23T14:05');
  it.each([
    ['en', 'Mon 23 Nov, 14:05 GMT+8'],
    ['de', 'Mo., 23. Nov., 14:05 GMT+8'],
  ])('is written as they write it in %s', (language, text) => {
    expect(momentText(at, ZONE, language)).toBe(text);
  });

  it.each(['zh', 'es', 'ru', 'pt', 'ar', 'fr', 'tr', 'hi'])('has the hour and its zone in %s', (language) => {
    expect(momentText(at, ZONE, language)).toMatch(/14:05.*\+8|\+8.*14:05|下午.*2:05|2:05.*\+8/);
  });
});
