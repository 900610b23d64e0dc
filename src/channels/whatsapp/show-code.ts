/** Shows the pairing code to a person at the terminal. */
import { toString as drawQr } from 'qrcode';

export type ShowCode = (kind: 'qr' | 'code', text: string) => Promise<void>;

/** @param output  a terminal */
export function showCode(output: NodeJS.WritableStream): ShowCode {
  return async (kind, text) => {
    if (kind === 'code') output.write(`\nWhatsApp: type this code on the phone (linked devices): ${text}\n`);
    else
      output.write(
        `\nWhatsApp: scan this on the phone (linked devices):\n${await drawQr(text, { type: 'terminal', small: true })}\n`,
      );
  };
}
