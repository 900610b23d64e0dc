/** The questions that a command is to look at: what customers asked lately, or a file. */
import { dayOf } from '../../knowledge/control.ts';
import { askedSince } from '../../store/questions.ts';
import { openReading } from '../../store/reading.ts';
import { type Question, questionsOf } from './question.ts';
import { QuestionFileError, readQuestionFile } from './question-file.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How far back is looked when nobody says: a month's questions are enough to see what repeats. */
const DEFAULT_DAYS = 30;

/** Where to look; both come from the command line. */
export interface Wanted {
  /** A file of JSON Lines instead of the database. */
  readonly questions?: string | undefined;
  /** `YYYY-MM-DD`, the first day. */
  readonly since?: string | undefined;
}

export interface Gathered {
  readonly questions: readonly Question[];
  /** In words: "since 2026-01-05" or "in FILE". */
  readonly where: string;
}

/**
 * Reads the questions; nothing is written.
 *
 * @param desk  the database, and the time zone in which days begin
 * @throws StoreError when there is no database; QuestionFileError when the file or the day cannot be used
 */
export async function gather(
  { questions, since }: Wanted,
  desk: { readonly databaseUrl: string; readonly timeZone: string },
  now: Date,
): Promise<Gathered> {
  if (questions !== undefined && since !== undefined) {
    throw new QuestionFileError('--since is about the database, and --questions names a file; give one of them');
  }
  if (questions !== undefined) return { questions: readQuestionFile(questions), where: `in ${questions}` };
  const day = since ?? dayOf(new Date(now.getTime() - DEFAULT_DAYS * DAY_MS), desk.timeZone);
  const start = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(start)) {
    throw new QuestionFileError(`"${day}" is no day; write --since 2026-01-31`);
  }
  const db = await openReading(desk.databaseUrl);
  try {
    // No time zone is a day away from UTC; what is too early is told by its own day.
    const turns = await askedSince(db, new Date(start - DAY_MS));
    return {
      questions: questionsOf(turns.filter(({ at }) => dayOf(at, desk.timeZone) >= day)),
      where: `since ${day}`,
    };
  } finally {
    await db.destroy();
  }
}
