/** A stanza that waits in the line of its chat. */

/** A stanza that has taken its place. */
export interface Arrival<Envelope> {
  readonly seq: number;
  /** Names the ciphertext, or the message when there is none. */
  readonly id: string;
  /** The id that the sender gave it. */
  readonly message: string;
  readonly chat: string;
  readonly envelope: Envelope;
}

/** Hands a message over; it is tried again until it resolves. */
export type Hand = () => Promise<void>;

export interface Arrivals<Envelope> {
  /** A stanza has come; it takes the last place of its chat. */
  arrived(arrival: Arrival<Envelope>): void;
  /** The stanza with this ciphertext, also one that lost its place. */
  find(id: string): Arrival<Envelope> | undefined;
  /** Messages of the same chat that arrived before and have not been decrypted: what comes after a restart waits for them. */
  pendingBefore(id: string): readonly string[];
  /** It can be read now. */
  readable(id: string, hand: Hand): void;
  /** It cannot be read; if its sender sends it again, that takes a place of its own. */
  refused(id: string): void;
  /** Takes a place for what was readable before a restart, or came without a ciphertext. */
  place(arrival: Arrival<Envelope>, hand: Hand, after?: readonly string[]): void;
  /** The connection is lost: what was not decrypted will be delivered again, and keeps its place for a while. */
  lost(): void;
  /** How long stanzas have waited while none was decrypted, in milliseconds; 0 when none waits. */
  stuckMs(): number;
  stop(): void;
}

export interface ArrivalsOptions {
  readonly now?: () => number;
  /** How long a message waits for one before it while nothing is decrypted: that takes milliseconds, a redelivery seconds. */
  readonly patienceMs?: number;
  readonly retryMs?: number;
  /** Told when handing over failed; it is tried again. */
  readonly onTrouble: (thrown: unknown) => void;
}
