/** The same words under two topics: the matcher can only be right by chance. */
import type { Finding, PlacedPhrasing, Rule } from './finding.ts';

const RULE = 'colliding-phrasings';

/**
 * Phrasings of two topics that are one text to the matcher, which knows no languages. Loading already refuses two
 * entries of one language that differ in case and punctuation only; here accents, numbers and `questions.yaml` count too.
 */
export const collidingPhrasings: Rule = {
  name: RULE,
  look({ phrasings }) {
    const first = new Map<string, PlacedPhrasing>();
    const findings: Finding[] = [];
    for (const phrasing of phrasings) {
      if (phrasing.folded === '') continue;
      const known = first.get(phrasing.folded);
      if (known === undefined) first.set(phrasing.folded, phrasing);
      else if (known.topic !== phrasing.topic) findings.push(collision(phrasing, known));
    }
    return findings;
  },
};

function collision({ text, topic, language, path, line }: PlacedPhrasing, known: PlacedPhrasing): Finding {
  const isOneLanguage = known.language === language;
  return {
    path,
    line,
    severity: isOneLanguage ? 'error' : 'warning',
    rule: RULE,
    what: `"${text}" (${topic}) reads the same as "${known.text}" of ${known.topic} (${known.path}:${known.line})`,
    why: 'case, accents, punctuation and numbers make no difference to the matcher',
    mend: 'keep it where it fits better, or add the words that tell the two apart',
  };
}
