/** Messages that say nothing but values: "25 kg", "to Mexico". And what makes one a question. */
import { type CustomerTurn, type Entities, plainWords } from '../src/core/index.ts';

/** The question marks of our customers' scripts. */
const QUESTION_MARK = /[?？؟]/u;

/** Whether it is written as a question; many are not. */
export function isQuestion(text: string): boolean {
  return QUESTION_MARK.test(text);
}

/** Who answers us or adds one thing says no more; a message of its own says more ("I do not know the lot" has six). */
const MOST_WORDS_OF_ONE_THING = 6;

/** Whether a text has room for one thing only. A Chinese character counts as a word. */
export function isShort(text: string): boolean {
  return plainWords(text).split(' ').length <= MOST_WORDS_OF_ONE_THING;
}

/** Shorter words ("to", "de", "в") join values and say nothing of their own. */
const SHORTEST_TELLING_WORD = 3;

/**
 * Nothing is said but values that we look for: "25 kg", "to Mexico", "EP, CIF". Whatever the matcher makes of them, they
 * ask nothing and report no harm.
 */
export function isBare(turn: CustomerTurn): boolean {
  const { entities } = turn.understanding;
  if (isQuestion(turn.text) || Object.keys(entities).length === 0) return false;
  const values = new Set(plainWords(valuesOf(entities).join(' ')).split(' '));
  const words = plainWords(turn.text).split(' ');
  return words.every(
    (word, i) =>
      values.has(word) ||
      (word.length < SHORTEST_TELLING_WORD && !HAN.test(word)) ||
      HAN_AMOUNT.test(word) ||
      (HAN_TO.test(word) && entities.destination !== undefined) ||
      AMOUNT.test(word) ||
      (UNIT.test(word) && NUMBER.test(words[i - 1] ?? '')),
  );
}

/** A Chinese character is a word of its own, and tells as much as one. */
const HAN = /\p{Script=Han}/u;
const HAN_AMOUNT = /^[一二三四五六七八九十百千万两半公斤克吨噸毫升磅]$/u;
/** "发孟加拉", "到越南": what "to" is in Chinese. */
const HAN_TO = /^[发發到至往运運送寄去]$/u;
const NUMBER = /^\p{N}+$/u;
/** "25", "25kg", "20公斤": a number and at most a short unit. */
const AMOUNT = /^\p{N}+\p{L}{0,3}$/u;
/** The unit behind a number, in letters of any script. */
const UNIT = /^\p{L}{1,9}$/u;

/** Tags of substances that the law watches. */
const WATCHED = ['controlled', 'precursor', 'chemical-weapon'];

/** A substance that the law watches, or a destination that compliance reviews, is never a mere value. */
export function isWatched({ products, destinationReviewed }: Entities): boolean {
  return (
    destinationReviewed === true || (products ?? []).some(({ tags }) => tags?.some((tag) => WATCHED.includes(tag)))
  );
}

function valuesOf(entities: Entities): readonly string[] {
  const { destination, market, grade, incoterm, company, email, phone, batch } = entities;
  const values = [destination, market, grade, incoterm, company, email, phone, batch];
  return [
    ...(entities.products ?? []).map((p) => p.text),
    ...(entities.cas ?? []).map((c) => c.number),
    ...values.filter((value) => value !== undefined),
  ];
}
