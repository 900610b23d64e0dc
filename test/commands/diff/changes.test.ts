/** Which questions two versions of a base answer differently. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findChanges } from '../../../src/commands/diff/changes.ts';
import { changeReport } from '../../../src/commands/diff/report.ts';
import { diffCommand } from '../../../src/commands/diff-command.ts';
import { prepareMind } from '../../../src/commands/prepare.ts';
import { entryText, SMALL_BASE, type SmallBase, smallBase } from '../../knowledge/small-base.ts';
import { run } from '../written.ts';

const DAY = new Date('2026-03-02T04:00:00Z');
const CONTACT = { topic: 'topic: contact', questions: 'questions:\n  - your e-mail\n  - how do I reach you' };

let dataDir: string;
let before: SmallBase;
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'desk-diff-'));
  before = smallBase();
});
afterAll(() => {
  before.discard();
  rmSync(dataDir, { recursive: true });
});

const mindOf = (folder: string) => prepareMind({ dataDir, serveProvisional: true, folder });

/** What changes with these files exchanged, for these questions. */
function changes(files: Readonly<Record<string, string>>, ...texts: string[]) {
  const after = smallBase(files);
  try {
    const { mind, products } = mindOf(after.folder);
    const questions = texts.map((text) => ({ text, known: [] }));
    return findChanges(questions, { before: mindOf(before.folder).mind, after: mind, products }, DAY);
  } finally {
    after.discard();
  }
}

const LEARNT = {
  'en/entries/moq.md': entryText({ questions: 'questions:\n  - smallest order?\n  - moq\n  - pallets' }),
};
const REWRITTEN = { 'en/entries/moq.md': entryText({}, 'Ten drums.') };

describe('another version of the base', () => {
  it('that is the same changes nothing', () => {
    expect(changes({}, 'moq', 'your e-mail', '何时开门', 'something else')).toEqual([]);
  });

  it('with another text of an answer changes what is told, not the topic', () => {
    const [change, ...others] = changes(REWRITTEN, 'smallest order?', 'your e-mail', 'smallest order?');
    const side = { behaviour: 'answer+offer-handoff', topics: ['moq'] };
    expect(change).toEqual({
      kind: 'other text',
      language: 'en',
      question: 'smallest order?',
      times: 2,
      before: side,
      after: side,
      rewritten: ['moq (en)'],
    });
    expect(others).toEqual([]);
  });

  it('in which a word of the desk is another one changes what is told, too', () => {
    const spoken = { 'company.yaml': SMALL_BASE['company.yaml']!.replace('desk@', 'post@') };
    expect(changes(spoken, 'your e-mail')).toMatchObject([{ kind: 'other text', rewritten: [] }]);
  });

  it('that has learnt a question answers it now; one that forgot it no longer does', () => {
    expect(changes(LEARNT, 'pallets')).toMatchObject([
      { kind: 'now answered', before: { behaviour: 'fallback', topics: [] }, after: { topics: ['moq'] } },
    ]);
    const forgot = { 'en/entries/contact.md': entryText({ ...CONTACT, questions: 'questions:\n  - 何时\n  - 开门' }) };
    expect(changes(forgot, 'how do I reach you')[0]).toMatchObject({ kind: 'no longer answered' });
  });

  it('that gives a question to another topic says to which', () => {
    const swapped = {
      'en/entries/moq.md': entryText({ questions: CONTACT.questions }),
      'en/entries/contact.md': entryText({ ...CONTACT, questions: 'questions:\n  - smallest order?\n  - moq' }),
    };
    expect(changes(swapped, 'moq')).toMatchObject([
      { kind: 'other topic', before: { topics: ['moq'] }, after: { topics: ['contact'] } },
    ]);
  });

  it('in which nobody may serve the answer hands the question over', () => {
    const withdrawn = { 'en/entries/moq.md': entryText({ approval: 'approval: withdrawn' }) };
    expect(changes(withdrawn, 'moq')).toMatchObject([{ kind: 'treated otherwise', after: { behaviour: 'handoff' } }]);
  });

  it('never shows who asked', () => {
    expect(changes(REWRITTEN, 'moq? ana@corp.example')[0]!.question).toBe('moq? [e-mail]');
  });

  it('is told with counts first, by kind', () => {
    const report = changeReport(changes(REWRITTEN, 'moq', 'moq'), { asked: 3, where: 'since 2026-01-01' });
    expect(report).toBe(
      'Of 3 questions since 2026-01-01, 2 would be answered differently.\n     2  other text\n\nother text:\n' +
        '  “moq”   (2 times)\n      answer+offer-handoff: moq → answer+offer-handoff: moq; another text: moq (en)\n',
    );
  });
});

describe('knowledge:diff', () => {
  it('asks both versions the questions of a file, a line of JSON for each that differs', async () => {
    const after = smallBase(LEARNT);
    const file = path.join(dataDir, 'asked.jsonl');
    writeFileSync(file, '{"text":"pallets"}\n{"text":"pallets?"}\n{"text":"moq"}\n');
    const args = ['--against', before.folder, '--knowledge', after.folder, '--questions', file, '--json'];
    const { code, out } = await run(diffCommand, args, { DATA_DIR: dataDir });
    after.discard();
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { kind: string }).kind),
    ).toEqual(['now answered', 'now answered']);
  });

  it('needs a folder to compare with', async () => {
    expect(await run(diffCommand, [])).toMatchObject({ code: 1, out: '' });
    expect(await run(diffCommand, ['--against', '/nowhere'])).toMatchObject({
      code: 1,
      err: '/nowhere is no knowledge folder, it has no topics.yaml; check the name\n',
    });
  });
});
