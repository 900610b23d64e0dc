/** Words laid bare, for comparing a short answer with the ones we know. */

/**
 * Lower case, punctuation and accents gone, single spaces: "  Sí, claro! " → "si claro".
 *
 * @returns  letters and digits of any script separated by single spaces; empty when there are none
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
