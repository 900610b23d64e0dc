/** From the settings to what the WhatsApp channel needs. */
import type { Logger } from 'pino';
import type { WhatsAppOptions } from './channels/index.ts';
import type { Config } from './config.ts';
import { secret } from './secrets.ts';
import type { Store } from './store/store.ts';

/** Makes 43 characters. */
const ENCRYPTION_KEY_BYTES = 32;

/** @param restart  ends the process so that its supervisor starts it again */
export function whatsappOptions(
  config: Config,
  whatsapp: NonNullable<Config['whatsapp']>,
  parts: { readonly store: Store; readonly log: Logger; readonly restart: (why: string) => void },
): WhatsAppOptions {
  const { socketUrl, version, pairingNumber, staffNumbers, logQr } = whatsapp;
  return {
    store: parts.store,
    encryptionKey: config.encryptionKey ?? secret(config.dataDir, 'encryption-key', ENCRYPTION_KEY_BYTES).value,
    staffNumbers,
    logQr,
    log: parts.log.child({ part: 'whatsapp' }),
    restart: parts.restart,
    announce: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
    ...(process.stdout.isTTY ? { terminal: process.stdout } : {}),
    ...(socketUrl ? { socketUrl } : {}),
    ...(version ? { version } : {}),
    ...(pairingNumber ? { pairingNumber } : {}),
  };
}
