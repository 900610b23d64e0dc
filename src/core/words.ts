/** Words laid bare, for comparing a short answer with the ones we know. */

/**
 * Lower case, punctuation and accents gone, single spaces: "  Sí, claro! " → "si claro". Chinese is written without
 * spaces, so each of its characters is a word; letters that Arabic writers exchange are made one.
 *
 * @returns  letters and digits of any script separated by single spaces; empty when there are none
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/\p{Script=Han}/gu, ' $& ')
    .replace(/[ةىکی]/g, (letter) => ONE_LETTER[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Arabic and Persian letters that stand for one another in what people type. */
const ONE_LETTER: Readonly<Record<string, string>> = { ة: 'ه', ى: 'ي', ک: 'ك', ی: 'ي' };
