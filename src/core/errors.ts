/** Errors that a person reads: what is wrong, where, and what to do. */

/** Settings, or the surroundings they name, do not let the desk start. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The knowledge base is not valid; every problem of every file is in `problems`. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `the knowledge base has ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problems.join('\n')}`,
    );
    this.problems = problems;
  }
}

/** Another process has the database, or it cannot be opened. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** The words of whatever was thrown, for a log line or a sentence. */
export function reason(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
