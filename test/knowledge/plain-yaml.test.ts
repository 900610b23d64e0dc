/** The quick reader of front matter must never say anything else than the real one. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LineCounter, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import { readPlainYaml } from '../../src/knowledge/plain-yaml.ts';

/** What YAML's own parser makes of it, or undefined when it complains. */
function readByParser(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length > 0 ? undefined : document.toJS();
}

/** Values as people write them, with YAML's traps among them. */
const trap = fc.constantFrom(
  ...[
    'null',
    'True',
    '~',
    '1e5',
    '0x1F',
    '007',
    '12',
    '2026-01-01',
    '.inf',
    "it's",
    'a: b',
    'a #b',
    'a:',
    '- a',
    '?',
    '',
  ],
);
const odd = fc.string({
  unit: fc.constantFrom(...'ab:# "\'-,[]{}&*!|>?%@`~01.xeE_\t\\/+\u00a0\u2028\ufeff中é'),
  maxLength: 6,
});
const words = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('moq', 'for', '25', 'kg', '中文', 'sir,', 'a:b', '#1', '[x]', 'ok?') },
      odd,
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((list) => list.join(' '));
const value = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 3, arbitrary: words.map((text) => `"${text}"`) },
  { weight: 1, arbitrary: trap },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);
const key = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('topic', 'version', 'sources', 'questions', 'review-by', 'x', 'y') },
  { weight: 1, arbitrary: fc.oneof(trap, odd) },
);
const block = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(key, value).map(([k, v]) => [`${k}: ${v}`]) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(key, fc.array(value, { maxLength: 3 }))
      .map(([k, vs]) => [`${k}:`, ...vs.map((v) => `  - ${v}`)]),
  },
  { weight: 1, arbitrary: value.map((v) => [`  ${v}`]) },
);
const text = fc.array(block, { minLength: 1, maxLength: 3 }).map(
  (blocks) =>
    `---\n${blocks
      .flat()
      .map((line) => `${line.replaceAll('\n', ' ')}\n`)
      .join('')}`,
);

describe('the quick reader', () => {
  it('reads what the parser reads, or leaves it to the parser', () => {
    fc.assert(
      fc.property(text, (written) => {
        const read = readPlainYaml(written);
        if (read !== undefined) expect(read.value).toEqual(readByParser(written));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads ordinary front matter itself, with the same lines', () => {
    const written =
      '---\ntopic: moq\nversion: 12\neffective: 2026-01-01\nquestions:\n  - moq?\n  - "what: 1 kg"\n  - 2 drums ok\n';
    const lines = new LineCounter();
    const document = parseDocument(written, { lineCounter: lines });
    const read = readPlainYaml(written)!;
    expect(read.value).toEqual(document.toJS());
    const map = document.contents as YAMLMap;
    expect(map).toBeInstanceOf(YAMLMap);
    const questions = map.get('questions') as YAMLSeq<{ range: [number, number, number] }>;
    expect(questions).toBeInstanceOf(YAMLSeq);
    expect(read.itemLines.get('questions')).toEqual(questions.items.map((item) => lines.linePos(item.range[0]).line));
  });

  it.each([
    'a: b: c',
    'a: x # y',
    'a:\n  - b\n    c',
    'a: "b\\n"',
    "a: 'b'",
    'a: true',
    'a: 1.5',
    'a: 0',
    'a:',
    'null: a',
    '- a',
    'a: 1\na: 2',
  ])('leaves %j to the parser', (written) => {
    expect(readPlainYaml(`---\n${written}\n`)).toBeUndefined();
  });
});
