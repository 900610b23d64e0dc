/** Answers to what we asked: a number or the words of a menu, yes or no to an offered person. */
import { type CustomerTurn, type Effect, handler, joinWordings, outcome, plainWords, send } from '../src/core/index.ts';
import { handOff } from './hand-off.ts';
import { OFFER_ACCEPT, treat } from './treat.ts';

/** A button of a menu carries its topic, so that it still works when the menu is long gone. */
export const TOPIC_CHOICE = 'topic:';

export const pick = handler({
  name: 'pick',
  from: 'customer',
  phrases: {
    declined: 'All right. What else can I do for you?',
    asked: 'Thank you.',
  },
  handle(turn, say) {
    const topic = pickedTopic(turn);
    if (topic === 'person') return treat(turn, [{ topic: 'talk-to-human', score: 1 }], turn.conversation.menu?.text);
    if (topic) return treat(turn, [{ topic, score: 1 }], turn.conversation.menu?.text);

    const { offer } = turn.conversation;
    if (!offer) return undefined;
    if (accepts(turn)) {
      const handed = handOff(turn, { kind: offer.kind, desk: offer.desk, topics: offer.topics, words: offer.words });
      const candidates = offer.topics.map((id) => ({ topic: id, score: 1 }));
      const effects: readonly Effect[] = [
        ...handed.effects,
        { type: 'dropQuestions' },
        { type: 'clearMisses' },
        send('customer', joinWordings([say('asked'), handed.told], ' ')),
        outcome('handoff', candidates, offer.desk),
      ];
      return effects;
    }
    if (turn.knowledge.words.no.includes(plainWords(turn.text))) {
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

/** The topic that was picked by button, by number or by its words; `person` for 0. */
function pickedTopic(turn: CustomerTurn): string | undefined {
  const { choice } = turn.message;
  if (choice?.startsWith(TOPIC_CHOICE)) return choice.slice(TOPIC_CHOICE.length);
  const { menu } = turn.conversation;
  if (!menu) return undefined;
  const words = plainWords(turn.text);
  if (words === '0') return 'person';
  const byNumber = menu.options.find((o) => o.option === words);
  if (byNumber) return byNumber.topic;
  return menu.options.find((o) => plainWords(turn.knowledge.label(o.topic).text) === words)?.topic;
}

function accepts(turn: CustomerTurn): boolean {
  if (turn.message.choice === OFFER_ACCEPT) return true;
  const words = plainWords(turn.text);
  return words === '1' || turn.knowledge.words.yes.includes(words);
}
