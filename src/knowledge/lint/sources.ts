/** Where statements come from: every rule that an answer names is a source, and languages have the same ones. */
import type { Finding, Material, PlacedAnswer, Rule } from './finding.ts';
import { placesOf } from './material.ts';
import { lineWithin } from './places.ts';

const RULE = 'sources';

/** Documents that answers cite, and the part that identifies each. */
const CITED: readonly RegExp[] = [
  /ICH (Q\d+[A-E]?|M\d+|S\d+|E\d+)/gu,
  /\b(Q\d+[A-E]?|M7|S9)\((?:R\d)\)/gu,
  /21 ?CFR (?:Part )?(\d+(?:\.\d+)?)/giu,
  /(\d{4}\/\d+)\/(?:EC|EU|CE|UE|ЕС|ЕЭС)/giu,
  /\(?(?:EU|UE|ЕС)\)? (?:No |№ ?)?(\d+\/\d{4})/giu,
  /\b(EMA\/\d+(?:\/\d+)?)/gu,
  /USP ?<?(\d{3})>?(?!\d)/gu,
];
const PUBLIC = /^PUB: (.+)$/su;
/** A document by name alone cannot be looked up: it takes a number, a year, a section or a database. */
const LOCATED = /\d|§|annex|database|register|dashboard|appendix|section|list|module/iu;

/** Cited documents without a source, public sources that nobody could look up, and sources that differ by language. */
export const sources: Rule = {
  name: RULE,
  look(material) {
    return material.answers.flatMap((answer) => [
      ...uncited(answer),
      ...vague(answer, material),
      ...differing(answer, material),
    ]);
  },
};

function uncited({ entry, path, line }: PlacedAnswer): readonly Finding[] {
  const named = entry.sources.join('\n');
  const seen = new Set<string>();
  return CITED.flatMap((pattern) =>
    [...entry.answer.matchAll(pattern)].flatMap((match): Finding[] => {
      const document = match[1]!;
      if (seen.has(document) || named.includes(document)) return [];
      seen.add(document);
      return [
        {
          path,
          line: lineWithin(entry.answer, match.index, line),
          severity: 'warning',
          rule: RULE,
          what: `"${match[0]}" stands in no source`,
          why: 'whoever reviews the answer cannot tell where it comes from',
          mend: `add a line such as - "PUB: ${match[0]}, section …", or take it out`,
        },
      ];
    }),
  );
}

/** Asked of English only: the sources of a translation are the same, and where they are not, that is said. */
function vague({ entry, path }: PlacedAnswer, { files }: Material): readonly Finding[] {
  if (entry.language !== 'en') return [];
  return entry.sources.flatMap((source): Finding[] => {
    const document = PUBLIC.exec(source)?.[1];
    if (document === undefined || LOCATED.test(document)) return [];
    const { places } = placesOf(files, `${entry.language}/entries/${entry.topic}.md`);
    return [
      {
        path,
        line: places.item('sources', source),
        severity: 'warning',
        rule: RULE,
        what: `"${source}" names no edition or section`,
        why: 'a public rule carries document and section, or it cannot be checked again',
        mend: 'add the number, year or section',
      },
    ];
  });
}

/** English is where the facts are checked; a translation has the same ones. */
function differing({ entry, path }: PlacedAnswer, { base, files }: Material): readonly Finding[] {
  const english = base.entries.get('en')?.get(entry.topic);
  if (entry.language === 'en' || !english) return [];
  const missing = english.sources.filter((source) => !entry.sources.includes(source));
  const extra = entry.sources.filter((source) => !english.sources.includes(source));
  if (missing.length + extra.length === 0) return [];
  const { places } = placesOf(files, `${entry.language}/entries/${entry.topic}.md`);
  const parts = [
    ...(missing.length > 0 ? [`lacks "${missing.join('", "')}"`] : []),
    ...(extra.length > 0 ? [`has "${extra.join('", "')}" more`] : []),
  ];
  return [
    {
      path,
      line: places.key('sources'),
      severity: 'warning',
      rule: RULE,
      what: `"sources" ${parts.join(' and ')} than the English entry`,
      why: 'one of the two was brought up to date and the other was not',
      mend: 'make them the same',
    },
  ];
}
