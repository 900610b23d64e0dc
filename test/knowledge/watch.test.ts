/** Hot reload: edits take effect by themselves, broken ones do not. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KnowledgeError } from '../../src/core/errors.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { type KnowledgeWatch, watchKnowledge } from '../../src/knowledge/watch.ts';
import { entryText, SMALL_BASE, type SmallBase, smallBase } from './small-base.ts';

type News = { readonly good: Knowledge } | { readonly bad: KnowledgeError };

let base: SmallBase;
let watch: KnowledgeWatch;
let inForce: Knowledge;
/** Told and not yet heard. */
let told: News[];
let wake: (() => void) | undefined;

/** What the watch tells next. */
async function next(): Promise<News> {
  while (told.length === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  return told.shift()!;
}

function tell(news: News): void {
  if ('good' in news) inForce = news.good;
  told.push(news);
  wake?.();
}

const answer = (knowledge: Knowledge) => knowledge.entries.get('en')?.get('moq')?.answer;

beforeEach(() => {
  base = smallBase();
  told = [];
  inForce = loadKnowledge(base.folder);
  watch = watchKnowledge(base.folder, { onGood: (good) => tell({ good }), onBad: (bad) => tell({ bad }) }, inForce);
});

afterEach(() => {
  watch.close();
  base.discard();
});

describe('a watched base', () => {
  it('keeps the last good version while an edit is broken, and takes the mended one', async () => {
    base.write('en/entries/moq.md', entryText({ version: 'version: one' }, 'Broken.'));
    expect(await next()).toMatchObject({
      bad: { problems: [expect.stringContaining('knowledge/en/entries/moq.md:3 "version" must be a whole number')] },
    });
    expect(answer(inForce)).toBe('It depends on the product.');

    base.write('en/entries/moq.md', entryText({}, 'Mended.'));
    expect(await next()).toHaveProperty('good');
    expect(answer(inForce)).toBe('Mended.');
  });

  it('takes back a broken edit that is undone', async () => {
    base.write('company.yaml', 'name: [');
    expect(await next()).toHaveProperty('bad');
    base.write('company.yaml', SMALL_BASE['company.yaml']!);
    expect(await next()).toHaveProperty('good');
  });

  it('takes a file that an editor exchanges for a new one, every time', async () => {
    for (const text of ['First.', 'Second.', 'Third.']) {
      base.write('en/entries/.moq.md.new', entryText({}, text));
      renameSync(join(base.folder, 'en/entries/.moq.md.new'), join(base.folder, 'en/entries/moq.md'));
      expect(await next()).toHaveProperty('good');
      expect(answer(inForce)).toBe(text);
    }
  });

  it('takes a language that is added, and edits in it', async () => {
    for (const name of ['language', 'phrases', 'safety']) base.write(`es/${name}.yaml`, SMALL_BASE[`en/${name}.yaml`]!);
    await next();
    expect([...inForce.languages.keys()]).toEqual(['en', 'es']);
    base.write('es/entries/moq.md', entryText({}, 'Depende.'));
    await next();
    expect(inForce.entries.get('es')?.get('moq')?.answer).toBe('Depende.');
  });

  it('takes a folder that is exchanged as a whole, as a checkout does, and edits in it', async () => {
    const other = join(base.folder, '..', 'other');
    mkdirSync(other);
    for (const topic of ['moq', 'contact']) {
      writeFileSync(join(other, `${topic}.md`), SMALL_BASE[`en/entries/${topic}.md`]!.replace('product', 'pack'));
    }
    base.remove('en/entries');
    renameSync(other, join(base.folder, 'en/entries'));
    while (answer(inForce) !== 'It depends on the pack.') await next();
    base.write('en/entries/moq.md', entryText({}, 'Later.'));
    while (answer(inForce) !== 'Later.') await next();
  });

  it('takes many edits at once as one', async () => {
    for (let i = 0; i < 20; i++) base.write('en/entries/moq.md', entryText({ version: `version: ${i + 4}` }));
    await next();
    expect(inForce.entries.get('en')?.get('moq')?.version).toBe(23);
    expect(told).toEqual([]);
  });

  it('says nothing when a file is written with the same words, or is none of the base', async () => {
    base.write('en/entries/moq.md', SMALL_BASE['en/entries/moq.md']!);
    base.write('en/entries/.moq.md.swp', 'x');
    base.write('en/notes.txt', 'x');
    base.write('en/entries/contact.md', SMALL_BASE['en/entries/contact.md']!.replace('Write', 'Please write'));
    await next();
    expect(told).toEqual([]);
  });

  it('notices an edit made between loading and watching', async () => {
    watch.close();
    base.write('en/entries/moq.md', entryText({}, 'In between.'));
    watch = watchKnowledge(base.folder, { onGood: (good) => tell({ good }), onBad: (bad) => tell({ bad }) }, inForce);
    await next();
    expect(answer(inForce)).toBe('In between.');
  });

  it('may be away for a while', async () => {
    renameSync(base.folder, `${base.folder}-away`);
    expect(await next()).toMatchObject({ bad: { problems: [expect.stringContaining('this folder cannot be read')] } });
    renameSync(`${base.folder}-away`, base.folder);
    expect(await next()).toHaveProperty('good');
  });
});
