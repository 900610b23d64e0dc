/** From effects to what is written: the new conversation, its tickets, and the messages to send. */
import { alertActions, alertCard, type CardContext, customerName } from '../core/alert.ts';
import { apply } from '../core/apply.ts';
import type { Conversation } from '../core/conversation.ts';
import type { Effect, Send } from '../core/effect.ts';
import type { ChannelName, MessageRef } from '../core/message.ts';
import { stateCard } from '../core/state-card.ts';
import { recordOf } from '../core/ticket-record.ts';
import type { Desk } from '../core/topic.ts';
import type { Turn } from '../core/turn.ts';
import { personWording, phraseWording } from '../core/wording.ts';
import type { Commit, OutboxDraft } from '../store/store.ts';

/** A place where staff read alerts. */
export interface StaffRoute {
  readonly channel: ChannelName;
  readonly recipient: string;
  /** Only alerts go there, neither customers' words nor notices: nobody answers from it. */
  readonly alertsOnly?: boolean;
  /** A card there says how things stand with each customer. */
  readonly cards?: boolean;
  /** Only alerts of this desk; missing for all. */
  readonly desk?: Desk;
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
  const statusChanged = next.status !== before.status;
  const was = new Set([...before.tickets, ...(before.closedTickets ?? [])]);
  return {
    conversation: next,
    expectedVersion: context.expectedVersion,
    decided: context.decided,
    outcome: effects.findLast((e) => e.type === 'outcome')?.outcome ?? null,
    outbox: drafts(turn, effects, next, context),
    openedTickets: next.tickets.filter((t) => opened.includes(t.id)),
    updatedTickets: [...next.tickets, ...(next.closedTickets ?? [])].filter(
      (t) => !opened.includes(t.id) && !was.has(t),
    ),
    withdrawBotWords:
      statusChanged && (next.status === 'staff' || next.status === 'optedOut' || next.status === 'closed'),
    ...(effects.some(({ type }) => type === 'erase') ? { erase: true } : {}),
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
    if (effect.type === 'send')
      return effect.to === 'customer' ? [toCustomer(effect, next, turn)] : toStaff(effect, routes);
    if (effect.type === 'openTicket') return alert(effect, next, { update: false, botSaid }, turn, context);
    if (effect.type === 'updateTicket') return alert(effect, next, { update: true, botSaid }, turn, context);
    if (effect.type === 'remindOfTicket') {
      return alert(effect, next, { update: true, botSaid, reminder: effect.why }, turn, context);
    }
    return [];
  });
  const about = next.kind === 'room' ? '' : customerName(next);
  return [...found, ...cards(turn.conversation, next, context)].map((draft, i) => ({
    ...draft,
    id: `${next.id}.${context.decided[0]}.${i}`,
    conversationId: next.id,
    messageId: turn.message.id,
    about,
  }));
}

function toCustomer(effect: Send, conversation: Conversation, turn: Turn): Draft {
  const said = effect.by === 'person' && turn.from === 'staff' ? turn.message.ref : undefined;
  const own = effect.receiptTo ?? said;
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
    ...(effect.replaces ? { replaces: effect.replaces } : {}),
    ...(own ? { receiptTo: own } : {}),
    answerable: false,
  };
}

function toStaff(effect: Send, routes: readonly StaffRoute[]): Draft[] {
  return routes
    .filter(({ alertsOnly }) => !alertsOnly)
    .map(({ channel, recipient }) => ({
      to: 'staff',
      channel,
      recipient,
      kind: effect.by === 'person' ? 'relay' : 'notice',
      by: effect.by,
      text: effect.wording.text,
      provenance: effect.wording.provenance,
      ...(effect.choices ? { choices: effect.choices } : {}),
      ...(effect.copyOf ? { copyOf: effect.copyOf } : {}),
      answerable: effect.answerable === true,
    }));
}

/** The card of a ticket on every staff route, followed by the files it is about. */
function alert(
  effect: { readonly id: string; readonly files?: readonly MessageRef[] },
  next: Conversation,
  about: Pick<CardContext, 'update' | 'botSaid' | 'reminder'>,
  turn: Turn,
  context: ComposeContext,
): Draft[] {
  const ticket = next.tickets.find((t) => t.id === effect.id);
  if (!ticket) return [];
  const shown = { ...about, conversation: next, timeZone: context.timeZone, now: turn.now };
  const file = personWording(`${customerName(next)}: [file]`, 'customer');
  const record = JSON.stringify(recordOf(ticket, next, about.update));
  const routes = context.staffRoutes.filter(({ desk }) => desk === undefined || desk === ticket.desk);
  return routes.flatMap(({ channel, recipient, alertsOnly = false }): Draft[] => [
    {
      to: 'staff',
      channel,
      recipient,
      kind: 'alert',
      by: 'bot',
      ...alertCard(ticket, { ...shown, readOnly: alertsOnly }),
      ...(alertsOnly ? { record } : { choices: alertActions(ticket, next) }),
      ...(about.reminder ? { latestOf: `reminder ${ticket.id}` } : {}),
      answerable: true,
      ticket: { id: ticket.id, desk: ticket.desk, urgent: ticket.urgent, update: about.update },
    },
    ...(alertsOnly ? [] : (effect.files ?? [])).map(
      (copyOf): Draft => ({
        to: 'staff',
        channel,
        recipient,
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

/** The card of the conversation where one is kept, when it says something else than before. */
function cards(before: Conversation, next: Conversation, { staffRoutes }: ComposeContext): Draft[] {
  // The first alert is the first card.
  const old = stateCard(before);
  if (!old) return [];
  const { wording, choices } = stateCard(next) ?? NOTHING_LEFT;
  const isSame = wording.text === old.wording.text && JSON.stringify(choices) === JSON.stringify(old.choices);
  if (isSame) return [];
  const { text, provenance } = wording;
  return staffRoutes
    .filter((route) => route.cards)
    .map(({ channel, recipient }) => ({
      to: 'staff',
      channel,
      recipient,
      kind: 'card',
      latestOf: 'card',
      by: 'bot',
      text,
      provenance,
      choices,
      answerable: true,
    }));
}

/** After a customer was taken out of the record. */
const NOTHING_LEFT = { wording: phraseWording('Nothing is kept of this customer.', 'state.card', 'en'), choices: [] };

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
