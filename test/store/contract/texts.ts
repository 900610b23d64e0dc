/** Whatever people type goes in and comes out as it was. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Store } from '../../../src/store/store.ts';
import type { Promises } from '../contract.ts';
import { arrive, decisionOn, draft, found, said } from '../samples.ts';

/** A text once around: in as a message, out as an answer that repeats it. */
async function around(store: Store, name: string, text: string): Promise<{ heard: string; told: string }> {
  const address = `c-${name}`;
  const id = await arrive(store, said(name, text, { address, customer: { name: text } }));
  const heard = (await found(store.load(id))).undecided.at(-1)?.message.text ?? '';
  const outbox = [draft(`o-${name}`, id, { recipient: address, text: heard, about: heard })];
  expect(await store.commit(await decisionOn(store, id, { change: { lastWords: heard }, outbox }))).toBe('saved');
  const line = (await store.lines(id, 'customer')).lines.at(-1);
  return { heard, told: line?.text ?? '' };
}

const TEXTS: Readonly<Record<string, string>> = {
  'emoji with skin, family and flag': '👍🏽 👨‍👩‍👧‍👦 🇲🇽 🧪',
  'many scripts': '价格 цена سعر मूल्य 가격 ราคา',
  'right-to-left overrides': '\u202eelgnat\u202c \u200fשלום',
  'composed and decomposed accents': 'é e\u0301',
  'quotes and slashes': `'; drop table inbox; -- " \\ \\u0000 %_ {"a":1}`,
  'lines and tabs': 'a\r\n\tb\n\n c ',
  nothing: '',
};

export const texts: Promises = (store) => {
  it.each(Object.entries(TEXTS))('keeps %s', async (_, text) => {
    expect(await around(store(), 'm1', text)).toEqual({ heard: text, told: text });
  });

  it('keeps a message of 64 kB', async () => {
    const text = '价格 price 🧪 '.repeat(6000).slice(0, 65_536);
    expect(await around(store(), 'm1', text)).toEqual({ heard: text, told: text });
  });

  it('drops null bytes, which PostgreSQL cannot hold, and keeps the rest', async () => {
    expect(await around(store(), 'm1', 'pri\u0000ce\u0000')).toEqual({ heard: 'price', told: 'price' });
    expect(await around(store(), 'm2', '\u0000')).toEqual({ heard: '', told: '' });
  });

  it('takes a message in once although its id holds a null byte', async () => {
    const message = said('m\u00001', 'hi', { attachment: { name: 'a\u0000.pdf' } });
    const received = await store().receive([message, message], new Date());
    expect(received.map((r) => r.fresh)).toEqual([true, false]);
  });

  it('takes any text in', async () => {
    let n = 0;
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: 'grapheme' }));
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        n += 1;
        const kept = text.replaceAll('\u0000', '');
        expect(await around(store(), `m${n}`, text)).toEqual({ heard: kept, told: kept });
      }),
      { numRuns: 40 },
    );
  });

  it('does not stumble over half a character', async () => {
    const { told } = await around(store(), 'm1', 'price \ud83e?');
    expect(told).toMatch(/^price .+\?$/u);
  });
};
