/** The code with which a phone pairs us, while none has. */
import type { Logger } from 'pino';
import type { Health } from '../../core/channel.ts';
import { reason } from '../../core/errors.ts';
import type { WASocket } from './baileys.ts';
import { withoutNumbers } from './baileys-log.ts';
import type { WhatsAppOptions } from './options.ts';
import { showCode } from './show-code.ts';

/** What the pairing page shows. */
export type Pairing =
  | { readonly state: 'paired'; readonly health: Health }
  /** `qr` is the text of the picture, `code` what is typed on the phone instead. */
  | { readonly state: 'unpaired'; readonly qr?: string; readonly code?: string; readonly health: Health };

export interface Codes {
  /** Baileys has made a new one; it is valid for 20 to 60 s. */
  offer(qr: string, line: WASocket): Promise<void>;
  /** None is valid any more. */
  withdraw(): void;
  current(): { readonly qr?: string; readonly code?: string };
  /** Somebody looks at the page: the next code should come now. */
  wanted(): void;
  /** A signal that the next `wanted` gives. */
  hurry(): AbortSignal;
}

export function createCodes(
  options: Pick<WhatsAppOptions, 'announce' | 'logQr' | 'pairingNumber' | 'terminal'> & { readonly log: Logger },
): Codes {
  const { announce, logQr, pairingNumber, log } = options;
  const show = options.terminal && showCode(options.terminal);
  let qr: string | undefined;
  let code: string | undefined;
  let hurry = new AbortController();

  /** One for each connection: to ask again would make the one invalid that somebody is typing. */
  async function askForCode(line: WASocket, number: string): Promise<void> {
    try {
      code = await line.requestPairingCode(number);
      if (logQr) announce({ event: 'whatsapp.code', code });
      await show?.('code', code);
    } catch (thrown) {
      const why = withoutNumbers(reason(thrown));
      log.warn({ why }, 'whatsapp: no code for WHATSAPP_PAIRING_NUMBER could be had; the picture works as well');
    }
  }

  return {
    async offer(text, line) {
      const isFirst = qr === undefined;
      qr = text;
      if (logQr) announce({ event: 'whatsapp.qr', qr });
      if (!pairingNumber) await show?.('qr', qr);
      else if (isFirst) await askForCode(line, pairingNumber);
    },
    withdraw() {
      qr = code = undefined;
    },
    current: () => ({ ...(qr ? { qr } : {}), ...(code ? { code } : {}) }),
    wanted() {
      if (qr === undefined) hurry.abort();
    },
    hurry() {
      hurry = new AbortController();
      return hurry.signal;
    },
  };
}
