/** How soon a desk must react, and when it works. */

/** The times of one desk. Durations are milliseconds of working time; where hours are not known, of all time. */
export interface Service {
  /** Until a person takes a request up. */
  readonly firstResponseMs: number;
  /** Between one reminder and the next. */
  readonly repeatMs: number;
  /** Until a request is done. */
  readonly resolutionMs: number;
  /** False until the company has said when it works: then nothing is promised by the clock. */
  readonly hoursKnown: boolean;
  isOpen(at: Date): boolean;
  /** The moment at which this much working time has passed since `from`. */
  after(from: Date, workingMs: number): Date;
}

/** What may not wait for office hours: the same times on every clock. */
export function roundTheClock(service: Service): Service {
  return {
    ...service,
    isOpen: () => true,
    after: (from, ms) => new Date(from.getTime() + ms),
  };
}
