/** Which of the texts that staff have ready are meant. */
import type { Canned, CannedFound } from '../core/knowledge.ts';
import { textsLike } from '../understanding/shortcuts.ts';

/** What fits a phone with all its words. */
const MOST_FOUND = 5;

/**
 * The texts of a language, and those of another in place of what it lacks.
 *
 * @param byLanguage  texts by shortcut
 * @param inOrder     languages, the one that is wanted first; the last one gives the order
 * @param words       a shortcut, or words to look for; empty for all
 */
export function cannedFor(
  byLanguage: ReadonlyMap<string, ReadonlyMap<string, string>>,
  inOrder: readonly string[],
  words: string,
): CannedFound {
  const all = new Map<string, Canned>();
  for (const language of inOrder.toReversed()) {
    for (const [shortcut, text] of byLanguage.get(language) ?? []) all.set(shortcut, { shortcut, text, language });
  }
  const texts = [...all.values()];
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return { kind: 'all', texts };
  const exact = all.get(wanted);
  return exact ? { kind: 'exact', text: exact } : { kind: 'near', texts: textsLike(texts, wanted, MOST_FOUND) };
}
