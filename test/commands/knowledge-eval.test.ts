/** What `knowledge:eval` counts, compares and draws. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { worseThan } from '../../src/commands/eval/baseline.ts';
import { confusions, type Judged, judge, tally } from '../../src/commands/eval/judge.ts';
import { EvalFileError, readQuestions } from '../../src/commands/eval/questions.ts';
import { reportPage } from '../../src/commands/eval/report.ts';
import { trialMind } from '../flow/trial-mind.ts';

const DAY = new Date('2026-01-05T00:00:00Z');

function judged(text: string, ...topics: readonly string[]): Judged {
  return judge([{ text, topics, orTopics: [], line: 2 }], 'en', trialMind, DAY)[0]!;
}

describe('a question of the exam', () => {
  it.each([
    ['who are you', ['about-us'], 'right'],
    ['human', ['talk-to-human'], 'right'],
    ['who are you', ['quote-request'], 'wrong'],
    ['gibberish', ['about-us'], 'handed'],
    ['gibberish', [], 'right'],
    ['who are you', [], 'wrong'],
  ])('"%s" about %j is judged %s', (text, topics, verdict) => {
    expect(judged(text, ...topics).verdict).toBe(verdict);
  });

  it('is counted once, and its confusion named with it as the example', () => {
    const all = [
      judged('who are you', 'about-us'),
      judged('who is it', 'quote-request'),
      judged('who', 'quote-request'),
    ];
    expect(tally(all)).toMatchObject({ total: 3, right: 1, wrong: 2, asked: 0, knewTopic: 1 });
    expect(confusions(all)).toEqual([{ wanted: 'quote-request', got: 'about-us', times: 2, example: 'who is it' }]);
  });
});

describe('a run', () => {
  const before = tally([...Array(200)].map((_, i) => judged(i < 180 ? 'who' : 'gibberish', 'about-us')));

  it('is worse when a language answers fewer questions rightly, or more wrongly', () => {
    expect(worseThan({ en: before }, { en: { ...before, right: 178 } })).toEqual([
      'en: right answers fell from 180 of 200 to 178 of 200',
    ]);
    expect(worseThan({ en: before }, { en: { ...before, wrong: 2 } })).toEqual([
      'en: wrong answers rose from 0 of 200 to 2 of 200',
    ]);
  });

  it('is not worse for one question in two hundred, nor for being better', () => {
    expect(worseThan({ en: before }, { en: { ...before, right: 179, wrong: 1 } })).toEqual([]);
    expect(worseThan({ en: before }, { en: { ...before, right: 199 } })).toEqual([]);
  });

  it('is worse when the questions of a language are gone', () => {
    expect(worseThan({ en: before, es: before }, { en: before })).toEqual([
      'es: its questions are gone; bring them back',
    ]);
  });
});

describe('the report', () => {
  const topics = ['about-us', 'quote-request'].map((id) => ({ id, group: 'A' }));

  it('draws each answer where its topics meet, wrong ones in red, and says nothing a browser would run', () => {
    const all = [judged('who', 'about-us'), judged('<script>alert(1)</script> who', 'quote-request')];
    const page = reportPage(all, topics, { worse: ['en: right answers fell'], about: '2 questions' });
    expect(page).toContain('about-us → about-us: 1 right, 0 asked back, 0 wrong');
    expect(page).toMatch(/fill="var\(--wrong\)"[^>]*><title>quote-request → about-us: 0 right, 0 asked back, 1 wrong/);
    expect(page).toContain('Worse than the accepted run');
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/(?:src|href)=/);
  });
});

describe('a file of questions', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'desk-eval-'));
    mkdirSync(path.join(folder, 'en'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (text: string) => {
    writeFileSync(path.join(folder, 'en', 'questions.eval.tsv'), text);
    return readQuestions(folder, 'en', new Set(['moq', 'lead-time']));
  };

  it('has a topic, a tab and a question a line; several topics are joined by +, none of ours is -', () => {
    expect(read('topic\tquestion\nmoq\thow little?\r\nmoq+lead-time\thow little, how soon?\n-\twho wins?\n')).toEqual([
      { topics: ['moq'], orTopics: [], text: 'how little?', line: 2 },
      { topics: ['moq', 'lead-time'], orTopics: [], text: 'how little, how soon?', line: 3 },
      { topics: [], orTopics: [], text: 'who wins?', line: 4 },
    ]);
  });

  it('may have another topic that is as right, behind a bar', () => {
    expect(read('topic\tquestion\nmoq|lead-time\t5 kg?\n')).toEqual([
      { topics: ['moq'], orTopics: ['lead-time'], text: '5 kg?', line: 2 },
    ]);
    const either = { text: 'who are you', topics: ['quote-request'], orTopics: ['about-us'], line: 2 };
    expect(judge([either], 'en', trialMind, DAY)[0]?.verdict).toBe('right');
  });

  it('names every line that cannot be used', () => {
    expect(() => read('topic\tquestion\nmop\tx\nmoq x\n')).toThrow(EvalFileError);
    expect(() => read('topic\tquestion\nmop\tx\nmoq x\n')).toThrow(
      /questions\.eval\.tsv:2 there is no topic "mop".*\n.*:3 no tab and question/,
    );
  });

  it('may be missing', () => {
    expect(readQuestions(folder, 'es', new Set())).toEqual([]);
  });
});
