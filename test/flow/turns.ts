/** Turns for tests of the pure steps. */
import { type Conversation, newConversation } from '../../src/core/conversation.ts';
import type { Effect, Send } from '../../src/core/effect.ts';
import type { CustomerTurn, StaffTurn } from '../../src/core/turn.ts';
import { personWording, phraseWording } from '../../src/core/wording.ts';
import { said, staffSaid, T0 } from '../store/samples.ts';
import { knowledge, understand } from './trial-mind.ts';

const REFERENCES = ['TM-2222', 'TM-3333', 'TM-4444', 'TM-5555'];

export function conversation(change: Partial<Conversation> = {}): Conversation {
  const about = { channel: 'telegram', address: 'c1', kind: 'customer', customer: { name: 'Ana' } } as const;
  return { ...newConversation('conversation-1', about, T0), ...change };
}

export function customerTurn(text: string, change: Partial<Conversation> = {}): CustomerTurn {
  const message = said('m1', text);
  return {
    from: 'customer',
    now: T0,
    conversation: conversation(change),
    knowledge,
    references: REFERENCES,
    message,
    bubbles: [message],
    text,
    understanding: understand(text),
  };
}

export function staffTurn(text: string, change: Partial<Conversation> = {}): StaffTurn {
  const message = staffSaid('s1', text, {}, { speaks: true });
  return { from: 'staff', now: T0, conversation: conversation(change), knowledge, references: REFERENCES, message };
}

export function botSays(text: string, more: Partial<Send> = {}): Send {
  return { type: 'send', to: 'customer', by: 'bot', wording: phraseWording(text, 'test.phrase', 'en'), ...more };
}

export function personSays(text: string, more: Partial<Send> = {}): Send {
  return { type: 'send', to: 'customer', by: 'person', wording: personWording(text, 'Li'), ...more };
}

type OpenTicket = Extract<Effect, { type: 'openTicket' }>;

export function opens(id: string, more: Partial<OpenTicket> = {}): OpenTicket {
  return {
    type: 'openTicket',
    id,
    kind: 'quote',
    desk: 'sales',
    urgent: false,
    dueAt: new Date(T0.getTime() + 60 * 60_000),
    resolveBy: new Date(T0.getTime() + 24 * 60 * 60_000),
    topics: ['quote-request'],
    words: 'price please',
    fields: {},
    ...more,
  };
}
