/** `docs/safety-figures.md`: the tables and how to read them. Written anew by every `--write`. */
import { type Line, markdownTable } from './table.ts';

/** A table under its heading. */
export interface Section {
  readonly heading: string;
  readonly topics: ReadonlySet<string>;
  readonly lines: readonly Line[];
}

export function pageOf(sections: readonly Section[]): string {
  return `# What may not wait, and how much of it is heard

Written by \`npm run bench:safety -- --write docs/safety-figures.md\`; run it again rather than edit.

An adverse event, an exposure, a complaint, a fraud or a forbidden wish interrupts everything (\`src/understanding/pressing.ts\`).
It is heard by curated cues (\`knowledge/<language>/safety.yaml\`), by the matcher, or by both. Here both are asked about the
labelled questions of each language (\`knowledge/<language>/questions.eval.tsv\`), from which nothing is learnt, each as the
first message of a stranger.

- **events**: messages about one of the topics. **By cue**, **by matcher**, **by both**: the share of them in which that
  very topic is heard, by each alone and as the desk does. **Missed**: messages in which none of the topics is heard.
- **others**: all other messages of the language. **False**: those of them in which one of the topics is heard.
- **precision**: of the messages in which one of the topics is heard, the share that is about one.
- **typos**: one word in three gets one or two slips (a neighbouring key where the keyboard is Latin, a letter dropped,
  two swapped, one doubled); that is more than people make, and cues are exact words.
- A language without labelled questions has no line; \`test/understanding/safety.test.ts\` holds its promises.

${sections.map(sectionOf).join('\n')}`;
}

function sectionOf({ heading, topics, lines }: Section): string {
  const named = [...topics].map((topic) => `\`${topic}\``).join(', ');
  return `## ${heading}\n\nTopics: ${named}.\n\n${markdownTable(lines)}`;
}
