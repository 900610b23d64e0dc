/** Gaps as a curator reads them. */
import type { Gap, Gaps } from './gaps.ts';
import type { Proposal } from './proposal.ts';

/**
 * "Of 41 questions since 2026-01-05 that were asked back or not understood, 12 would be answered now; …".
 *
 * @param which  the questions that were looked at, in words
 */
export function summaryOf({ missed, answeredNow, gaps }: Gaps, which: string): string {
  const left = missed - answeredNow;
  const rest = left === 0 ? 'no gap is left' : `${left} are left, in ${count(gaps.length, 'group')}`;
  return `Of ${count(missed, 'question')} ${which}, ${answeredNow} would be answered now; ${rest}.\n`;
}

/**
 * One gap in a few lines.
 *
 * @param number  its place, from 1
 */
export function gapLines(gap: Gap, number: number): string {
  const who = gap.customers === null ? '' : `, ${count(gap.customers, 'customer')}`;
  const person = gap.answeredByPerson === 0 ? '' : `, a person answered ${gap.answeredByPerson}`;
  const lines = [
    `${number}. ${gap.times === 1 ? 'once' : `${gap.times} times`}${who}, ${gap.language}${person}`,
    `   asked      “${gap.example}”`,
    ...gap.others.map((other) => `              “${other}”`),
    `   offered    ${gap.offered.length === 0 ? 'nothing' : gap.offered.map(({ topic, times }) => `${topic} (${times})`).join(', ')}`,
    `   proposal   ${told(gap.proposal)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function told(proposal: Proposal): string {
  if (proposal.kind === 'phrasing') return `a phrasing for ${proposal.topic}: ${proposal.because}`;
  return `${proposal.kind === 'entry' ? 'a new entry' : 'leave it'}: ${proposal.because}`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
