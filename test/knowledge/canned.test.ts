/** What staff have ready: how it is read, what is said of mistakes, and which text is meant. */
import { describe, expect, it } from '@jest/globals';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { viewAt } from '../../src/knowledge/view.ts';
import { shipped, viewOf as shippedIn } from '../handlers/turns.ts';
import { found, SPANISH } from './lint/linted.ts';
import { problemsOf, smallBase } from './small-base.ts';

const ENGLISH = [
  'got-it: Thank you, we have your message.',
  'send-photos: Please send photos of the label and of the drum.',
  'which-quantity: How much do you need?',
].join('\n');
const IN_SPANISH = 'got-it: Gracias, lo tenemos.\nhasta-luego: Hasta luego.\n';
const BOTH = { ...SPANISH, 'en/canned.yaml': ENGLISH, 'es/canned.yaml': IN_SPANISH };

function viewOf(language: string, files: Record<string, string> = BOTH): ReturnType<typeof viewAt> {
  const base = smallBase(files);
  const knowledge = loadKnowledge(base.folder);
  base.discard();
  return viewAt(knowledge, { now: new Date('2026-03-02'), language, serveProvisional: true, threshold: 0.4 });
}

/** The shortcuts that words lead to, and how. */
function meant(words: string, view = viewOf('es')): readonly string[] {
  const answer = view.canned(words);
  return answer.kind === 'exact'
    ? ['exact', answer.text.shortcut]
    : [answer.kind, ...answer.texts.map((t) => t.shortcut)];
}

describe('a mistake in canned.yaml', () => {
  it.each([
    [
      'Got it: Thanks.',
      ':2 "Got it" is no shortcut; write at most 40 small letters, digits and hyphens, such as got-it',
    ],
    [`${'a'.repeat(41)}: Thanks.`, 'is no shortcut'],
    ['thanks: ""', ':2 "thanks" must be a text, not nothing; write it like got-it: "Thank you, we have your message."'],
    ['thanks: 5', ':2 "thanks" must be a text, not 5'],
    [`thanks: ${'a'.repeat(1001)}`, ':2 "thanks" has 1001 characters; shorten it to 1000'],
    ['thanks: "Thank you, {name}."', ':2 "thanks" has a brace, and nothing is filled in here'],
    ['got-it: Again.', ':2 this key stands here a second time; keep one of the two'],
  ])('%j', (line, sentence) => {
    const problems = problemsOf({ 'en/canned.yaml': `got-it: Thank you.\n${line}\n` });
    expect(problems).toEqual([expect.stringContaining(sentence)]);
    expect(problems[0]).toMatch(/^knowledge\/en\/canned\.yaml:2 /);
  });

  it('is a file that holds something else', () => {
    expect(problemsOf({ 'en/canned.yaml': '- Thank you.\n' })).toEqual([
      'knowledge/en/canned.yaml:1 the file must be texts by shortcut, not a list; write it like got-it: "Thank you, we have your message."',
    ]);
  });

  it('is none in a text of a thousand characters, an empty file, or no file at all', () => {
    expect(problemsOf({ 'en/canned.yaml': `thanks: ${'a'.repeat(1000)}\n` })).toEqual([]);
    expect(problemsOf({ 'en/canned.yaml': '# Nothing yet.\n' })).toEqual([]);
    expect(meant('', viewOf('en', {}))).toEqual(['all']);
  });
});

describe('what staff have ready', () => {
  it('is all of it when nothing is said, in the order of the English file, the rest behind it', () => {
    expect(meant('')).toEqual(['all', 'got-it', 'send-photos', 'which-quantity', 'hasta-luego']);
    expect(meant('', viewOf('en'))).toEqual(['all', 'got-it', 'send-photos', 'which-quantity']);
  });

  it('is in the language of the conversation, and in English where that has none', () => {
    const text = (words: string, language: string) => {
      const answer = viewOf(language).canned(words);
      return answer.kind === 'exact' ? answer.text : undefined;
    };
    expect(text('got-it', 'es')).toEqual({ shortcut: 'got-it', text: 'Gracias, lo tenemos.', language: 'es' });
    expect(text('which-quantity', 'es')).toMatchObject({ text: 'How much do you need?', language: 'en' });
    expect(text('got-it', 'ar')).toMatchObject({ language: 'en' });
    expect(text('hasta-luego', 'en')).toBeUndefined();
  });

  it.each([
    ['got-it', ['exact', 'got-it']],
    [' GOT-IT ', ['exact', 'got-it']],
    ['quantity', ['near', 'which-quantity']],
    ['which-quantiti', ['near', 'which-quantity']],
    ['photo', ['near', 'send-photos']],
    ['label photos', ['near', 'send-photos']],
    ['grácias', ['near', 'got-it']],
    ['xyzzy', ['near']],
  ])('is found by %j', (words, expected) => {
    expect(meant(words).slice(0, expected.length)).toEqual(expected);
  });

  it('is never more than five texts, for the longest question too', () => {
    const many = Array.from({ length: 9 }, (_, i) => `send-${i}: Please send document ${i}.`).join('\n');
    const view = viewOf('en', { 'en/canned.yaml': many });
    expect(meant('send', view)).toHaveLength(6);
    expect(meant('send document '.repeat(5000), view)).toHaveLength(6);
  });
});

describe('lint of what staff have ready', () => {
  it('names what a language with such a file lacks', () => {
    expect(found('missing-canned', BOTH)).toEqual([
      'knowledge/es/canned.yaml:1 warning: send-photos is missing',
      'knowledge/es/canned.yaml:1 warning: which-quantity is missing',
    ]);
    expect(found('missing-canned', { ...SPANISH, 'en/canned.yaml': ENGLISH })).toEqual([]);
  });

  it('finds prices in it as in all that customers read', () => {
    expect(found('prices', { 'en/canned.yaml': `${ENGLISH}\ncheap: It costs $40 per kg.\n` })).toEqual([
      'knowledge/en/canned.yaml:4 error: "$4" is a price or a discount',
    ]);
  });
});

describe('the shipped texts for staff', () => {
  const english = [...shipped.canned.get('en')!.keys()];

  it('are there in every language that we speak', () => {
    expect([...shipped.canned.keys()].sort()).toEqual([...shipped.languages.keys()].sort());
    for (const [language, texts] of shipped.canned) expect([language, [...texts.keys()]]).toEqual([language, english]);
  });

  it('fit a phone, and differ from one another', () => {
    for (const [language, texts] of shipped.canned) {
      expect([language, Math.max(...[...texts.values()].map((text) => text.length)) <= 300]).toEqual([language, true]);
      expect([language, new Set(texts.values()).size]).toEqual([language, english.length]);
    }
  });

  it('are found by what staff would say in English or in the language of the text', () => {
    expect(meant('photos', shippedIn())[1]).toBe('send-photos');
    expect(meant('quality', shippedIn())[1]).toBe('with-qa');
    expect(meant('照片', shippedIn({}, { language: 'zh' }))[1]).toBe('send-photos');
    expect(meant('спецификацию', shippedIn({}, { language: 'ru' }))[1]).toBe('send-spec');
  });
});
