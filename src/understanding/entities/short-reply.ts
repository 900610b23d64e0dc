import type { ShortReply } from '../../core/understanding.ts';
import { bareNumbers } from './bare-numbers.ts';
import { readText } from './text.ts';
import { unitOf } from './units.ts';

/** Longer texts say what their numbers are. */
const MOST_WORDS = 6;
/** "in kg", "kilos please". */
const MOST_WORDS_AROUND_UNIT = 3;

/**
 * What a short text gives to a question for an amount: "25", "no, 50", "kg". Means nothing by itself.
 *
 * @returns  undefined when there is neither, or several numbers
 */
export function shortReply(message: string, language: string): ShortReply | undefined {
  const { words } = readText(message);
  if (words.length > MOST_WORDS) return undefined;
  const numbers = bareNumbers(message, { language });
  if (numbers.length > 1) return undefined;
  const [number] = numbers;
  if (number) {
    const own = readText(number.text).words.length;
    return { number: number.value, others: words.length - own };
  }
  const unit = words.length > MOST_WORDS_AROUND_UNIT ? undefined : words.map(({ key }) => unitOf(key)).find(Boolean);
  return unit && { unit, others: words.length - 1 };
}
