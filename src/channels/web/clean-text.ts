/** Words from a page as they may enter the desk. */

/** As much as any channel takes in one message; longer belongs into an e-mail. */
export const MAX_TEXT_BYTES = 65_536;

/** Control characters but line feed and tab: databases refuse some of them, terminals obey others. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Half a character; UTF-8 cannot hold it. */
const HALF = /\p{Surrogate}/gu;

/** One kind of line break, no control characters, nothing that UTF-8 cannot hold, no blank ends. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(HALF, '\ufffd').trim();
}

/** Whether a text is longer than one message may be. */
export function isTooLong(text: string): boolean {
  return Buffer.byteLength(text) > MAX_TEXT_BYTES;
}
