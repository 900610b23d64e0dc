/** A mind: one knowledge base and the matcher trained on it, exchanged as a whole. */
import type { Mind } from '../core/mind.ts';
import { buildProductIndex, findProductsIn, type ProductIndex } from '../understanding/entities/index.ts';
import { familiarWords } from '../understanding/familiar-words.ts';
import type { Grounds } from '../understanding/grounds.ts';
import { cueFinder } from '../understanding/lexicon.ts';
import { maskProducts, STAND_IN } from '../understanding/mask.ts';
import { type Concepts, conceptFinder } from '../understanding/matching/concepts.ts';
import type { Matcher, Phrasing } from '../understanding/matching/matcher.ts';
import { readRuns } from '../understanding/matching/tokens.ts';
import { LEAST_SURE } from '../understanding/reading.ts';
import { joinersOf } from '../understanding/segments.ts';
import { understand } from '../understanding/understand.ts';
import type { Base, ServedKnowledge } from './base.ts';
import { learntPhrasings } from './phrasings.ts';
import { viewAt } from './view.ts';

/** Changes when the same phrasings are prepared differently for the matcher. */
export const PREPARATION_VERSION = '7';

/** The phrasings as the matcher learns them: product names out of sight, as in the messages it will read. */
export function trainingPhrasings(knowledge: ServedKnowledge, products: ProductIndex): readonly Phrasing[] {
  return learntPhrasings(knowledge).map(({ language, topic, text }) => ({
    topic,
    text: maskProducts(text, { products: findProductsIn(text, { language, products }) }),
  }));
}

/** The words of all languages for each concept, as the matcher learns them: a text is read with all of them. */
export function trainingConcepts({ concepts }: Pick<ServedKnowledge, 'concepts'>): Concepts {
  const forms = new Map<string, string[]>();
  for (const byConcept of concepts.values()) {
    for (const [concept, own] of byConcept) forms.set(concept, [...(forms.get(concept) ?? []), ...own]);
  }
  // Speaking of a product is speaking of something, in any language; no file needs to say so.
  if (forms.size > 0) forms.set('named-product', [STAND_IN]);
  return Object.fromEntries(forms);
}

/** The concepts that make an inquiry of a product and its weight, and the one that makes one of its name alone. */
const OFFER_CONCEPTS: readonly string[] = ['price', 'quote', 'discount'];
const HOW_MUCH = 'how-much';

function inquiryFinder(knowledge: ServedKnowledge): Grounds['askedFor'] {
  const speaksOf = (concepts: readonly string[]) => {
    const forms = concepts.flatMap((concept) =>
      [...knowledge.concepts.values()].flatMap((byConcept) => byConcept.get(concept) ?? []),
    );
    return conceptFinder({ any: forms });
  };
  // Each by itself: the longest form would hide a shorter one of the other.
  const [offer, howMuch] = [speaksOf(OFFER_CONCEPTS), speaksOf([HOW_MUCH])];
  return (text) => {
    const runs = readRuns(text);
    return { asksOffer: offer(runs).length > 0, asksHowMuch: howMuch(runs).length > 0 };
  };
}

export function productIndexOf(knowledge: ServedKnowledge): ProductIndex {
  return buildProductIndex(knowledge.products);
}

/** Puts a base, its products and its matcher together. */
export function makeMind(
  { knowledge, senses }: Base,
  products: ProductIndex,
  matcher: Matcher,
  serveProvisional: boolean,
): Mind {
  const languages = [...knowledge.languages.values()];
  const grounds: Grounds = {
    matcher,
    products,
    courtesies: {
      greetings: languages.flatMap((l) => l.greetings),
      thanks: languages.flatMap((l) => l.thanks),
    },
    joiners: joinersOf(languages.flatMap((l) => l.joiners)),
    cues: cueFinder(senses.cues),
    askedFor: inquiryFinder(knowledge),
    familiar: familiarWords(senses.uses),
    learnt: new Set(senses.learnt),
    reviewedDestinations: knowledge.reviewedDestinations,
    rank: new Map([...knowledge.topics.values()].map((topic) => [topic.id, topic.policy.priority])),
  };
  return {
    understand: (text, before, now) => understand(text, before, now, grounds),
    view: (language, now) =>
      viewAt(knowledge, { now, language, serveProvisional, threshold: Math.max(matcher.threshold, LEAST_SURE) }),
  };
}
