/** What a channel keeps about its own session with a network: keys, what it has decrypted, and who holds the session. */

/** One key of a session; `value` is sealed by the channel and opaque here. */
export interface KeyRow {
  readonly type: string;
  readonly id: string;
  /** Null takes the key away. */
  readonly value: string | null;
}

/** Something that was decrypted: a network delivers it once, so it is kept until it is surely in the inbox. */
export interface JournalRow {
  /** Hash of where it came from and of its ciphertext. */
  readonly id: string;
  /** The id that its sender gave it. */
  readonly message: string;
  /** Order of arrival within the session. */
  readonly seq: number;
  /** Sealed by the channel, opaque here. */
  readonly value: string;
}

/** Keys and journal of a channel's sessions. */
export interface KeyVault {
  /** The values of those ids that exist. */
  getMany(session: string, type: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  all(session: string): Promise<readonly KeyRow[]>;
  /**
   * Writes keys and journal rows together, or nothing.
   *
   * @param fence  the number that `hold` gave; when somebody else holds the session by now, nothing is written
   * @throws StoreError when the session is held by somebody else
   */
  setMany(
    session: string,
    rows: readonly KeyRow[],
    more?: { readonly journal?: readonly JournalRow[]; readonly at?: Date; readonly fence?: number },
  ): Promise<void>;
  /** Renames a session: its keys are kept, and no longer used. The journal stays where it is. */
  setAside(session: string, as: string): Promise<void>;

  journalled(session: string, id: string): Promise<JournalRow | undefined>;
  /** What its sender gave this id, when it is still there. */
  journalledMessage(session: string, message: string): Promise<JournalRow | undefined>;
  /** What was decrypted and perhaps never taken in, in order of arrival. */
  unhandled(session: string): Promise<readonly JournalRow[]>;
  /** Which of these ids of senders stand in the journal. */
  known(session: string, messages: readonly string[]): Promise<ReadonlySet<string>>;
  /** They are in the inbox, or need not be. */
  handled(session: string, ids: readonly string[]): Promise<void>;
  /** The highest `seq` given so far, 0 when none. */
  lastSeq(session: string): Promise<number>;
  /** Forgets what was decrypted before that moment and has been handled. */
  forgetBefore(session: string, at: Date): Promise<void>;

  /**
   * Holds a session for one process, or goes on holding it.
   *
   * @param holder  names the process that asks, and is new at every start
   * @returns a number that rises with each change of holder; undefined when somebody else holds it
   */
  hold(session: string, holder: string, now: Date, until: Date): Promise<number | undefined>;
  /** Lets the session go, if this holder has it. */
  letGo(session: string, holder: string): Promise<void>;
}
