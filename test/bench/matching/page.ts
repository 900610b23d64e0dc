/** `docs/benchmarks.md`: the table, how it came about, and what it says. Written anew by every `--write`. */
import { arch, cpus, platform } from 'node:os';
import { isBetter, type Line, reaches, shown } from './bar.ts';
import { figureOf, linesOf, markdownTable, type Results } from './table.ts';

const PRODUCT = 'product';

/** @param loadBefore  processes that wanted the processor when the run began */
export function pageOf(results: Results, loadBefore: number): string {
  return `# How the matcher does, beside others

Written by \`npm run bench:matching -- --data DIR --write docs/benchmarks.md\`; run it again rather than edit.

## What was measured

The matcher answers two questions about a short text: which topic is it about, and is it about any we know? It is
measured on public labelled sets that the product never learns from, beside four packages that could do its work:
node-nlp 4.27 (its classifier), minisearch 7.2, orama 3.1 and fuse.js 7.5 (by words, and as it comes). All of them learn
the same phrasings and are asked the same questions, in one run.

## How

- **Right topic first** is counted over all questions in scope, answered or not. **Right and answered** counts only what
  is also answered without asking back, at the threshold that the engine sets itself from the phrasings; for node-nlp
  that is its usual 0.5, the others have none.
- **Told apart** is the chance that a question in scope gets more confidence than one out of scope; 0.5 is guessing. For
  the search engines both the best topic's score and its share of all scores were tried; the better one stands here.
  BANKING77 has nothing out of scope, so CLINC150's questions out of scope are used.
- **10 a topic** is the mean of three draws of ten phrasings of each topic, tried on the whole test set.
- **Typos**: one word in three gets one or two slips (a neighbouring key, a letter dropped, two swapped, one doubled).
- A search engine finds phrasings, not topics: the scores of each topic's phrasings are added up (fuse.js: of its best
  three, which finds more). minisearch and orama forgive typos (a fifth of the word; one letter).
- **Product names**: 300 names of the catalogue of seven letters or more, mistyped as above, in ten sentences each. The
  product uses its entity finder here, the others learn every way to write each product. Brand names the same.
- **First answers, final model**: processor time in a fresh process, the middle of three; 77 topics of ten phrasings. The
  product answers with a quick model first and learns the final one beside it, and the second figure has both.
- **1,000 to 100,000 phrasings** are generated from the desk's own English entries: their questions in ten frames with a
  product in the slot, twenty a topic, in a fresh process each. The 1,000 questions are others of the same kind; of
  three rounds the least disturbed one counts. Memory is what the process has grown by after learning.
- \`*\` means that not all test rows were tried, where that would take hours: 150 for fuse.js, 2,000 for orama, and 500
  for orama and 1,000 for minisearch after learning more than 5,000 phrasings, drawn with a seed (a third of them out of
  scope); 300 names; in the timed lines, as many as fitted into a quarter of a minute. \`–\` means not measured: fuse.js
  on sets of more than 5,000 phrasings, fuse.js and node-nlp on 100,000, a threshold where there is none, shares and p99
  where fewer than a hundred questions fitted.
- Machine: ${cpus().length} cores, ${platform()} on ${arch()}, Node ${process.versions.node}. When the run began, ${loadBefore.toFixed(1)} processes wanted
  them besides; the more do, the longer are the times.

## Figures

${markdownTable(results)}
## Reading

${reading(results)}

## Data

None of it is in this repository. CLINC150 (clinc/oos-eval, CC BY 3.0): train, and test with its out-of-scope part.
BANKING77 (PolyAI-LDN/task-specific-datasets, CC BY 4.0). HWU64, train and validation (jianguoz/Few-Shot-Intent-Detection,
CC BY 4.0). SIGDIAL22 corpora AskUbuntu, Chatbot and WebApplications (sebischair/NLU-Evaluation-Corpora, CC BY-SA 3.0).
`;
}

function reading(results: Results): string {
  const aims = linesOf(results).flatMap((line) => {
    const value = figureOf(results, PRODUCT, line.id);
    if (line.must === undefined || line.stretch === undefined || value === undefined) return [];
    const verdict = reaches(line, value, line.stretch) ? 'stretch' : reaches(line, value, line.must) ? 'must' : 'short';
    return [{ line, value, verdict, best: bestOther(results, line) }];
  });
  const short = aims.filter(({ verdict }) => verdict === 'short');
  const behind = aims.filter(({ line, value, best }) => best && isBetter(line, best.value, value));
  const count = (verdict: string): number => aims.filter((one) => one.verdict === verdict).length;
  return [
    `Of ${aims.length} aims the product reaches ${count('stretch')} at the stretch value and ${count('must')} more at what it`,
    `must; it falls short of ${short.length}.`,
    ...besideOthers(results),
    ...list('It falls short here:', short, ({ line, value }) => `${say(line, value)}, must be ${line.must}`),
    ...list(
      'Another is ahead of it here:',
      behind,
      ({ line, value, best }) => `${say(line, value)}, ${best!.name} has ${shown(line.unit, best!.value)}`,
    ),
  ].join('\n');
}

/** The same words for every run: only the figures change. */
function besideOthers(results: Results): string[] {
  const compared = [
    ['clinc150-10 top1', 'With ten phrasings a topic of CLINC150'],
    ['clinc150-10 typos', 'With typos in the questions'],
    ['names top1', 'For a mistyped product name in a sentence'],
    ['100000 p50', 'For one question among 100,000 phrasings'],
  ] as const;
  return compared.flatMap(([id, where]) => {
    const line = linesOf(results).find((one) => one.id === id);
    const best = line && bestOther(results, line);
    const own = figureOf(results, PRODUCT, id);
    if (!best || own === undefined) return [];
    const [ours, theirs] = [own, best.value].map((value) => `${shown(line.unit, value)} ${line.unit}`);
    return [`${where} the product has ${ours}, the best of the others (${best.name}) ${theirs}.`];
  });
}

function bestOther(results: Results, line: Line): { name: string; value: number } | undefined {
  return [...results.keys()]
    .flatMap((name) => {
      const value = name === PRODUCT ? undefined : figureOf(results, name, line.id);
      return value === undefined ? [] : [{ name, value }];
    })
    .reduce<{ name: string; value: number } | undefined>(
      (best, other) => (best && !isBetter(line, other.value, best.value) ? best : other),
      undefined,
    );
}

function list<Item>(title: string, items: readonly Item[], tell: (item: Item) => string): string[] {
  return items.length === 0 ? [] : ['', title, '', ...items.map((item) => `- ${tell(item)}.`)];
}

function say({ what, unit }: Line, value: number): string {
  return `${what}: ${shown(unit, value)}`;
}
