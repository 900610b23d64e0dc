/** What a message means: language, entities, its questions, and whatever in it may not wait. */
import type { Entities } from '../core/entities.ts';
import type { Before } from '../core/mind.ts';
import type { Match, Part, Understanding } from '../core/understanding.ts';
import { type CourtesyWords, courtesyOf, withoutGreeting } from './courtesy.ts';
import { findEntities, type ProductIndex, saltsSaid, shortReply } from './entities/index.ts';
import { BY_WEIGHT, byEvidence } from './evidence.ts';
import type { FamiliarWords } from './familiar-words.ts';
import { languageAskedFor, languageOf, languageOfScript } from './language.ts';
import type { CueFinder } from './lexicon.ts';
import { maskProducts, onlyNames, withoutCodes, withoutNames } from './mask.ts';
import type { Matcher } from './matching/matcher.ts';
import { pressingTopics } from './pressing.ts';
import { type Joiners, LONGEST_TEXT, sentences, splits } from './segments.ts';

/** What the matcher says of texts that are none of our business: it learns them beside the topics. */
export const OUT_OF_SCOPE = 'out-of-scope';

/** Everything that understanding rests on; made once for a knowledge base. */
export interface Grounds {
  readonly matcher: Matcher;
  readonly products: ProductIndex;
  readonly courtesies: CourtesyWords;
  /** Words that join two questions, in all languages. */
  readonly joiners: Joiners;
  readonly cues: CueFinder;
  /** Whether a text speaks of a price or an offer. */
  readonly asksOffer: (text: string) => boolean;
  /** Which words each language's phrasings are made of. */
  readonly familiar: FamiliarWords;
  /** Languages in which the matcher has learnt phrasings. */
  readonly learnt: ReadonlySet<string>;
  /** Rank of each topic, 1 (safety) to 7 (ordinary). */
  readonly rank: ReadonlyMap<string, number>;
  /** Countries that compliance reviews first, ISO 3166 alpha-2. */
  readonly reviewedDestinations: ReadonlySet<string>;
}

/** Reads one message. Pure; never throws on any text. */
export function understand(text: string, before: Before, now: Date, grounds: Grounds): Understanding {
  const said = text.slice(0, LONGEST_TEXT);
  const words = withoutCodes(said);
  const guess = languageOfScript(said) ?? languageOf(words, before.language, grounds.familiar);
  const found = findEntities(said, { language: guess, products: grounds.products, now });
  const entities = withReview(found, grounds.reviewedDestinations);
  const unnamed = withoutNames(said, entities);
  const isSame = unnamed === words || languageOfScript(said) !== undefined;
  const language = isSame ? guess : languageOf(unnamed, before.language, grounds.familiar);
  const onlyCourtesy = courtesyOf(said, grounds.courtesies);
  const cued = grounds.cues(said);
  const isPlayed = cued.some(({ topic }) => topic === OUT_OF_SCOPE);
  const isNoQuestion = (piece: string) =>
    onlyNames(piece, entities, language) || (isPlayed && isPlay(piece, grounds.cues));
  const read = reader(entities, isNoQuestion, withoutGreeting(said, grounds.courtesies) !== said, grounds);
  const questions = grounds.learnt.has(language) ? questionsOf : foreignQuestion;
  const { parts, heard } = onlyCourtesy ? { parts: [], heard: [] } : questions(said, entities, read, grounds);
  // Cues are exact words: what the matcher's spelling mends is listened to as well.
  const respelt = heard[0]?.match.corrected;
  const alsoCued = respelt === undefined ? [] : grounds.cues(respelt);
  const courtesy = onlyCourtesy ?? matchedCourtesy(parts);
  const asked = speaksOfLanguage(heard) || !grounds.learnt.has(language) ? languageAskedFor(said) : undefined;
  const salts = saltsSaid(said);
  const short = entities.quantity === undefined ? shortReply(said, language) : undefined;
  return {
    language,
    parts,
    entities,
    pressing: onlyCourtesy
      ? []
      : pressingTopics(
          { heard, entities, cued: [...cued, ...alsoCued], languages: [language, before.language] },
          grounds,
        ),
    courtesy,
    ...(asked ? { languageAsked: asked } : {}),
    ...(short ? { shortReply: short } : {}),
    ...(salts.length > 0 ? { saltsSaid: salts } : {}),
    threshold: Math.max(grounds.matcher.threshold, LEAST_SURE),
  };
}

/** Goods for such a country are reviewed before anything is said of them. */
function withReview(entities: Entities, reviewed: ReadonlySet<string>): Entities {
  const country = entities.destinationCountry;
  return country !== undefined && reviewed.has(country) ? { ...entities, destinationReviewed: true } : entities;
}

/**
 * The desk asks back below this, also where the matcher's own threshold is lower: that one weighs a wrong answer and
 * a question too many alike, and here a wrong answer about GMP costs more than a question. Two chances in three: with it
 * fewer than two in a hundred questions that nobody has learnt from are answered wrong, in every language.
 */
export const LEAST_SURE = 0.66;

/**
 * A topic that interrupts everything (an opt-out, a refusal, an urgent alert) must be clearer still; cues raise it
 * whatever the matcher says. Safety itself is heard even when unsure (`pressing.ts`).
 */
const LEAST_SURE_TO_INTERRUPT = 0.75;
const INTERRUPTING_RANKS: readonly number[] = [2, 3, 4];
const COURTESIES: readonly string[] = ['st-greeting', 'st-thanks-bye'];

function cautious(match: Match, rank: ReadonlyMap<string, number>, greeted: boolean): Match {
  const topic = match.candidates[0]?.topic ?? '';
  // A question that is taken for a greeting is a question nobody answers; after a greeting, more of it is likely.
  const isCourtesy = COURTESIES.includes(topic) && !(greeted && topic === 'st-greeting');
  const isCostly = INTERRUPTING_RANKS.includes(rank.get(topic) ?? 0) || isCourtesy;
  const least = isCostly ? LEAST_SURE_TO_INTERRUPT : LEAST_SURE;
  return match.kind === 'sure' && match.confidence < least ? { ...match, kind: 'unsure' } : match;
}

/** A text that is most like what is none of our business has no topic; in a menu that is no choice either. */
function inScope(match: Match): Match {
  const candidates = match.candidates.filter(({ topic }) => topic !== OUT_OF_SCOPE);
  const isOurs = match.candidates[0]?.topic !== OUT_OF_SCOPE;
  return isOurs ? { ...match, candidates } : { ...match, candidates, kind: 'none', confidence: 0 };
}

/** Whether somebody plays with the machine: whatever the words are like, nothing in them is asked of the desk. */
function isPlay(text: string, cues: CueFinder): boolean {
  return cues(text).some(({ topic }) => topic === OUT_OF_SCOPE);
}

/** Below this, a language that is named is somebody's origin: "chinese supplier", "we buy from a spanish company". */
const LIKE_A_REQUEST_FOR_LANGUAGE = 0.4;

function speaksOfLanguage(heard: readonly Part[]): boolean {
  return heard.some(({ match }) => {
    const [first] = match.candidates;
    return first?.topic === 'lang-change' && first.score >= LIKE_A_REQUEST_FOR_LANGUAGE;
  });
}

const NOTHING_ASKED: Match = { kind: 'none', confidence: 0, candidates: [] };

/** Reads pieces of one message; the same words are read once, whatever stands between them. */
function reader(
  entities: Entities,
  isNoQuestion: (piece: string) => boolean,
  greeted: boolean,
  { matcher, rank }: Grounds,
): (piece: string) => Part {
  const known = new Map<string, Match>();
  return (text) => {
    if (isNoQuestion(text)) return { text, match: NOTHING_ASKED };
    const words = maskProducts(text, entities)
      .replace(/[^\p{L}\p{M}\p{N}'’]+/gu, ' ')
      .trim();
    const match = known.get(words) ?? cautious(inScope(matcher.match(words)), rank, greeted);
    known.set(words, match);
    return { text, match };
  };
}

/** The questions of a message, and everything that was read to find them. */
interface Questions {
  readonly parts: readonly Part[];
  /** Also what did not become a question: safety is listened for in all of it. */
  readonly heard: readonly Part[];
}

/**
 * The whole is read, and each sentence; sentences that are sure by themselves count, and where none is, the whole does.
 */
function questionsOf(text: string, entities: Entities, read: (piece: string) => Part, grounds: Grounds): Questions {
  if (text.trim() === '') return { parts: [], heard: [] };
  const bare = withoutGreeting(text, grounds.courtesies);
  const whole = read(bare);
  const pieces = sentences(bare).flatMap((sentence) => piecesOf(sentence, read, grounds));
  const heard = [whole, ...pieces];
  const sure = distinct(pieces.filter((part) => isSure(part) && !isCourtesy(part)));
  if (sure.length > 1) return { parts: sure, heard };
  const best = sure[0] && sure[0].match.confidence > whole.match.confidence ? sure[0] : whole;
  return { parts: [settledBy(best, entities, grounds)], heard };
}

/**
 * Below this, a match of words in a language that nobody taught us is chance: letters that happen to be alike
 * (cross-language matching finds the right topic in 37 to 40 of 100, matching notes).
 */
const FOREIGN_THRESHOLD = 0.8;

/** A message in a language without phrasings: what it names counts for more than how its words look. */
function foreignQuestion(text: string, entities: Entities, read: (piece: string) => Part, grounds: Grounds): Questions {
  const { match } = read(text);
  const kind = match.confidence < FOREIGN_THRESHOLD ? 'none' : match.kind;
  const part = settledBy({ text, match: { ...match, kind } }, entities, grounds);
  return { parts: [part], heard: [part] };
}

function settledBy(part: Part, entities: Entities, { asksOffer, rank }: Grounds): Part {
  const isOrdinary = (topic: string) => (rank.get(topic) ?? LAST_RANK) > LAST_PRESSING_RANK;
  return byEvidence(part, entities, { asksOffer: asksOffer(part.text), isOrdinary });
}

/** Ranks 1 to 4 are safety, refusals and compliance; 7 is an ordinary topic. */
const LAST_PRESSING_RANK = 4;
const LAST_RANK = 7;

/** A sentence, or its pieces when each of them is a sure question of another topic. */
function piecesOf(sentence: string, read: (piece: string) => Part, grounds: Grounds): readonly Part[] {
  for (const way of splits(sentence, grounds.joiners)) {
    const parts = allSure(way, read);
    if (parts) return withoutDetails(parts);
  }
  return [read(sentence)];
}

/** A piece that has this hangs on the words before it: "for R&D", "we are Getz, with CoA", "para registro". */
const HANGS_ON =
  /(?:^|[,،] *)(?:(?:for|with|to|in|as|by|para|por|com|con|en|em|как|для|на|с|со|в|во|под|pour|avec|für|fuer|mit|als|مع|من [اأ]جل)(?![\p{L}\p{N}])|لل)|(?:^|[,，、] *)(?:用于|用作|用來)/iu;
/** Surer than this, it is a question of its own all the same. */
const ASKED_ALL_THE_SAME = 0.9;

/** What is said of an inquiry in the same breath, what it is for and with what papers, is part of it and no other question. */
function withoutDetails(parts: readonly Part[]): readonly Part[] {
  if (!BY_WEIGHT.includes(topicOf(parts[0] as Part))) return parts;
  return parts.filter(
    ({ text, match }, i) => i === 0 || !HANGS_ON.test(text) || match.confidence >= ASKED_ALL_THE_SAME,
  );
}

/** The pieces as questions, when each is sure and of another topic; the first that is not ends the reading. */
function allSure(way: readonly string[], read: (piece: string) => Part): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const piece of way) {
    const part = read(piece);
    if (!isSure(part) || isCourtesy(part) || parts.some((other) => topicOf(other) === topicOf(part))) return undefined;
    parts.push(part);
  }
  return parts;
}

function isSure(part: Part): boolean {
  return part.match.kind === 'sure';
}

function isCourtesy(part: Part): boolean {
  return COURTESIES.includes(topicOf(part));
}

/** A courtesy in words that no list has ("cheers mate"): the matcher is sure of it, and of nothing else. */
function matchedCourtesy(parts: readonly Part[]): Understanding['courtesy'] {
  const [part, ...others] = parts;
  if (!part || others.length > 0 || !isSure(part) || !isCourtesy(part)) return null;
  return topicOf(part) === 'st-greeting' ? 'st-greeting' : 'st-thanks-bye';
}

function topicOf({ match }: { readonly match: Match }): string {
  return match.candidates[0]?.topic ?? '';
}

/** One part a topic, the surest; in the order of the message. */
function distinct(parts: readonly Part[]): readonly Part[] {
  const best = new Map<string, Part>();
  for (const part of parts) {
    const known = best.get(topicOf(part));
    if (!known || known.match.confidence < part.match.confidence) best.set(topicOf(part), part);
  }
  return [...best.values()];
}
