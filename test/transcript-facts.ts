/** What came of a line of a transcript, and whether the lines that check it hold. */
import { withoutInnerFields } from '../src/commands/ask.ts';
import type { Conversation } from '../src/core/conversation.ts';
import type { Outcome } from '../src/core/effect.ts';
import type { Choice } from '../src/core/message.ts';
import type { Ticket } from '../src/core/ticket.ts';
import type { TrialDesk } from './flow/trial-desk.ts';

interface Alert {
  readonly text: string;
  readonly ticket: string;
  readonly urgent: boolean;
  readonly update: boolean;
}

/** Everything that followed from the last thing somebody said. */
export interface Heard {
  /** What the customer got, from the bot or a person. */
  readonly answers: readonly { readonly by: 'bot' | 'person'; readonly text: string }[];
  readonly alerts: readonly Alert[];
  /** What staff read beside alerts: notices, and the customer's words. */
  readonly read: readonly string[];
  readonly outcome: Outcome | undefined;
  readonly conversation: Conversation | undefined;
  readonly tickets: readonly Ticket[];
  /** Every button shown so far. */
  readonly choices: readonly Choice[];
  /** References of all tickets so far, and of those before the line. */
  readonly known: readonly string[];
  readonly knownBefore: readonly string[];
}

export const nothingHeard: Heard = {
  answers: [],
  alerts: [],
  read: [],
  outcome: undefined,
  conversation: undefined,
  tickets: [],
  choices: [],
  known: [],
  knownBefore: [],
};

export async function heardSince(desk: TrialDesk, mark: { attempts: number; commits: number }): Promise<Heard> {
  const sent = desk.attempts.slice(mark.attempts).map(({ message }) => message);
  const commits = desk.commits.slice(mark.commits);
  const conversation = await desk.conversation();
  const tickets = conversation ? await desk.tickets() : [];
  return {
    answers: sent
      .filter(({ to }) => to === 'customer')
      .map(({ kind, text }) => ({ by: kind === 'person' ? 'person' : 'bot', text })),
    alerts: commits.flatMap(({ outbox }) =>
      outbox.flatMap(({ ticket, text }) => (ticket ? [{ ...ticket, ticket: ticket.id, text }] : [])),
    ),
    read: sent.filter(({ to, kind }) => to === 'staff' && kind !== 'alert').map(({ text }) => text),
    outcome: commits.findLast(({ outcome }) => outcome !== null)?.outcome ?? undefined,
    conversation,
    tickets: [...tickets].sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime()),
    choices: desk.attempts.flatMap(({ message }) => message.choices ?? []),
    known: tickets.map(({ id }) => id),
    knownBefore: [],
  };
}

/** The bubbles of one burst count together. */
export function join(a: Heard, b: Heard): Heard {
  return {
    ...b,
    answers: [...a.answers, ...b.answers],
    alerts: [...a.alerts, ...b.alerts],
    read: [...a.read, ...b.read],
    outcome: b.outcome ?? a.outcome,
    knownBefore: a.knownBefore,
  };
}

/** What must not be, whatever the transcript says. */
export function whatNeverHolds({ answers, alerts, conversation }: Heard): readonly string[] {
  const bot = answers.filter(({ by }) => by === 'bot').map(({ text }) => text);
  const unfilled = [...bot, ...alerts.map(({ text }) => text)].filter((text) => /\{\w+\}|undefined/.test(text));
  const spoke = conversation?.status === 'staff' && bot.length > 0 ? [`the bot spoke over a person: ${bot[0]}`] : [];
  return [...unfilled.map((text) => `a text has a gap: ${text}`), ...spoke];
}

/** @returns a sentence when the line does not hold */
export function problemWith(line: string, heard: Heard): string | undefined {
  const answers = heard.answers.map(({ text }) => text).join('\n---\n');
  const alerts = heard.alerts.map(({ text }) => text).join('\n---\n');
  const [sign = '', ...rest] = line.split(' ');
  const words = rest.join(' ').trim();
  switch (sign) {
    case '<':
      return contains('the answer', answers, words);
    case '<!':
      return answers.toLowerCase().includes(words.toLowerCase())
        ? `the answer should not contain "${words}", but is: ${answers}`
        : undefined;
    case '!':
      return contains('the alert', alerts, words);
    case 's<':
      return contains('what staff read', heard.read.join('\n---\n'), words);
    case '=':
      return problemWithFact(words, heard, answers, alerts);
    default:
      return `I do not know what "${line}" means`;
  }
}

function problemWithFact(fact: string, heard: Heard, answers: string, alerts: string): string | undefined {
  const [word = '', ...rest] = fact.split(' ');
  const value = rest.join(' ');
  const { conversation, outcome, tickets } = heard;
  const open = tickets.filter(({ status }) => status !== 'closed');
  const lastAlert = heard.alerts.at(-1);
  switch (word) {
    case 'no':
      if (value === 'reply') return nothing('reply', answers);
      if (value === 'alert') return nothing('alert', alerts);
      if (value === 'notice') return nothing('notice to staff', heard.read.join('\n'));
      return `I do not know "no ${value}"`;
    case 'replies':
      return same('number of answers', String(heard.answers.length), value);
    case 'behaviour':
      return same('behaviour', outcome?.behaviour, value);
    case 'topic':
      return outcome?.topics.some(({ topic }) => topic === value)
        ? undefined
        : `topic should be ${value}, but is ${outcome?.topics.map((t) => t.topic).join(', ') || 'none'} (${outcome?.behaviour})`;
    case 'status':
      return same('status', conversation?.status, value);
    case 'owner':
      return same('owner', conversation?.owner?.id ?? 'none', value);
    case 'language':
      return same('language', conversation?.language, value);
    case 'tickets':
      return same('number of open tickets', String(open.length), value);
    case 'ticket':
      return open.some(({ kind, desk }) => `${kind} ${desk}` === value)
        ? undefined
        : `there should be an open ticket "${value}", but: ${open.map((t) => `${t.kind} ${t.desk}`).join('; ') || 'none'}`;
    case 'urgent':
      return heard.alerts.some(({ urgent }) => urgent) ? undefined : 'an alert should be urgent';
    case 'update':
      return heard.alerts.some(({ update }) => update) ? undefined : 'an alert should be an update';
    case 'reference': {
      const isKnown = heard.knownBefore.includes(lastAlert?.ticket ?? '');
      if (!lastAlert) return 'there should be an alert with a reference';
      return same('reference', isKnown ? 'same' : 'new', value) ?? contains('the answer', answers, lastAlert.ticket);
    }
    case 'options':
      return same('number of options', String(conversation?.menu?.options.length ?? 0), value);
    case 'slot':
      return problemWithSlot(value, tickets.find(({ id }) => id === lastAlert?.ticket) ?? tickets.at(-1));
    default:
      return `I do not know "= ${fact}"`;
  }
}

function problemWithSlot(value: string, ticket: Ticket | undefined): string | undefined {
  const [name = '', expected = ''] = value.split(/: */);
  const fields = withoutInnerFields(ticket?.fields ?? {}) as Record<string, unknown>;
  const found = name === 'product' ? JSON.stringify(fields.products ?? null) : String(fields[name] ?? '');
  return contains(`slot ${name}`, found, expected);
}

function nothing(what: string, found: string): string | undefined {
  return found === '' ? undefined : `there should be no ${what}, but: ${found}`;
}

function same(what: string, found: string | undefined, expected: string): string | undefined {
  return found === expected ? undefined : `${what} should be ${expected}, but is ${found ?? 'none'}`;
}

function contains(where: string, text: string, words: string): string | undefined {
  return text.toLowerCase().includes(words.toLowerCase())
    ? undefined
    : `${where} should contain "${words}", but is: ${text || '(nothing)'}`;
}
