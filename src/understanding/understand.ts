/** What a message means: language, entities, its questions, and whatever in it may not wait. */
import { customerCommand } from '../core/customer-command.ts';
import type { Entities } from '../core/entities.ts';
import type { Before } from '../core/mind.ts';
import type { Part, Understanding } from '../core/understanding.ts';
import { courtesyOf, withoutGreeting } from './courtesy.ts';
import { findEntities, saltsSaid, shortReply } from './entities/index.ts';
import { type Grounds, OUT_OF_SCOPE } from './grounds.ts';
import { languageAskedFor, languageOf, languageOfScript } from './language.ts';
import type { CueFinder } from './lexicon.ts';
import { onlyNames, withoutAddresses, withoutCodes, withoutNames } from './mask.ts';
import { pressingTopics } from './pressing.ts';
import { foreignQuestion, questionsOf } from './questions.ts';
import { isCourtesy, isSure, LEAST_SURE, reader, topicOf } from './reading.ts';
import { LONGEST_TEXT } from './segments.ts';

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
  // Not in an address, where "ops" would be mended to something that we know.
  const respelt = (entities.email ? read(withoutAddresses(said)) : heard[0])?.match.corrected;
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
          {
            heard,
            entities,
            cued: [...cued, ...alsoCued],
            languages: [language, before.language],
            command: customerCommand(said),
          },
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

/** A courtesy in words that no list has ("cheers mate"): the matcher is sure of it, and of nothing else. */
function matchedCourtesy(parts: readonly Part[]): Understanding['courtesy'] {
  const [part, ...others] = parts;
  if (!part || others.length > 0 || !isSure(part) || !isCourtesy(part)) return null;
  return topicOf(part) === 'st-greeting' ? 'st-greeting' : 'st-thanks-bye';
}
