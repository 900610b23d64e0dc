/** A number as read, and whether somebody elsewhere would read a thousand times more or less. */
export interface ReadNumber {
  readonly value: number;
  readonly ambiguous: boolean;
}

/** Languages that write 1.000,5 (and 1 000,5); all others here write 1,000.5. */
const COMMA_IS_DECIMAL = new Set([
  'es',
  'pt',
  'fr',
  'de',
  'it',
  'ru',
  'uk',
  'tr',
  'nl',
  'pl',
  'id',
  'vi',
  'ro',
  'sv',
  'cs',
]);

/**
 * Source text of a pattern for a number in digits: groups of thousands with comma, dot, space or apostrophe, the
 * Indian 1,00,000, and decimals. Every part is bounded, so it cannot run away on long input.
 */
export const NUMBER = String.raw`\d{1,3}(?:[ ,.'’]\d{3}){1,4}(?:[.,]\d{1,3})?(?!\d)|\d{1,2}(?:,\d{2}){1,3},\d{3}(?!\d)|\d{1,12}(?:[.,]\d{1,4})?(?!\d)`;

/**
 * Reads a number as a person who writes this language means it.
 *
 * @param written   digits with separators, ASCII (see `readText`)
 * @param language  ISO 639-1
 * @returns  `ambiguous` for exactly one separator followed by three digits that this language takes for decimals
 *           ("1.000" in English): the other half of the world writes a thousand that way.
 */
export function readNumber(written: string, language: string): ReadNumber {
  const text = written.replace(/[ '’]/g, '');
  const separators = text.replace(/\d/g, '');
  const plainNumber = { value: Number(text.replace(',', '.')), ambiguous: false };
  if (separators.length === 0) return plainNumber;
  if (separators.length > 1) {
    const last = separators.at(-1) ?? '';
    const mixed = separators[0] !== last;
    const [whole = '', decimals = ''] = mixed ? splitAtLast(text, last) : [text, ''];
    return { value: Number(`${whole.replace(/[.,]/g, '')}.${decimals}`), ambiguous: false };
  }
  const [whole = '', decimals = ''] = text.split(/[.,]/);
  if (decimals.length !== 3 || whole.length > 3 || /^0/.test(whole)) return plainNumber;
  const isDecimal = (separators === ',') === COMMA_IS_DECIMAL.has(language);
  return isDecimal ? { ...plainNumber, ambiguous: true } : { value: Number(whole + decimals), ambiguous: false };
}

function splitAtLast(text: string, separator: string): [string, string] {
  const at = text.lastIndexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}
