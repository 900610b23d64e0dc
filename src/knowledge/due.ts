/** What runs out, and whom to tell when: answers that must be reviewed, and documents of the register. Pure. */
import type { ServedKnowledge } from './base.ts';

/** Days before the last day on which staff are told; 0 is the first day on which it is no longer served. */
const TOLD_AT = [60, 30, 7, 1, 0] as const;

/** Something that is served, or was until today. */
export interface Due {
  /** `moq (en)`, or the number of a document. */
  readonly name: string;
  /** The last day on which it is served, `YYYY-MM-DD`. */
  readonly lastDay: string;
  /** Days that are left when staff are told; 0: it is no longer served. */
  readonly left: (typeof TOLD_AT)[number];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What staff must be told of now.
 *
 * @param told   the last day on which staff were told; undefined when they never were
 * @param today  `YYYY-MM-DD` in the company's time zone
 * @returns      each thing once, at its most urgent; the most urgent first, then by name
 */
export function dueSince(
  { entries, registry }: Pick<ServedKnowledge, 'entries' | 'registry'>,
  told: string | undefined,
  today: string,
): readonly Due[] {
  const found: Due[] = [];
  const look = (name: string, lastDay: string) => {
    const left = TOLD_AT.findLast((days) => {
      const day = plusDays(lastDay, days === 0 ? 1 : -days);
      return day <= today && (told === undefined || day > told);
    });
    if (left !== undefined) found.push({ name, lastDay, left });
  };
  for (const [language, byTopic] of entries) {
    for (const entry of byTopic.values()) {
      if (entry.approval === 'withdrawn') continue;
      const untilExpiry = entry.expires === undefined ? entry.reviewBy : plusDays(entry.expires, -1);
      look(`${entry.topic} (${language})`, untilExpiry < entry.reviewBy ? untilExpiry : entry.reviewBy);
    }
  }
  for (const { kind, number, expires } of registry) look(`${kind} ${number}`, plusDays(expires, -1));
  return found.sort((a, b) => a.left - b.left || (a.name < b.name ? -1 : 1));
}

/** More names than these are read by nobody; the command lists them all. */
const MOST_NAMED = 10;

/** The list in words for staff, a line for each number of days; empty when nothing is due. */
export function dueText(due: readonly Due[]): string {
  const groups = new Map<string, Due[]>();
  for (const one of due)
    groups.set(`${one.left} ${one.lastDay}`, [...(groups.get(`${one.left} ${one.lastDay}`) ?? []), one]);
  return [...groups.values()].map(groupText).join('\n');
}

function groupText(group: readonly Due[]): string {
  const { left, lastDay } = group[0]!;
  const when = left === 0 ? `no longer served since the end of ${lastDay}` : `until ${lastDay}`;
  const named = group.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = group.length > MOST_NAMED ? ` and ${group.length - MOST_NAMED} more` : '';
  return `• ${when}: ${named.join(', ')}${more}`;
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
