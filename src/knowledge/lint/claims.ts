/** Claims that only a document can make, and words that no document makes true. */
import { CLAIM_WORDS, type ClaimWords } from './claim-words.ts';
import type { Finding, Material, Rule } from './finding.ts';
import { everythingSaid, isDenying, type Said, sentencesOf } from './said.ts';

const RULE = 'claims';

const WHY: Readonly<Record<ClaimWords['kind'], string>> = {
  status: 'a certificate, filing or inspection is claimed only with its number, while the document is valid',
  praise: 'it is advertising, and a promise that nobody can keep for every order',
  safety: 'the desk gives no advice on safety',
  stock: 'stock and availability are confirmed by a person for each inquiry',
};

/**
 * Claims in answers and phrases, in the words of `claim-words.ts`. A sentence that denies ("FDA has not approved …")
 * claims nothing; a status may be claimed beside the number of a certificate of `registry.yaml` that is in force.
 */
export const claims: Rule = {
  name: RULE,
  look(material) {
    return everythingSaid(material).flatMap((said) => {
      const words = [...(CLAIM_WORDS[said.language] ?? []), ...(said.language === 'en' ? [] : (CLAIM_WORDS.en ?? []))];
      return sentencesOf(said).flatMap(({ text, line }) => {
        if (isDenying(text, said.language, material)) return [];
        const claim = words.find(({ pattern }) => pattern.test(text));
        if (!claim || (claim.kind === 'status' && isProved(said, material))) return [];
        return [finding(said.path, line, text, claim)];
      });
    });
  },
};

function isProved({ text }: Said, { base, today }: Material): boolean {
  return base.registry.some(
    ({ number, issued, expires }) => issued <= today && today < expires && text.includes(number),
  );
}

function finding(path: string, line: number, sentence: string, { kind, pattern }: ClaimWords): Finding {
  return {
    path,
    line,
    severity: 'error',
    rule: RULE,
    what: `"${pattern.exec(sentence)?.[0]}" is a claim (${kind})`,
    why: WHY[kind],
    mend:
      kind === 'status' ? 'say who confirms it, or name a certificate of registry.yaml' : 'say only what a source says',
  };
}
