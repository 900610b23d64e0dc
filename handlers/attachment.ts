/** Files, voice, pictures and places without words: acknowledged, and passed to a person who can open them. */
import { handler, joinWordings, outcome, send } from '../src/core/index.ts';
import { handOff } from './hand-off.ts';

/** Kinds that say nothing a person would need to see. */
const SMALL_TALK = ['sticker'];

export const attachment = handler({
  name: 'attachment',
  from: 'customer',
  phrases: {
    image: 'Thank you, I received your picture. I cannot look at pictures, so a colleague will.',
    voice: 'Thank you, I received your voice message. I cannot listen to it, so a colleague will.',
    video: 'Thank you, I received your video. I cannot watch it, so a colleague will.',
    document: 'Thank you, I received your file. I cannot open it, so a colleague will.',
    contact: 'Thank you, I received the contact. A colleague will see it.',
    location: 'Thank you, I received the location. A colleague will see it.',
    other: 'Thank you, I received your message. I cannot read this kind of message, so a colleague will look at it.',
    typeIt: 'If you can, please also type the product name and what you need.',
    sticker: 'Thank you. How can I help you? You can ask about our APIs and intermediates, documents or a quote.',
  },
  handle(turn, say) {
    const { message } = turn;
    if (turn.text.trim() !== '' && message.kind !== 'location' && message.kind !== 'contact') return undefined;
    if (message.kind === 'text' || message.kind === 'choice' || message.kind === 'edit') return undefined;
    if (SMALL_TALK.includes(message.kind)) {
      return [send('customer', say('sticker')), outcome('smalltalk', [], null)];
    }
    const handed = handOff(turn, {
      kind: 'attachment',
      desk: 'sales',
      topics: [],
      words: turn.text || `[${message.kind}]`,
    });
    const thanks = say(message.kind);
    return [
      ...handed.effects,
      send('customer', joinWordings([thanks, say('typeIt'), handed.told])),
      outcome('handoff', [], 'sales'),
    ];
  },
});
