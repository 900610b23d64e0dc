/** Phrasings that teach nothing, or blur the line between two topics. */
import type { Finding, Rule } from './finding.ts';

const RULE = 'near-duplicates';

/** At or above this, two phrasings of two topics differ in an ending or a small word. */
const NEARLY_SAME = 0.93;

/**
 * In one topic, phrasings that are the same to the matcher; between topics of a language, phrasings that are nearly so.
 * Inside a topic slips of the pen and other word orders are wanted, so only sameness counts there.
 */
export const nearDuplicates: Rule = {
  name: RULE,
  look({ phrasings, neighbours }) {
    const findings: Finding[] = [];
    const first = new Map<string, number>();
    const near = neighbours();
    for (const [i, { language, topic, text, folded, path, line }] of phrasings.entries()) {
      if (folded === '') continue;
      const report = (what: string, why: string, mend: string) =>
        findings.push({ path, line, severity: 'warning', rule: RULE, what, why, mend });
      const same = first.get(`${language}\0${topic}\0${folded}`);
      if (same !== undefined) {
        const { path: otherPath, line: otherLine } = phrasings[same]!;
        report(
          `"${text}" is the same as "${phrasings[same]!.text}" (${otherPath}:${otherLine})`,
          'case, accents, punctuation and numbers make no difference to the matcher, so it teaches nothing',
          'take one of them out, or say it in other words',
        );
        continue;
      }
      first.set(`${language}\0${topic}\0${folded}`, i);
      for (const { index, likeness } of near[i]!) {
        const other = phrasings[index]!;
        // Each pair once, at the later of the two; what is quite the same is a collision.
        if (likeness < NEARLY_SAME || index > i || other.language !== language || other.topic === topic) continue;
        if (other.folded === folded) continue;
        report(
          `"${text}" (${topic}) is nearly "${other.text}" of ${other.topic} (${other.path}:${other.line})`,
          'a customer who asks so gets one of the two answers by chance',
          'make the difference plain in both, or keep one of them',
        );
        break;
      }
    }
    return findings;
  },
};
