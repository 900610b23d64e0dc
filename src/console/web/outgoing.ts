/** What a person has written and the server does not show yet. */

/** What became of it so far. */
export type Fate =
  | { readonly state: 'sending' | 'accepted' }
  /** `isPassing`: it was lost on the way, and goes out by itself when the connection is back. */
  | { readonly state: 'failed'; readonly why: string; readonly isPassing: boolean };

export interface Outgoing {
  /** Also the id of the message: sending it again is the same message. */
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly choice?: string;
  readonly fate: Fate;
}

const isLostOnTheWay = ({ fate }: Outgoing) => fate.state === 'failed' && fate.isPassing;

/**
 * The next message to send. One at a time, and none past one that was lost on the way: they arrive in the order in
 * which they were written.
 */
export function nextToSend(all: readonly Outgoing[]): Outgoing | undefined {
  const first = all.find((message) => message.fate.state === 'sending' || isLostOnTheWay(message));
  return first?.fate.state === 'sending' ? first : undefined;
}

/** The same messages, one of them with a new fate. */
export function settle(all: readonly Outgoing[], id: string, fate: Fate): readonly Outgoing[] {
  return all.map((message) => (message.id === id ? { ...message, fate } : message));
}

/** The same messages; those that were lost on the way are to be sent again. */
export function resend(all: readonly Outgoing[]): readonly Outgoing[] {
  return all.map((message) => (isLostOnTheWay(message) ? { ...message, fate: { state: 'sending' } } : message));
}
