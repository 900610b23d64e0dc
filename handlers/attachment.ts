/** Files, voice, pictures and places without words: acknowledged, and passed to a person who can open them. */
import { handler, joinWordings, outcome, send } from '../src/core/index.ts';
import { inBrackets } from './files.ts';
import { awaitedRequest, handOff, stillOpen } from './hand-off.ts';

/** Kinds that say nothing a person would need to see. */
const SMALL_TALK = ['sticker'];

/** Kinds of which a person who opens them still has to learn what is wanted. */
const SAYS_NOTHING_BY_ITSELF = ['image', 'voice', 'video', 'document', 'other'];

/** Where a file goes that belongs to no request that is waiting already. */
export const NEW_REQUEST = { kind: 'attachment', desk: 'sales', topics: [] } as const;

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
      const awaited = awaitedRequest(turn);
      return [send('customer', awaited ? stillOpen(turn, awaited) : say('sticker')), outcome('smalltalk', [], null)];
    }
    const { kind, desk, topics } = awaitedRequest(turn) ?? NEW_REQUEST;
    const handed = handOff(turn, { kind, desk, topics, words: turn.text || inBrackets(message) });
    const typeIt = kind === NEW_REQUEST.kind && SAYS_NOTHING_BY_ITSELF.includes(message.kind);
    return [
      ...handed.effects,
      send('customer', joinWordings([say(message.kind), typeIt ? say('typeIt') : undefined, handed.told])),
      outcome('handoff', [], desk),
    ];
  },
});
