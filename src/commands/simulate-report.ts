/** What a line of a simulation caused. The keys are a contract (docs/cli.md). */
import type { Outbound } from '../core/channel.ts';
import type { Conversation } from '../core/conversation.ts';
import type { Entities } from '../core/entities.ts';
import type { Commit, Store } from '../store/store.ts';
import { withoutInnerFields } from './ask.ts';

export interface Report {
  readonly replies: readonly { readonly to: string; readonly text: string }[];
  readonly turn: {
    readonly behaviour: string;
    readonly topics: readonly { readonly id: string; readonly score: number }[];
    readonly menu?: readonly { readonly option: string; readonly topic: string }[];
  } | null;
  readonly alerts: readonly {
    readonly desk: string;
    readonly text: string;
    readonly ticket: string;
    readonly urgent: boolean;
    readonly update: boolean;
  }[];
  readonly conversation: {
    readonly status: string;
    readonly owner: string | null;
    readonly language: string;
    readonly topics: readonly string[];
    readonly form: {
      readonly name: string;
      readonly slots: Entities;
      readonly asking: readonly string[];
    } | null;
  } | null;
  readonly tickets: readonly {
    readonly id: string;
    readonly kind: string;
    readonly desk: string;
    readonly status: string;
    readonly fields: Entities;
  }[];
}

/** @param caused.customer  whose line it was; without one, the conversation that changed last is shown */
export async function report(caused: {
  readonly customer: string | undefined;
  readonly commits: readonly Commit[];
  readonly sent: readonly Outbound[];
  readonly store: Store;
}): Promise<Report> {
  const { commits, sent, store } = caused;
  const conversation = await shown(caused);
  const decided = commits.findLast((commit) => commit.outcome !== null);
  const menu = decided?.outcome?.behaviour === 'clarify' ? decided.conversation.menu?.options : undefined;
  return {
    replies: sent
      .filter((message) => message.to === 'customer')
      .map((message) => ({ to: message.recipient, text: message.text })),
    turn: decided?.outcome
      ? {
          behaviour: decided.outcome.behaviour,
          topics: decided.outcome.topics.map((c) => ({ id: c.topic, score: c.score })),
          ...(menu ? { menu } : {}),
        }
      : null,
    alerts: commits.flatMap((commit) =>
      commit.outbox.flatMap(({ ticket, text }) =>
        ticket ? [{ desk: ticket.desk, text, ticket: ticket.id, urgent: ticket.urgent, update: ticket.update }] : [],
      ),
    ),
    conversation: conversation
      ? {
          status: conversation.status,
          owner: conversation.owner?.id ?? null,
          language: conversation.language,
          topics: conversation.topics,
          form: formOf(conversation),
        }
      : null,
    tickets: conversation
      ? (await store.tickets(conversation.id)).map(({ id, kind, desk, status, fields }) => ({
          id,
          kind,
          desk,
          status,
          fields: withoutInnerFields(fields),
        }))
      : [],
  };
}

/** Slots are the values of the form's ticket, by the names of `ask`'s entities. */
function formOf({ form, tickets }: Conversation): NonNullable<Report['conversation']>['form'] {
  const ticket = tickets.find(({ id }) => id === form?.ticket);
  // Which salt it is, is a question about the product.
  const asking = form?.asking.map((slot) => (slot === 'salt' ? 'product' : slot)) ?? [];
  return form && ticket ? { name: form.name, slots: withoutInnerFields(ticket.fields), asking } : null;
}

async function shown(caused: {
  readonly customer: string | undefined;
  readonly commits: readonly Commit[];
  readonly store: Store;
}): Promise<Conversation | undefined> {
  if (caused.customer) return caused.store.findConversation('web', caused.customer);
  const changed = caused.commits.findLast((commit) => commit.conversation.kind === 'customer')?.conversation;
  return changed ?? (await caused.store.conversations(1))[0]?.conversation;
}
