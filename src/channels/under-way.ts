/** Messages on their way: a later try goes on where the last one stopped, and never beside one that still runs. */
import type { Delivery, Outbound } from '../core/channel.ts';

/** Messages on their way at one time; what is forgotten begins anew. */
const MOST = 1000;

/** How a channel delivers. */
export interface Way<Progress, Message extends Outbound> {
  /** How far a message has come that nobody has tried yet. */
  readonly begin: () => Progress;
  /** Goes on from there, and notes in `progress` what need not be done again. */
  readonly deliver: (message: Message, progress: Progress) => Promise<Delivery>;
  /** A try has begun. */
  readonly onTry?: (message: Message, running: Promise<Delivery>) => void;
}

/** @returns the function that delivers one message; who asks while a try is running gets its result */
export function underWay<Progress, Message extends Outbound = Outbound>({
  begin,
  deliver,
  onTry,
}: Way<Progress, Message>): (message: Message) => Promise<Delivery> {
  const known = new Map<string, { readonly progress: Progress; running?: Promise<Delivery> }>();

  async function attempt(message: Message, one: { readonly progress: Progress; running?: Promise<Delivery> }) {
    try {
      const delivery = await deliver(message, one.progress);
      if (delivery.kind !== 'retry') known.delete(message.id);
      return delivery;
    } finally {
      delete one.running;
    }
  }

  return (message) => {
    const one = known.get(message.id) ?? { progress: begin() };
    known.set(message.id, one);
    if (known.size > MOST) known.delete(known.keys().next().value ?? '');
    if (!one.running) {
      one.running = attempt(message, one);
      onTry?.(message, one.running);
    }
    return one.running;
  };
}
