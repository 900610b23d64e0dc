/** Drafts help a person to close gaps; none of them can ever be served. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { draftFolder, writeDrafts } from '../../../src/commands/gaps/drafts.ts';
import type { Gap } from '../../../src/commands/gaps/gaps.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { type SmallBase, smallBase } from '../../knowledge/small-base.ts';

let base: SmallBase;
let above: string;
beforeEach(() => {
  base = smallBase({ 'en/questions.yaml': 'contact:\n  - where are you\n' });
  above = mkdtempSync(path.join(tmpdir(), 'desk-drafts-'));
});
afterEach(() => {
  base.discard();
  rmSync(above, { recursive: true });
});

const gap = (change: Partial<Gap>): Gap => ({
  language: 'en',
  times: 2,
  customers: 2,
  example: 'do you plant trees?',
  others: ['[name]: plant "trees" for us # now'],
  offered: [],
  answeredByPerson: 0,
  proposal: { kind: 'entry', because: 'nobody answers this' },
  ...change,
});

function drafted(...gaps: Gap[]) {
  const folder = draftFolder(path.join(above, 'drafts'), [base.folder]);
  const knowledge = loadKnowledge(base.folder);
  const names = writeDrafts(folder, gaps, { knowledge, folder: base.folder }, new Date('2026-03-02T04:00:00Z'));
  return { names, read: (name: string) => readFileSync(path.join(folder, name), 'utf8'), folder };
}

const phrasing = (topic: string, language = 'en') =>
  gap({
    language,
    example: 'least you sell',
    proposal: { kind: 'phrasing', topic, because: '2 customers chose it when asked back' },
  });

describe('drafts', () => {
  it('of phrasings name the file and the line at which they are to be added', () => {
    const { names, read } = drafted(phrasing('moq'), phrasing('moq', 'es'));
    expect(names).toEqual(['phrasings.txt']);
    const lines = readFileSync(path.join(base.folder, 'en/entries/moq.md'), 'utf8').split('\n');
    const behindLast = lines.indexOf('  - moq') + 2;
    expect(read('phrasings.txt')).toContain(
      `knowledge/en/entries/moq.md:${behindLast}   (asked 2 times; 2 customers chose it when asked back)\n` +
        '  - "least you sell"\n  - "plant \\"trees\\" for us # now"\n',
    );
    expect(read('phrasings.txt')).toContain('knowledge/es/questions.yaml, below a line "moq:"');
  });

  it('of phrasings are read by the base as they stand, once a person has added them', () => {
    const [line] = /^ {2}- .*#.*$/m.exec(drafted(phrasing('moq')).read('phrasings.txt'))!;
    const file = path.join(base.folder, 'en/entries/moq.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('  - moq\n', `  - moq\n${line}\n`));
    expect(loadKnowledge(base.folder).entries.get('en')!.get('moq')!.questions.at(-1)).toBe(
      'plant "trees" for us # now',
    );
  });

  it('of entries are refused by the base until a person has written the answer', () => {
    const { names, folder, read } = drafted(gap({}));
    expect(names).toEqual(['en-new-topic-1.md']);
    expect(read(names[0]!)).toMatch(/author: draft from questions\napproval: provisional\n/);
    copyFileSync(path.join(folder, names[0]!), path.join(base.folder, 'en/entries/new-topic-1.md'));
    const file = path.join(base.folder, 'topics.yaml');
    writeFileSync(
      file,
      `${readFileSync(file, 'utf8')}new-topic-1:\n  group: M\n  behaviour: answer\n  desk: null\n  label: { en: Trees }\n`,
    );
    expect(base.problems()).toEqual([
      expect.stringMatching(/^knowledge\/en\/entries\/new-topic-1\.md:\d+ the answer is empty; write it below/),
    ]);
  });

  it('are not made of what looks like none of our business', () => {
    expect(drafted(gap({ proposal: { kind: 'leave', because: 'it looks like none of our business' } })).names).toEqual(
      [],
    );
  });

  it('never lie in the knowledge folder, by whatever way', () => {
    const refused = /lies in the knowledge folder; drafts are not answers, name a folder outside/;
    symlinkSync(base.folder, path.join(above, 'link'));
    for (const inside of ['', 'en/entries', 'drafts/new', 'en/../en']) {
      expect(() => draftFolder(path.join(base.folder, inside), [base.folder])).toThrow(refused);
      expect(() => draftFolder(path.join(above, 'link', inside), [base.folder])).toThrow(refused);
    }
    expect(existsSync(path.join(base.folder, 'drafts'))).toBe(false);
    expect(draftFolder(`${base.folder}-drafts`, [base.folder])).toBe(`${base.folder}-drafts`);
  });

  it('never take the place of what somebody is working on', () => {
    mkdirSync(path.join(above, 'mine'));
    expect(() => draftFolder(path.join(above, 'mine'), [base.folder])).not.toThrow();
    writeFileSync(path.join(above, 'mine', 'note.txt'), 'half done');
    expect(() => draftFolder(path.join(above, 'mine'), [base.folder])).toThrow(/is not empty; .* name a new folder/);
  });
});
