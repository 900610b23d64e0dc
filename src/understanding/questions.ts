/** The questions of a message: the whole of it is read, and each of its pieces. */
import type { Entities } from '../core/entities.ts';
import type { Part } from '../core/understanding.ts';
import { withoutGreeting } from './courtesy.ts';
import { BY_WEIGHT, byEvidence } from './evidence.ts';
import type { Grounds } from './grounds.ts';
import { isCourtesy, isSure, topicOf } from './reading.ts';
import { sentences, splits } from './segments.ts';

/** The questions of a message, and everything that was read to find them. */
export interface Questions {
  readonly parts: readonly Part[];
  /** Also what did not become a question: safety is listened for in all of it. */
  readonly heard: readonly Part[];
}

/**
 * The whole is read, and each sentence; sentences that are sure by themselves count, and where none is, the whole does.
 */
export function questionsOf(
  text: string,
  entities: Entities,
  read: (piece: string) => Part,
  grounds: Grounds,
): Questions {
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
export function foreignQuestion(
  text: string,
  entities: Entities,
  read: (piece: string) => Part,
  grounds: Grounds,
): Questions {
  const { match } = read(text);
  const kind = match.confidence < FOREIGN_THRESHOLD ? 'none' : match.kind;
  const part = settledBy({ text, match: { ...match, kind } }, entities, grounds);
  return { parts: [part], heard: [part] };
}

function settledBy(part: Part, entities: Entities, { askedFor, rank }: Grounds): Part {
  const isOrdinary = (topic: string) => (rank.get(topic) ?? LAST_RANK) > LAST_PRESSING_RANK;
  return byEvidence(part, entities, { ...askedFor(part.text), isOrdinary });
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

/** One part a topic, the surest; in the order of the message. */
function distinct(parts: readonly Part[]): readonly Part[] {
  const best = new Map<string, Part>();
  for (const part of parts) {
    const known = best.get(topicOf(part));
    if (!known || known.match.confidence < part.match.confidence) best.set(topicOf(part), part);
  }
  return [...best.values()];
}
