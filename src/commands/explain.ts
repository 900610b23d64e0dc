/** How a message was understood, for a curator. */
import type { CustomerTurn } from '../core/turn.ts';
import type { Evidence } from '../core/understanding.ts';
import { withoutInnerFields } from './ask.ts';

/** What the confidence rests on: how much of the words and letters is known, and the phrasing that is most alike. */
function evidenceLines(evidence: Evidence, percent: (share: number) => string): readonly string[] {
  const { coverage, characterCoverage, similarity, nearest } = evidence;
  return [
    `            known    ${percent(coverage)} of the words, ${percent(characterCoverage)} of the letters`,
    ...(nearest === undefined ? [] : [`            like     “${nearest}” (${percent(similarity)})`]),
  ];
}

/** A few plain lines: language, each question with its candidates, what may not wait, what was named. */
export function explain(turn: CustomerTurn): string {
  const { understanding } = turn;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const lines = [
    `language    ${understanding.language}${understanding.languageAsked ? `, asks for ${understanding.languageAsked}` : ''}`,
    `threshold   ${percent(understanding.threshold)}: at or above it, the desk answers`,
    ...(understanding.courtesy ? [`courtesy    ${understanding.courtesy}, nothing else was said`] : []),
    ...understanding.parts.flatMap(({ text, match }, i) => [
      `question ${i + 1}  “${text}”: ${match.kind}, confidence ${percent(match.confidence)}`,
      ...(match.byEntities ? ['            settled by what is named, not by how it is said'] : []),
      ...(match.corrected === undefined ? [] : [`            spelled  ${match.corrected}`]),
      ...(match.evidence ? evidenceLines(match.evidence, percent) : []),
      ...match.candidates.map(({ topic, score }) => `            ${percent(score).padStart(7)}  ${topic}`),
    ]),
    ...understanding.pressing.map(({ topic, score }) => `pressing    ${topic} (${percent(score)})`),
    `named       ${JSON.stringify(withoutInnerFields(understanding.entities))}`,
  ];
  return `${lines.join('\n')}\n`;
}
