/** Answers to what we asked: numbers or the words of a menu, yes or no to an offered person. */
import {
  type Candidate,
  type CustomerTurn,
  type Effect,
  handler,
  joinWordings,
  outcome,
  plainWords,
  send,
} from '../src/core/index.ts';
import { isQuestion } from './bare.ts';
import { handOff } from './hand-off.ts';
import { askPerson } from './human.ts';
import { isStop, stopEffects } from './stop.ts';
import { OFFER_ACCEPT, treat } from './treat.ts';

/** A button of a menu carries its topic, so that it still works when the menu is long gone. */
export const TOPIC_CHOICE = 'topic:';

/** The number that means a person, on every menu and without one. */
const PERSON_NUMBER = '0';

export const pick = handler({
  name: 'pick',
  from: 'customer',
  phrases: {
    declined: 'All right. What else can I do for you?',
    asked: 'Thank you.',
  },
  handle(turn, say) {
    const { offer, menu } = turn.conversation;
    const numbers = numbersOf(turn);
    if (numbers.includes(PERSON_NUMBER)) return askPerson(turn, 1, menu?.text);
    const topics = pickedTopics(turn, numbers);
    if (topics.some((id) => isStop(id))) return stopEffects(turn);
    if (topics.length > 0) return treat(turn, topics.map(asCertain), menu?.text);
    if (!offer) return turn.message.choice === OFFER_ACCEPT ? askPerson(turn) : undefined;

    if (turn.message.choice === OFFER_ACCEPT || numbers.includes('1') || isYes(turn)) {
      const handed = handOff(turn, { kind: offer.kind, desk: offer.desk, topics: offer.topics, words: offer.words });
      const effects: readonly Effect[] = [
        ...handed.effects,
        { type: 'dropQuestions' },
        { type: 'clearMisses' },
        send('customer', joinWordings([say('asked'), handed.told], ' ')),
        outcome('handoff', offer.topics.map(asCertain), offer.desk),
      ];
      return effects;
    }
    if (isNo(turn)) {
      return [
        { type: 'dropQuestions' },
        { type: 'clearMisses' },
        send('customer', say('declined')),
        outcome('smalltalk', [], null),
      ];
    }
    return undefined;
  },
});

const asCertain = (topic: string): Candidate => ({ topic, score: 1 });

/** The topics that were picked by button, by numbers, or by the words of one. */
function pickedTopics(turn: CustomerTurn, numbers: readonly string[]): readonly string[] {
  const { choice } = turn.message;
  if (choice?.startsWith(TOPIC_CHOICE)) {
    const topic = choice.slice(TOPIC_CHOICE.length);
    // A button of long ago may name a topic that is gone.
    return turn.knowledge.topic(topic) ? [topic] : [];
  }
  const options = turn.conversation.menu?.options ?? [];
  const byNumber = options.filter(({ option }) => numbers.includes(option));
  if (byNumber.length > 0) return byNumber.map(({ topic }) => topic);
  const words = plainWords(turn.text);
  const labelled = options.map(({ topic }) => ({ topic, label: plainWords(turn.knowledge.label(topic).text) }));
  const exact = labelled.find(({ label }) => label === words);
  if (exact) return [exact.topic];
  if (words === '' || saysSomethingSure(turn)) return [];
  const holding = labelled.filter(({ label }) => words.split(' ').every((word) => label.split(' ').includes(word)));
  return holding.length === 1 ? holding.map(({ topic }) => topic) : [];
}

/** Around a number stand at most "option", "please" and the like; more words are a message of their own. */
const MOST_WORDS_AROUND = 2;

/** "2", "option 2", "1 and 3 please" as numbers; empty when anything else is said. */
function numbersOf(turn: CustomerTurn): readonly string[] {
  const { entities } = turn.understanding;
  const words = plainWords(turn.text).split(' ');
  const numbers = words.filter((word) => /^\d$/.test(word));
  const others = words.length - numbers.length;
  const named = Object.keys(entities).length > 0;
  return numbers.length > 0 && others <= MOST_WORDS_AROUND && !(named && others > 0) ? numbers : [];
}

function saysSomethingSure({ understanding }: CustomerTurn): boolean {
  return understanding.courtesy === null && understanding.parts.some(({ match }) => match.kind === 'sure');
}

/** "Ok go ahead" is two ways of saying yes; anything beside them is not a yes to what was asked. */
function isYes(turn: CustomerTurn): boolean {
  const words = plainWords(turn.text).split(' ');
  const { yes } = turn.knowledge.words;
  const reached = new Set([0]);
  for (let from = 0; from < words.length; from++) {
    if (!reached.has(from)) continue;
    for (let to = from + 1; to <= words.length; to++) {
      if (yes.includes(words.slice(from, to).join(' '))) reached.add(to);
    }
  }
  return reached.has(words.length);
}

/** "No need, I will think about it": a no, and nothing else that we could serve. */
function isNo(turn: CustomerTurn): boolean {
  const words = plainWords(turn.text);
  const { no } = turn.knowledge.words;
  if (no.includes(words)) return true;
  if (isQuestion(turn.text) || saysSomethingSure(turn) || Object.keys(turn.understanding.entities).length > 0)
    return false;
  return no.some((phrase) => words.startsWith(`${phrase} `));
}
