/** WhatsApp's addresses ("jids"): whose they are, and which of them we listen to. Pure. */
import { createHash } from 'node:crypto';

/** Servers of people: by phone number, and by "LID", which hides it. The hosted ones are the same people. */
const PHONE_SERVERS = ['s.whatsapp.net', 'c.us', 'hosted'];
const LID_SERVERS = ['lid', 'hosted.lid'];
/** WhatsApp's own announcements. */
const OFFICIAL = ['0', '16505361212'];

/** Why nobody listens to an address. Fixed words: they are counted. */
export type IgnoredKind = 'group' | 'status' | 'broadcast' | 'newsletter' | 'other-address';

/** The part before the @, without device and agent. */
export function userOf(jid: string): string {
  return jid.split('@')[0]?.split(':')[0]?.split('_')[0] ?? '';
}

function serverOf(jid: string): string {
  return jid.split('@')[1] ?? '';
}

export function isLid(jid: string): boolean {
  return LID_SERVERS.includes(serverOf(jid));
}

export function isPhone(jid: string): boolean {
  return PHONE_SERVERS.includes(serverOf(jid));
}

/** Why we do not listen to an address; nothing for people. */
export function ignoredKind(jid: string): IgnoredKind | undefined {
  const server = serverOf(jid);
  if (server === 'g.us') return 'group';
  if (jid === 'status@broadcast') return 'status';
  if (server === 'broadcast') return 'broadcast';
  if (server === 'newsletter') return 'newsletter';
  const isPerson = (isPhone(jid) || isLid(jid)) && !OFFICIAL.includes(userOf(jid));
  return isPerson ? undefined : 'other-address';
}

/** Places where many read. Baileys drops what comes from there before it decrypts anything. */
export function isRoom(jid: string): boolean {
  const kind = ignoredKind(jid);
  return kind !== undefined && kind !== 'other-address';
}

/** The address of a person without their device: "1234:5@lid" → "1234@lid". Other addresses stay as they are. */
export function plainJid(jid: string): string {
  if (isLid(jid)) return `${userOf(jid)}@lid`;
  return isPhone(jid) ? `${userOf(jid)}@s.whatsapp.net` : jid;
}

/** A person as far as their addresses are known. */
export interface Addresses {
  /** The one that they wrote from, and are answered at. */
  readonly jid: string;
  /** The other one, if it is known. */
  readonly alt?: string | undefined;
}

/** "+8613800000000", when one of the addresses is a number. */
export function phoneOf({ jid, alt }: Addresses): string | undefined {
  const phone = [jid, alt].find((one) => one !== undefined && isPhone(one));
  return phone && `+${userOf(phone)}`;
}

/**
 * A short name for the person that tells nobody their number, the same under either address once both are known.
 * It stands in message ids, and those stand in the log.
 */
export function personKey({ jid, alt }: Addresses): string {
  const lid = [jid, alt].find((one) => one !== undefined && isLid(one));
  return createHash('sha256')
    .update(userOf(lid ?? jid))
    .digest('hex')
    .slice(0, 12);
}
