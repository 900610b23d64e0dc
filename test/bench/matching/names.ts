/** Mistyped names of the catalogue inside an inquiry: does the desk see which product is meant? */
import {
  buildProductIndex,
  findEntities,
  type Product,
  suggestProducts,
} from '../../../src/understanding/entities/index.ts';
import { randomStream } from '../../../src/understanding/matching/random.ts';
import { accuracyOn } from './accuracy.ts';
import { shippedBase } from './base.ts';
import type { Phrasing, Trained } from './engine.ts';
import { type Figure, figures, type Part } from './figure.ts';
import { type Labelled, sampleOf, shuffled } from './rows.ts';
import { mistype } from './typos.ts';

const NAMES = 300;
const SEED = 1;
/** Of the bar: shorter names leave too little to recognise after two slips. */
const NAME = /^[a-z]{7,}$/;
/** The catalogue writes brands with a capital. */
const BRAND = /^[A-Z][a-z]{6,}$/;

const FRAMES: readonly ((name: string) => string)[] = [
  (name) => `please quote ${name} 25 kg CIF Hamburg`,
  (name) => `do you have ${name} in stock?`,
  (name) => `what is the price of ${name} per kg`,
  (name) => `we are looking for a manufacturer of ${name}`,
  (name) => `hello sir need ${name} api urgent`,
  (name) => `can you send the coa of ${name} for our qa`,
  (name) => `is ${name} available with a dmf for the us market`,
  (name) => `looking for 100 kg ${name} usp grade, delivery to brazil`,
  (name) => `which grade of ${name} do you supply?`,
  (name) => `kindly offer ${name} and tell us the lead time`,
];

/** Engines learn every way to write a product; the desk has its entity finder for this, not its matcher. */
export const names: Part = {
  name: 'names',
  about: 'mistyped names of the catalogue inside sentences',
  files: [],
  readsBase: true,
  async measure(engine) {
    const { products } = shippedBase();
    const phrasings = products.flatMap(({ name, names }) => [name, ...names].map((text) => ({ topic: name, text })));
    const finder = engine.name === 'product' ? entityFinder(products) : await engine.train(phrasings);
    const plain = inquiries(phrasings.filter(({ topic, text }) => topic === text && NAME.test(text)));
    const brands = inquiries(phrasings.filter(({ text }) => BRAND.test(text)));
    // Names are short: even an engine too slow for long sets can try some.
    const most = Math.max(NAMES, engine.mostRows?.(phrasings.length) ?? plain.length);
    const { top1, top3 } = await accuracyOn(finder, sampleOf(plain, most, SEED));
    const { top1: brandsTop1 } = await accuracyOn(finder, sampleOf(brands, most, SEED));
    return [
      ...figures({ 'names top1': top1, 'names top3': top3 }, most < plain.length),
      ...figures({ 'brands top1': brandsTop1 }, most < brands.length),
      ...(engine.name === 'product' ? takenFigures(products, plain) : []),
    ];
  },
};

/** Each of so many names, mistyped anew in every frame. */
function inquiries(written: readonly Phrasing[]): Labelled[] {
  const random = randomStream(SEED);
  const chosen = shuffled(written, SEED).slice(0, NAMES);
  return FRAMES.flatMap((frame) =>
    chosen.map(({ topic, text }) => ({ label: topic, text: frame(mistype(text, random() < 0.5 ? 2 : 1, random)) })),
  );
}

function entityFinder(products: readonly Product[]): Trained {
  const index = buildProductIndex(products);
  return {
    rank: (text) => ({
      ranked: suggestProducts(text, index).map(({ name, score }) => ({ label: name, score })),
      confidences: [],
    }),
  };
}

/** What the desk takes for a product without asking back. */
function takenFigures(products: readonly Product[], rows: readonly Labelled[]): Figure[] {
  const index = buildProductIndex(products);
  const taken = rows.map(({ text, label }) => {
    const found = findEntities(text, { language: 'en', products: index }).products ?? [];
    const names = found.flatMap(({ name }) => name ?? []);
    return { right: names.includes(label!), wrong: names.some((name) => name !== label) };
  });
  return figures({
    'names taken right': taken.filter(({ right }) => right).length / rows.length,
    'names taken wrong': taken.filter(({ wrong }) => wrong).length / rows.length,
  });
}
