/** Why a connection ended, and what to do about it. Pure. */

/** What the end of a connection means. */
export interface Ending {
  readonly code: number;
  /** `now`: at once; `later`: after a pause that grows; `stop`: not before a restart. */
  readonly next: 'now' | 'later' | 'stop';
  /** In words for staff: what has happened, and what to do. */
  readonly why: string;
  /** The credentials are dead. */
  readonly isLoggedOut?: true;
  /** After so long it may be tried again without a restart. */
  readonly againInMs?: number;
}

/** What Baileys says when it closed on its own or knows no reason: the same as a closed connection. */
const CLOSED = 428;
const RESTART_REQUIRED = 515;
const TEMPORARY_BAN = 402;

const PAIR_AGAIN = 'Restart the desk, then open /staff/whatsapp and scan the code with the phone.';

const STOPS: Readonly<Record<number, Omit<Ending, 'code' | 'next'>>> = {
  401: { why: `the phone has logged the desk out (401). ${PAIR_AGAIN}`, isLoggedOut: true },
  402: {
    why: 'WhatsApp has banned this number for a while (402). Do not write from it until the ban is over, then restart the desk; read docs/whatsapp.md.',
  },
  403: {
    why: 'WhatsApp has locked this number (403). Look at the phone: it says how to appeal. Then restart the desk.',
  },
  405: {
    why: 'WhatsApp calls our client too old (405). Update the desk, or set WHATSAPP_VERSION to a newer version, and restart it.',
  },
  406: {
    why: 'WhatsApp has banned this number (406). Look at the phone: it says how to appeal. Then restart the desk.',
  },
  409: { why: 'WhatsApp refuses the way we connect (409, conflict). Restart the desk; if it stays, update it.' },
  411: { why: 'WhatsApp refuses the way we connect (411). Update WhatsApp on the phone, then restart the desk.' },
  440: {
    why: 'another program has connected with our credentials (440). Stop it, then restart the desk. Two desks must not share one number.',
  },
};

/** The end of a connection, as Baileys reports it. */
export interface Reported {
  readonly statusCode?: number | undefined;
  readonly message?: string | undefined;
  /** Whether anybody has paired the desk with a phone. */
  readonly isPaired: boolean;
  /** How long a ban lasts. */
  readonly expiresInS?: number | undefined;
}

/** @param reported  as Baileys tells it, `statusCode` missing when it knows none */
export function endingOf({ statusCode, message = '', isPaired, expiresInS }: Reported): Ending {
  const code = statusCode ?? CLOSED;
  if (code === RESTART_REQUIRED) return { code, next: 'now', why: 'WhatsApp has asked for a new connection' };
  // A proxy on the way may answer 401 or 403, too; only WhatsApp's own words count.
  const isRefusedOnTheWay = message.startsWith('WebSocket Error');
  const stop = isRefusedOnTheWay ? undefined : STOPS[code];
  const again = code === TEMPORARY_BAN && expiresInS ? { againInMs: expiresInS * 1000 } : {};
  if (stop) return { code, next: 'stop', ...stop, ...again };
  const why = isPaired
    ? `the connection was lost (${code}). The desk tries again by itself; check its way to the internet if it does not come back.`
    : `nobody has paired the desk with a phone yet. Open /staff/whatsapp and scan the code.`;
  return { code, next: 'later', why };
}
