import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { whyWithheld } from '../../src/knowledge/control.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { type Signature, sign } from '../../src/knowledge/sign.ts';
import { entryText, type SmallBase, smallBase } from './small-base.ts';

const FILE = 'en/entries/moq.md';
const MOMENT = { day: '2026-06-01', serveProvisional: false };

let base: SmallBase;
beforeEach(() => {
  base = smallBase();
});
afterEach(() => base.discard());

const text = () => readFileSync(path.join(base.folder, FILE), 'utf8');
const moq = () => loadKnowledge(base.folder).entries.get('en')!.get('moq')!;
function signed(signature: Partial<Signature> = {}): void {
  base.write(FILE, sign(text(), moq(), { decision: 'approved', who: 'Chen Jun', ...signature }));
}

describe('an answer that a second person approved', () => {
  it('is served where only approved answers are', () => {
    expect(whyWithheld(moq(), MOMENT)).toBe('unapproved');
    signed();
    expect(whyWithheld(moq(), MOMENT)).toBeUndefined();
    expect(moq()).toMatchObject({ approval: 'approved', approver: 'Chen Jun', approvedHash: moq().hash });
  });

  it('is withheld once a word of it was changed, whoever did it', () => {
    signed();
    base.write(FILE, text().replace('It depends', 'It never depends'));
    expect(whyWithheld(moq(), { ...MOMENT, serveProvisional: true })).toBe('unapproved');
  });

  it('is served again when the new text was approved', () => {
    signed();
    base.write(FILE, text().replace('It depends', 'It never depends'));
    signed({ who: 'Zhao Lei' });
    expect(whyWithheld(moq(), MOMENT)).toBeUndefined();
    expect(text().match(/approver:/g)).toHaveLength(1);
  });

  it('cannot be approved by who wrote it, however the name is typed', () => {
    expect(() => signed({ who: ' li  WEI' })).toThrow(/written by Li Wei; somebody else must approve it/);
  });

  it('is not signed twice for the same text', () => {
    signed();
    expect(() => signed()).toThrow(/nothing was changed/);
  });

  it('keeps every other letter of its file, and the line ends of Windows', () => {
    const before = entryText({ sources: 'sources:\n  # ask Wang\n  -   "CONFIRM: minimum order"' });
    base.write(FILE, before.replaceAll('\n', '\r\n'));
    signed();
    const kept = text()
      .split(/\r?\n/)
      .filter((line) => !/^approv/.test(line));
    expect(kept).toEqual(before.split('\n').filter((line) => !/^approv/.test(line)));
    expect(whyWithheld(moq(), MOMENT)).toBeUndefined();
  });

  it.each(['O\'Neil "the QP": #1', 'true', '陈军', '- x', '42'])('may be approved by a person called %s', (who) => {
    signed({ who });
    expect(moq().approver).toBe(who);
  });
});

describe('an answer that was withdrawn', () => {
  it('is not served, provisional answers or not', () => {
    signed({ decision: 'withdrawn' });
    expect(whyWithheld(moq(), { ...MOMENT, serveProvisional: true })).toBe('withdrawn');
    expect(() => signed({ decision: 'withdrawn' })).toThrow(/withdrawn already/);
  });
});
