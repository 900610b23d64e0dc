import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Ending } from './endings.ts';
import type { Sent } from './journal.ts';

/** What happens to the acknowledgement of a message the bot sent. */
export type AckFate =
  /** It never comes. */
  | 'never'
  /** It comes when `release()` of the handle is called. */
  | 'held'
  /** It comes this much later. */
  | { afterMs: number }
  /** It carries an error such as 463, 479 or 400; the message reaches nobody. */
  | { error: number };

/** Where a fault strikes. */
type Where =
  /** Before the WebSocket is accepted. `end` is then an HTTP status. */
  | 'connect'
  /** A client with credentials has proved who it is. */
  | 'login'
  /** A client without credentials asks for a QR. */
  | 'pair'
  /** A stanza is about to go to the client. */
  | 'deliver'
  /** A stanza of the client with this tag. */
  | 'message'
  | 'iq'
  | 'receipt'
  | 'ack'
  | 'presence'
  | 'chatstate'
  | 'ib'
  /** Any stanza of the client. */
  | '*';

/** What a fault can look at. */
export interface Struck {
  /** The stanza; missing for `connect`, `login` and `pair`. */
  node?: BinaryNode;
  /** For `message`: what the bot sent, decrypted. */
  sent?: Sent;
}

/** One scripted misfortune. Give one of `hang`, `drop`, `end`, `ack`. */
export interface Fault {
  on: Where;
  /** Only when this is true. */
  when?: (struck: Struck) => boolean;
  /** How many it hits; default 1, `Infinity` until cancelled. */
  times?: number;
  /** It is swallowed: nothing is done and nothing is ever answered. A stanza to the client stays undelivered. */
  hang?: true;
  /** The TCP connection is cut: `before` anything is done, or `after` all is done but nothing answered. */
  drop?: 'before' | 'after';
  /** The stream ends with this code instead. */
  end?: Ending;
  /** For `message`: what becomes of the acknowledgement. */
  ack?: AckFate;
  /** With `ack: 'never'`: the message reaches nobody either. */
  lost?: true;
}

/** A fault that was set. */
export interface FaultHandle {
  /** How many it will still hit. */
  remaining(): number;
  /** Ends it at once. What it holds stays held. */
  cancel(): void;
  /** Lets held acknowledgements go. */
  release(): void;
}

/** A fault that strikes; `hold` keeps something back until the handle's `release()`. */
export type Strike = Fault & { hold(what: () => void): void };

/** The script of faults. */
export type Faults = ReturnType<typeof createFaults>;

/** Starts with an empty script. */
export function createFaults() {
  const script: { fault: Fault; left: number; held: (() => void)[] }[] = [];
  return {
    /** Adds a fault; among several that fit, the oldest is used up first. */
    add(fault: Fault): FaultHandle {
      const entry = { fault, left: fault.times ?? 1, held: [] as (() => void)[] };
      script.push(entry);
      return {
        remaining: () => entry.left,
        cancel() {
          entry.left = 0;
        },
        release() {
          for (const go of entry.held.splice(0)) go();
        },
      };
    },

    /** The fault that strikes here, used up by one. */
    take(on: Where, struck: Struck = {}): Strike | undefined {
      const any = on !== 'connect' && on !== 'login' && on !== 'pair' && on !== 'deliver';
      const entry = script.find(
        ({ fault, left }) =>
          left > 0 && (fault.on === on || (any && fault.on === '*')) && (fault.when?.(struck) ?? true),
      );
      if (!entry) return undefined;
      entry.left -= 1;
      return { ...entry.fault, hold: (what) => void entry.held.push(what) };
    },
  };
}
