/** Loading: a valid base becomes a value, an invalid one a list of everything that is wrong. */
import { describe, expect, it } from '@jest/globals';
import { KnowledgeError } from '../../src/core/errors.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { learntPhrasings } from '../../src/knowledge/phrasings.ts';
import { entryText, problemsOf, SMALL_BASE, smallBase } from './small-base.ts';

function load(changed: Record<string, string | Uint8Array> = {}) {
  const base = smallBase(changed);
  try {
    return loadKnowledge(base.folder);
  } finally {
    base.discard();
  }
}

describe('a valid base', () => {
  it('holds the company, the topics and their entries', () => {
    const knowledge = load();
    expect(knowledge.company).toMatchObject({ name: 'Oak Pharma', email: 'desk@oak.example', hours: null });
    expect([...knowledge.topics.keys()]).toEqual(['moq', 'contact']);
    expect(knowledge.topics.get('moq')?.policy).toEqual({ priority: 7, ticket: 'question' });
    expect(knowledge.topics.get('contact')).toMatchObject({
      desk: null,
      policy: { priority: 2, ticket: 'privacy', urgent: true },
    });
    expect(knowledge.entries.get('en')?.get('moq')).toMatchObject({
      version: 1,
      questions: ['smallest order?', 'moq'],
      answer: 'It depends on the product.',
    });
  });

  it('holds products with every list filled in', () => {
    expect(load().products).toEqual([
      { name: 'aspirin', cas: '50-78-2', names: ['ASA'], salts: [], tags: [], offered: false },
    ]);
  });

  it('holds the small words folded, so that they compare with folded messages', () => {
    expect(load().languages.get('en')?.yes).toEqual(['yes', 'thats right']);
  });

  it('holds what safety listens for', () => {
    expect(load().safety.get('en')?.get('contact')).toEqual([
      { all: [['spill*', 'spilled'], ['drum']], unless: ['film'] },
    ]);
  });

  it('is read alike from Windows: byte order mark, CR LF', () => {
    const windows = Object.fromEntries(
      Object.entries(SMALL_BASE).map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
    );
    expect(load(windows)).toEqual({ ...load(), fingerprint: expect.any(String) });
  });

  it('passes over files that are not part of it', () => {
    expect(
      problemsOf({
        '.DS_Store': 'x',
        'en/entries/moq.md~': 'x',
        'README.md': '# read me',
        'en/questions.eval.tsv': 'x',
      }),
    ).toEqual([]);
  });

  it('gives the matcher every phrasing, also those of entries that are withheld', () => {
    const withdrawn = load({ 'en/entries/moq.md': entryText({ approval: 'approval: withdrawn' }) });
    expect(learntPhrasings(withdrawn)).toContainEqual({ language: 'en', topic: 'moq', text: 'smallest order?' });
  });
});

describe('the hash of what trains the matcher', () => {
  it('stays the same when an answer, a label or the order of questions changes', () => {
    const questions = 'questions:\n  - moq\n  - smallest order?';
    const other = load({ 'en/entries/moq.md': entryText({ questions }, 'Another answer.') });
    expect(other.hash).toBe(load().hash);
    expect(other.fingerprint).not.toBe(load().fingerprint);
  });

  it('changes with a question', () => {
    const questions = 'questions:\n  - moq\n  - least order?';
    expect(load({ 'en/entries/moq.md': entryText({ questions }) }).hash).not.toBe(load().hash);
  });
});

describe('an invalid base', () => {
  it('is reported whole: every problem of every file, in the order of files and lines', () => {
    const problems = problemsOf({
      'company.yaml': 'name: [\n',
      'topics.yaml': `${SMALL_BASE['topics.yaml']}extra:\n  group: A\n  behaviour: anser\n  desk: sales\n  label: { es: algo }\n`,
      'en/entries/moq.md': entryText({ questions: 'questions: []', version: 'version: one' }, 'Ask {phone}.'),
      'en/entries/contact.md': 'no front matter',
    });
    expect(problems).toEqual([
      expect.stringMatching(/^knowledge\/company\.yaml:2 /),
      'knowledge/en/entries/contact.md:1 the first line must be "---", then the front matter, then "---" and the answer',
      'knowledge/en/entries/moq.md:3 "version" must be a whole number from 1, not "one"; write it like version: 1',
      'knowledge/en/entries/moq.md:10 "questions" is empty; add at least two ways a customer would ask',
      'knowledge/en/entries/moq.md:12 there is no slot {phone}; the slots are {company}, {email}, {whatsapp}, {hours}',
      'knowledge/topics.yaml:14 "extra" has no English entry; write en/entries/extra.md',
      'knowledge/topics.yaml:16 "extra.behaviour" cannot be "anser"; did you mean "answer"? It is one of answer, answer+offer-handoff, collect-quote, handoff, refuse-politely, smalltalk',
      'knowledge/topics.yaml:18 "extra.label" has no English; add { en: Manufacturer or trader }',
    ]);
  });

  it('is one error with a count and one line for each problem', () => {
    const base = smallBase({ 'registry.yaml': undefined, 'en/phrases.yaml': undefined });
    expect(() => loadKnowledge(base.folder)).toThrow(KnowledgeError);
    expect(() => loadKnowledge(base.folder)).toThrow(
      'the knowledge base has 2 problems:\n' +
        'knowledge/en/phrases.yaml:1 this file is missing; create it, or bring it back\n' +
        'knowledge/registry.yaml:1 this file is missing; create it, or bring it back',
    );
    base.discard();
  });

  it('may be no folder at all', () => {
    expect(() => loadKnowledge('/nowhere/knowledge')).toThrow(
      'the knowledge base has 1 problem:\nknowledge:1 this folder cannot be read (ENOENT); check that it exists',
    );
  });
});

describe('files', () => {
  it.each([
    [
      'in Latin-1',
      'en/entries/moq.md',
      Buffer.from(entryText({}, 'Caf\xe9.'), 'latin1'),
      ':14 this line is not UTF-8; save',
    ],
    ['in UTF-16', 'company.yaml', Buffer.from('\ufeffname: x', 'utf16le'), ':1 this file is UTF-16; save'],
    ['with a control character', 'company.yaml', 'name: a\n\nb\u0000', ':3 a control character (U+0000) stands here'],
    ['larger than any entry', 'en/entries/moq.md', 'x'.repeat(1_000_001), ':1 this file has 1000001 bytes'],
  ])('%s are named with their line', (_, path, content, sentence) => {
    expect(problemsOf({ [path]: content }).join('\n')).toContain(`knowledge/${path}${sentence}`);
  });

  it.each([
    ['topic.yaml', ':1 this file is not read; did you mean "topics.yaml"?'],
    ['en/language.yml', ':1 this file is not read; did you mean "language.yaml"?'],
    ['en/moq.md', ':1 this file is not read; the files here are language.yaml, phrases.yaml, safety.yaml'],
    ['english/entries/moq.md', ':1 this file lies in "english", which is no language'],
    ['en/entries/moq.txt', ':1 this file is not an entry; name it after its topic, with the ending .md'],
    ['en/entries/old/moq.md', ':1 this file lies too deep; entries lie directly in the folder "entries"'],
    ['en/answers/moq.md', ':1 this file is not read; move it to en/entries/'],
  ])('%s is not taken for something else without a word', (path, sentence) => {
    expect(problemsOf({ [path]: 'x' })).toEqual([expect.stringContaining(`knowledge/${path}${sentence}`)]);
  });

  it('of a language that the company does not serve are noticed', () => {
    const spanish = Object.fromEntries(
      ['language.yaml', 'phrases.yaml', 'safety.yaml'].map((name) => [`fr/${name}`, SMALL_BASE[`en/${name}`]]),
    );
    expect(problemsOf(spanish)).toEqual([
      'knowledge/company.yaml:14 "languages" lacks fr, which has a folder; add it, or move the folder out',
    ]);
  });
});
