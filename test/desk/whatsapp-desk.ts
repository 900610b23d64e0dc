/** A desk on a stand-in for WhatsApp, paired and ready, and words for what a test wants to know of both. */
import { newFolder, startDesk } from '../standins/desk-process.ts';
import type { WhatsApp } from '../standins/whatsapp/index.ts';

/** What the credentials are sealed with; it must stand nowhere else. */
export const ENCRYPTION_KEY = 'correct-horse-battery-staple-of-tests';

/** Settings of a desk on this stand-in. */
export function whatsappSettings(wa: WhatsApp, staff: readonly string[] = []) {
  return {
    WHATSAPP_ENABLED: 'true',
    WHATSAPP_SOCKET_URL: wa.url,
    WHATSAPP_STAFF_NUMBERS: staff.join(','),
    ENCRYPTION_KEY,
  };
}

/** The waits have limits of their own; machines that test are busy. */
const LONGEST_MS = 30_000;

/** Waits until a client has logged in and has been given what waited for it. */
export function isListening(wa: WhatsApp, since: number): Promise<unknown> {
  return wa.waitFor(({ ready }) => ready, { what: 'the desk to log in', since, timeoutMs: LONGEST_MS });
}

/**
 * Pairs a desk with the stand-in's phone and ends it as SIGTERM does.
 *
 * @returns the folder with its credentials
 */
export async function pairedFolder(
  wa: WhatsApp,
  project: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = newFolder();
  const desk = startDesk({ ...settings, WHATSAPP_LOG_QR: 'true' }, { folder, project });
  const begin = wa.mark();
  const [line] = await desk.says(/^{"event":"whatsapp\.qr".*$/m, 'a code to pair with');
  wa.scan((JSON.parse(line ?? '{}') as { qr: string }).qr);
  await isListening(wa, begin);
  await desk.ready();
  await desk.terminate();
  return folder;
}
