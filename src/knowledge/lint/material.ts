/** Lays a loaded base out for the rules: every phrasing and every answer with its place. */
import { fold } from '../../understanding/matching/tokens.ts';
import type { KnowledgeFiles, SourceFile } from '../files.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Material, PlacedAnswer, PlacedPhrasing } from './finding.ts';
import { findNeighbours } from './neighbours.ts';
import { type Places, placesIn } from './places.ts';

/**
 * @param given.base    found valid by `loadKnowledge`
 * @param given.files   the files that it was read from
 * @param given.today   `YYYY-MM-DD`
 * @param given.spoken  what the handlers say to customers, by `handler.phrase`, in English
 */
export function layOut(given: {
  readonly base: Knowledge;
  readonly files: KnowledgeFiles;
  readonly today: string;
  readonly spoken: ReadonlyMap<string, string>;
}): Material {
  const { base, files } = given;
  const phrasings: PlacedPhrasing[] = [];
  const answers: PlacedAnswer[] = [];
  const place = (
    language: string,
    topic: string,
    texts: readonly string[],
    path: string,
    line: (text: string) => number,
  ) => {
    for (const text of texts) phrasings.push({ language, topic, text, folded: bare(text), path, line: line(text) });
  };
  for (const [language, byTopic] of base.entries) {
    for (const entry of byTopic.values()) {
      const { path, places } = placesOf(files, `${language}/entries/${entry.topic}.md`);
      place(language, entry.topic, entry.questions, path, (text) => places.item('questions', text));
      answers.push({ entry, path, line: places.body });
    }
  }
  for (const [language, byTopic] of base.questions) {
    const { path, places } = placesOf(files, `${language}/questions.yaml`);
    for (const [topic, texts] of byTopic) place(language, topic, texts, path, (text) => places.item(topic, text));
  }
  let neighbours: ReturnType<Material['neighbours']> | undefined;
  return {
    ...given,
    fullLanguages: [...base.entries].flatMap(([language, byTopic]) => (byTopic.size > 0 ? [language] : [])),
    phrasings,
    answers,
    neighbours() {
      neighbours ??= findNeighbours(phrasings);
      return neighbours;
    },
  };
}

/**
 * A file's name for messages, and its lines.
 *
 * @param path  inside the folder: `en/phrases.yaml`; a file that is not there has its name and line 1
 */
export function placesOf(files: KnowledgeFiles, path: string): { readonly path: string; readonly places: Places } {
  const file: SourceFile = files.files.get(path) ?? { path: `${files.name}/${path}`, text: '' };
  return { path: file.path, places: placesIn(file) };
}

function bare(text: string): string {
  const words = fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  return /\p{L}/u.test(words) ? words : '';
}
