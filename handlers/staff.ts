/** What staff say: a reply goes to the customer unchanged and takes the conversation over; anything else is a note. */
import {
  CHANGEABLE_FOR_MS,
  type Conversation,
  customerName,
  type Effect,
  handler,
  personWording,
  type SentAs,
  type StaffTurn,
  send,
  type Wording,
} from '../src/core/index.ts';

export const staff = handler({
  name: 'staff',
  from: 'staff',
  phrases: {
    hint: 'Internal note, not sent. To answer the customer, reply to an alert or to one of their messages.',
    optedOut: 'Not sent: {customer} has asked us not to write. They can be answered as soon as they write again.',
    editStays:
      'Your change does not reach {customer}: what was sent can no longer be changed there. Send the correction as a new answer.',
    changed: 'Your change goes to {customer} as well.',
    otherLanguage:
      'Sent as it is. {customer} writes {theirs}, your words look like {yours}; nothing is translated here.',
    ownedBy: '{owner} has this conversation; your answer was sent as well.',
    fromPhone:
      'Somebody answers {customer} from the paired phone. The bot is silent there until /close (as a reply to this message).',
  },
  handle(turn, say) {
    if (turn.message.alreadySent)
      return saidOnPhone(turn, say('fromPhone', { customer: customerName(turn.conversation) }));
    if (turn.message.text.startsWith('/')) return undefined;
    if (turn.message.kind === 'edit') return isForCustomer(turn) ? correct(turn, say) : [];
    if (!isForCustomer(turn)) {
      if (turn.conversation.staffHinted) return [];
      return [send('staff', say('hint')), { type: 'hinted' }];
    }
    return sayToCustomer(turn, relayToCustomer(turn), turn.spokenIn);
  },
});

/**
 * A person's words go to the customer and make the conversation theirs, unless the customer has asked us not to write.
 *
 * @param words     as they are sent, by a person
 * @param spokenIn  their language, ISO 639-1, when it can be told
 */
export function sayToCustomer(turn: StaffTurn, words: Effect, spokenIn: string | undefined): readonly Effect[] {
  const { conversation } = turn;
  const say = staff.book.in(turn.knowledge);
  if (conversation.status === 'optedOut') {
    return [send('staff', say('optedOut', { customer: customerName(conversation) }))];
  }
  const { owner } = conversation;
  const others =
    owner && owner.id !== turn.message.staff.id ? [send('staff', say('ownedBy', { owner: owner.name }))] : [];
  return [words, ...takeOver(turn), spoke(turn), ...others, ...inOtherWords(conversation, spokenIn, say)];
}

/** A correction takes the place of what was sent; where it cannot, nobody should believe that it has. */
function correct(
  turn: StaffTurn,
  say: (phrase: 'changed' | 'editStays', values: Readonly<Record<string, string>>) => Wording,
): readonly Effect[] {
  const { conversation, message, found } = turn;
  const values = { customer: customerName(conversation) };
  const sent = found?.sentAs;
  const isGone = conversation.status === 'optedOut' || conversation.status === 'closed';
  const isEmpty = message.attachment !== undefined || message.text.trim() === '';
  if (!sent || isGone || isEmpty || !canStillChange(sent, turn.now)) return [send('staff', say('editStays', values))];
  const wording = personWording(message.text, message.staff.name);
  const words = { ...send('customer', wording), by: 'person', replaces: sent.ref } as const;
  return [words, spoke(turn), send('staff', say('changed', values))];
}

function canStillChange({ ref, at }: SentAs, now: Date): boolean {
  return now.getTime() - at.getTime() <= (CHANGEABLE_FOR_MS[ref.channel] ?? Number.NEGATIVE_INFINITY);
}

/** Once in a conversation: the customer may not understand what they are written. */
function inOtherWords(
  conversation: Conversation,
  spokenIn: string | undefined,
  say: (phrase: 'otherLanguage', values: Readonly<Record<string, string>>) => Wording,
): readonly Effect[] {
  const { language, warnedOfLanguage } = conversation;
  if (warnedOfLanguage || spokenIn === undefined || spokenIn === language) return [];
  const values = { customer: customerName(conversation), theirs: language, yours: spokenIn };
  return [send('staff', say('otherLanguage', values)), { type: 'warnedOfLanguage' }];
}

/** The customer has the words already: what is left is to fall silent, and to tell the others so, once. */
function saidOnPhone(turn: StaffTurn, told: Wording): readonly Effect[] {
  const taken = takeOver(turn);
  return taken.length > 0 ? [...taken, spoke(turn), send('staff', told)] : [spoke(turn)];
}

function spoke({ message, now }: StaffTurn): Effect {
  // A network's clock may be ahead of ours.
  return { type: 'personSpoke', at: message.sentAt < now ? message.sentAt : now };
}

function isForCustomer(turn: StaffTurn): boolean {
  return turn.message.speaks === true && turn.conversation.kind === 'customer';
}

function relayToCustomer({ message }: StaffTurn): Effect {
  const isFile = message.kind !== 'text' && message.ref !== undefined;
  return {
    type: 'send',
    to: 'customer',
    by: 'person',
    wording: personWording(message.text, message.staff.name),
    ...(isFile && message.ref ? { copyOf: message.ref } : {}),
  };
}

/** The first words of a person make the conversation theirs; later ones of others do not take it away. */
function takeOver({ conversation, message }: StaffTurn): readonly Effect[] {
  if (conversation.status === 'staff') return [];
  return [{ type: 'setStatus', status: 'staff', owner: message.staff }, { type: 'dropQuestions' }];
}
