/** The evaluation as a page: pictures first, then what to mend. One file, nothing loaded from elsewhere. */
import { html } from './html.ts';
import { type Confusion, confusions, type Judged, type Tally, tally, VERDICTS } from './judge.ts';
import { confusionPicture, type Placed } from './picture.ts';

const WORDS = {
  right: 'right',
  partly: 'partly',
  asked: 'asked back',
  handed: 'to a person',
  wrong: 'wrong',
} as const;

const STYLE = `
:root { --right: #2f8f5b; --partly: #8cc3a0; --asked: #e0a030; --handed: #9aa7b5; --wrong: #c8323c; --ink: #1d2733; }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); max-width: 1080px; margin: 2rem auto; padding: 0 1rem; background: #fbfcfd; }
h1 { font-size: 1.5rem; margin-bottom: 0 } h2 { margin-top: 2.2rem; font-size: 1.15rem } p { max-width: 48rem }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #e3e8ee; vertical-align: top } th { font-weight: 600 }
td.n, th.n { text-align: right } .bar { display: flex; height: 1.1rem; min-width: 16rem; border-radius: 3px; overflow: hidden }
.bar i { display: block } .worse { background: #fdecec; border-left: 4px solid var(--wrong); padding: .6rem 1rem }
.key span { display: inline-block; margin-right: 1.2rem } .key i { display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; margin-right: .35rem }
svg { width: 100%; max-width: 860px; background: #fff; border: 1px solid #e3e8ee } svg text { font-size: 9px; fill: #64748b; text-anchor: middle }
.grid { stroke: #e8edf2; fill: none } details { margin: .3rem 0 } summary { cursor: pointer }
`;

/**
 * The page.
 *
 * @param judged   of all languages
 * @param topics   in the order of the index
 * @param worse    what is worse than in the accepted run, in words
 * @param changed  which day the base was judged on, and the like; one line
 */
export function reportPage(
  judged: readonly Judged[],
  topics: readonly Placed[],
  { worse, about }: { readonly worse: readonly string[]; readonly about: string },
): string {
  const languages = [...new Set(judged.map(({ language }) => language))];
  const rows = languages.map((language) => languageRow(language, tally(judged.filter((j) => j.language === language))));
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>How well the desk answers</title>
<style>${STYLE}</style>
<h1>How well the desk answers</h1>
<p>${html(about)}</p>
${worse.length > 0 ? `<div class="worse"><b>Worse than the accepted run</b><br>${worse.map(html).join('<br>')}</div>` : ''}
<h2>By language</h2>
<p class="key">${VERDICTS.map((v) => `<span><i style="background:var(--${v})"></i>${WORDS[v]}</span>`).join('')}</p>
<table><tr><th>Language<th><th class="n">right<th class="n">asked back<th class="n">to a person<th class="n">wrong<th class="n">topic known</tr>
${rows.join('\n')}${languages.length > 1 ? languageRow('all', tally(judged)) : ''}</table>
<h2>What is taken for what</h2>
<p>Each row is a topic that was asked about, each column what the desk took it for; letters are the groups of the index.
Red away from the diagonal is a wrong answer. Point at a dot to read it.</p>
${confusionPicture(judged, topics)}
<h2>Most confused</h2>
${confusionTable(confusions(judged).slice(0, 30))}
<h2>By topic, the worst first</h2>
${topicTable(judged)}
</html>
`;
}

function languageRow(language: string, counts: Tally): string {
  const share = (n: number) => `${((100 * n) / Math.max(1, counts.total)).toFixed(1)} %`;
  return `<tr><td>${html(language)}<td>${bar(counts)}<td class="n">${share(counts.right)}<td class="n">${share(counts.asked)}<td class="n">${share(counts.handed)}<td class="n">${share(counts.wrong)}<td class="n">${share(counts.knewTopic)}</tr>`;
}

function bar(counts: Tally): string {
  const parts = VERDICTS.filter((verdict) => counts[verdict] > 0).map(
    (verdict) =>
      `<i style="flex:${counts[verdict]};background:var(--${verdict})" title="${counts[verdict]} ${WORDS[verdict]}"></i>`,
  );
  return `<div class="bar">${parts.join('')}</div>`;
}

function confusionTable(pairs: readonly Confusion[]): string {
  if (pairs.length === 0) return '<p>Nothing was answered wrongly.</p>';
  const rows = pairs.map(
    ({ wanted, got, times, example }) =>
      `<tr><td class="n">${times}<td>${html(wanted)}<td>${html(got)}<td dir="auto">${html(example)}</tr>`,
  );
  return `<table><tr><th class="n">times<th>asked<th>answered<th>for example</tr>\n${rows.join('\n')}</table>`;
}

function topicTable(judged: readonly Judged[]): string {
  const byTopic = new Map<string, Judged[]>();
  for (const one of judged) for (const id of one.topics) byTopic.set(id, [...(byTopic.get(id) ?? []), one]);
  const rows = [...byTopic]
    .map(([id, list]) => ({ id, list, counts: tally(list) }))
    .sort(
      (a, b) => b.counts.wrong - a.counts.wrong || a.counts.right / a.counts.total - b.counts.right / b.counts.total,
    )
    .map(({ id, list, counts }) => {
      const missed = list.filter(({ verdict }) => verdict !== 'right');
      const lines = missed.map(
        ({ language, text, verdict, got }) =>
          `<br><span dir="auto">${html(text)}</span> <small>(${language}, ${WORDS[verdict]}${got[0] ? `: ${html(got.join(', '))}` : ''})</small>`,
      );
      const more =
        missed.length === 0 ? '' : `<details><summary>${missed.length} missed</summary>${lines.join('')}</details>`;
      return `<tr><td>${html(id)}${more}<td>${bar(counts)}<td class="n">${counts.right} of ${counts.total}</tr>`;
    });
  return `<table>${rows.join('\n')}</table>`;
}
