/** From effects to what is written: the new conversation, its tickets, and the messages to send. */
import { alertCard, customerName } from '../core/alert.ts';
import { apply } from '../core/apply.ts';
import type { Conversation } from '../core/conversation.ts';
import type { Effect, Send } from '../core/effect.ts';
import type { ChannelName, MessageRef } from '../core/message.ts';
import type { Turn } from '../core/turn.ts';
import { personWording } from '../core/wording.ts';
import type { Commit, OutboxDraft } from '../store/store.ts';

/** A place where staff read alerts. */
export interface StaffRoute {
  readonly channel: ChannelName;
  readonly recipient: string;
}

export interface ComposeContext {
  readonly expectedVersion: number;
  /** `seq` of the messages decided, at least one. */
  readonly decided: readonly number[];
  readonly staffRoutes: readonly StaffRoute[];
  readonly timeZone: string;
}

/** Everything that follows from a turn, ready to be committed. */
export function compose(turn: Turn, effects: readonly Effect[], context: ComposeContext): Commit {
  const next = effects.reduce((conversation, effect) => apply(conversation, effect, turn.now), turn.conversation);
  const before = turn.conversation;
  const opened = effects.filter((e) => e.type === 'openTicket').map((e) => e.id);
  const updated = new Set(effects.filter((e) => e.type === 'updateTicket').map((e) => e.id));
  const statusChanged = next.status !== before.status;
  return {
    conversation: next,
    expectedVersion: context.expectedVersion,
    decided: context.decided,
    outcome: effects.findLast((e) => e.type === 'outcome')?.outcome ?? null,
    outbox: drafts(turn, effects, next, context),
    openedTickets: next.tickets.filter((t) => opened.includes(t.id)),
    updatedTickets: next.tickets.filter((t) => !opened.includes(t.id) && (updated.has(t.id) || statusChanged)),
    closedTickets: effects.some((e) => e.type === 'closeTickets') ? before.tickets.map((t) => t.id) : [],
    withdrawBotWords:
      statusChanged && (next.status === 'staff' || next.status === 'optedOut' || next.status === 'closed'),
    at: turn.now,
  };
}

type Draft = Omit<OutboxDraft, 'id' | 'conversationId' | 'messageId' | 'about'>;

function drafts(
  turn: Turn,
  effects: readonly Effect[],
  next: Conversation,
  context: ComposeContext,
): readonly OutboxDraft[] {
  const botSaid = effects
    .filter((e): e is Send => e.type === 'send' && e.to === 'customer' && e.by === 'bot')
    .map((e) => e.wording.text)
    .join('\n');
  const routes = routesFor(turn, context.staffRoutes);
  const found: Draft[] = effects.flatMap((effect) => {
    if (effect.type === 'send') return effect.to === 'customer' ? [toCustomer(effect, next)] : toStaff(effect, routes);
    if (effect.type === 'openTicket' || effect.type === 'updateTicket') {
      return alert(effect, next, effect.type === 'updateTicket', botSaid, turn, context);
    }
    return [];
  });
  const about = next.kind === 'room' ? '' : customerName(next);
  return found.map((draft, i) => ({
    ...draft,
    id: `${next.id}.${context.decided[0]}.${i}`,
    conversationId: next.id,
    messageId: turn.message.id,
    about,
  }));
}

function toCustomer(effect: Send, conversation: Conversation): Draft {
  return {
    to: 'customer',
    channel: conversation.channel,
    recipient: conversation.address,
    kind: effect.by === 'person' ? 'person' : 'answer',
    by: effect.by,
    text: effect.wording.text,
    provenance: effect.wording.provenance,
    ...(effect.choices ? { choices: effect.choices } : {}),
    ...(effect.copyOf ? { copyOf: effect.copyOf } : {}),
    answerable: false,
  };
}

function toStaff(effect: Send, routes: readonly StaffRoute[]): Draft[] {
  return routes.map((route) => ({
    to: 'staff',
    ...route,
    kind: effect.by === 'person' ? 'relay' : 'notice',
    by: effect.by,
    text: effect.wording.text,
    provenance: effect.wording.provenance,
    ...(effect.copyOf ? { copyOf: effect.copyOf } : {}),
    answerable: effect.answerable === true,
  }));
}

/** The card of a ticket on every staff route, followed by the files it is about. */
function alert(
  effect: { readonly id: string; readonly files?: readonly MessageRef[] },
  next: Conversation,
  update: boolean,
  botSaid: string,
  turn: Turn,
  context: ComposeContext,
): Draft[] {
  const ticket = next.tickets.find((t) => t.id === effect.id);
  if (!ticket) return [];
  const card = alertCard(ticket, { conversation: next, update, botSaid, timeZone: context.timeZone, now: turn.now });
  const file = personWording(`${customerName(next)}: [file]`, 'customer');
  return context.staffRoutes.flatMap((route) => [
    {
      to: 'staff',
      ...route,
      kind: 'alert',
      by: 'bot',
      text: card.text,
      provenance: card.provenance,
      answerable: true,
      ticket: { id: ticket.id, desk: ticket.desk, urgent: ticket.urgent, update },
    },
    ...(effect.files ?? []).map(
      (copyOf): Draft => ({
        to: 'staff',
        ...route,
        kind: 'relay',
        by: 'person',
        text: file.text,
        provenance: file.provenance,
        copyOf,
        answerable: true,
      }),
    ),
  ]);
}

/** What staff hear because of their own message goes back to where they wrote it. */
function routesFor(turn: Turn, staffRoutes: readonly StaffRoute[]): readonly StaffRoute[] {
  if (turn.from === 'customer' || (turn.from === 'staff' && turn.message.alreadySent)) return staffRoutes;
  if (turn.from === 'clock') {
    // A network cannot tell of its own loss.
    const isLink = turn.message.event === 'link-lost' || turn.message.event === 'link-back';
    return isLink ? staffRoutes.filter((route) => route.channel !== turn.message.channel) : staffRoutes;
  }
  return [{ channel: turn.message.channel, recipient: turn.message.place }];
}
