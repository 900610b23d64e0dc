/** One turn: load, understand, decide, guard, compose, commit. */
import type { Effect } from '../core/effect.ts';
import { reason } from '../core/errors.ts';
import type { CustomerMessage, StaffMessage } from '../core/message.ts';
import type { Mind, MindHolder } from '../core/mind.ts';
import type { LookedUp, Turn } from '../core/turn.ts';
import type { Commit, Loaded, Store } from '../store/store.ts';
import { type Next, nextToDecide, wordsOf } from './burst.ts';
import type { Clock } from './clock.ts';
import { type ComposeContext, compose, type StaffRoute } from './compose.ts';
import { guard } from './guard.ts';
import type { Log } from './log.ts';
import { lookUp } from './look-up.ts';
import { drawReferences } from './reference.ts';

export interface DecideOptions {
  readonly store: Store;
  readonly mind: MindHolder;
  readonly clock: Clock;
  readonly log: Log;
  /** The policy: handlers asked in order. */
  readonly policy: (turn: Turn) => readonly Effect[];
  /** What happens when the policy fails on a message: a person gets it. */
  readonly onFailure: (turn: Turn) => readonly Effect[];
  readonly staffRoutes: readonly StaffRoute[];
  readonly timeZone: string;
  readonly quietWindowMs: number;
}

/** What a look at a conversation came to. */
export type Decided =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wait'; readonly until: Date }
  /** `more`: other messages were waiting already; those that come later wake the lane themselves. */
  | { readonly kind: 'committed'; readonly commit: Commit; readonly more: boolean };

/** A ticket reference that is taken, or a message that arrived meanwhile, costs another look; more is a fault. */
const MOST_ATTEMPTS = 20;

/** How many references a turn is given: a request and a silent alert, with room to spare. */
const REFERENCES = 4;

/** Decides what is next in a conversation, or says when to look again. */
export async function decideNext(conversationId: string, options: DecideOptions): Promise<Decided> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const loaded = await options.store.load(conversationId);
    const next =
      loaded && nextToDecide(loaded.undecided, windowFor(loaded, options), (text) => isUrgent(text, loaded, options));
    if (!loaded || !next) return { kind: 'nothing' };
    const now = options.clock.now();
    const found = next.from === 'staff' ? await lookUp(next.stored.message, conversationId, options.store) : undefined;
    if (next.from === 'customer' && next.dueAt > now) return { kind: 'wait', until: next.dueAt };
    const commit = commitFor({ ...loaded, found }, next, now, attempt, options);
    const outcome = await options.store.commit(commit);
    if (outcome === 'saved') {
      return { kind: 'committed', commit, more: loaded.undecided.length > commit.decided.length };
    }
  }
  throw new Error(`conversation ${conversationId} changed under ${MOST_ATTEMPTS} attempts to decide it`);
}

/** A person who has the chat gets every message at once; who types at a terminal sends whole lines. */
function windowFor({ conversation }: Loaded, options: DecideOptions): number {
  return conversation.status === 'staff' || conversation.channel === 'terminal' ? 0 : options.quietWindowMs;
}

/** What cannot be understood does not wait either: its turn fails, and a person gets it. */
function isUrgent(text: string, { conversation }: Loaded, { mind, clock, log }: DecideOptions): boolean {
  try {
    return mind.current().understand(text, conversation, clock.now()).pressing.length > 0;
  } catch (error) {
    log.error({ step: 'understand', conversationId: conversation.id, error: reason(error) }, 'not understood');
    return true;
  }
}

type Known = Loaded & { readonly found: LookedUp | undefined };

function commitFor(loaded: Known, next: Next, now: Date, attempt: number, options: DecideOptions): Commit {
  const decided = next.from === 'customer' ? next.bubbles.map((b) => b.seq) : [next.stored.seq];
  const context: ComposeContext = { ...options, expectedVersion: loaded.version, decided };
  const turnId = `${loaded.conversation.id}/${decided[0]}`;
  const references = drawReferences(turnId, attempt, REFERENCES);
  const log = options.log.child({ conversationId: loaded.conversation.id, messageId: lastMessageId(next) });
  try {
    const turn = turnFor(loaded, next, now, references, options);
    const commit = compose(turn, guard(turn, options.policy(turn)), context);
    log.info(
      {
        step: 'decide',
        from: turn.from,
        outcome: commit.outcome,
        status: commit.conversation.status,
        // A card may be replaced by the next one before it is shown.
        sends: commit.outbox.filter(({ kind }) => kind !== 'card').length,
      },
      'decided',
    );
    return commit;
  } catch (error) {
    log.error(
      { step: 'decide', error: reason(error), stack: (error as Error).stack },
      'the turn failed; a person gets the message',
    );
    const turn = bareTurn(loaded, next, now, references, options);
    return compose(turn, options.onFailure(turn), context);
  }
}

function lastMessageId(next: Next): string {
  return next.from === 'customer' ? (next.bubbles.at(-1)?.message.id ?? '') : next.stored.message.id;
}

function turnFor(loaded: Known, next: Next, now: Date, references: readonly string[], options: DecideOptions): Turn {
  const mind = options.mind.current();
  const { conversation } = loaded;
  if (next.from !== 'customer') {
    const knowledge = mind.view(conversation.language, now);
    const base = { now, conversation, knowledge, references };
    if (next.from === 'staff') {
      const { message } = next.stored;
      const spokenIn = languageOfStaff(message, mind, now);
      return {
        ...base,
        from: 'staff',
        message,
        ...(spokenIn ? { spokenIn } : {}),
        ...(loaded.found ? { found: loaded.found } : {}),
      };
    }
    return { ...base, from: 'clock', message: next.stored.message };
  }
  const bubbles = next.bubbles.map((b) => b.message);
  const message = bubbles.at(-1) as CustomerMessage;
  const text = wordsOf(bubbles);
  const understanding = mind.understand(text, conversation, now);
  const language = conversation.languageChosen ? conversation.language : understanding.language;
  const named = { ...conversation, customer: { ...conversation.customer, ...message.customer } };
  const textBefore = next.bubbles.length === 1 ? next.bubbles[0]?.textBefore : undefined;
  return {
    from: 'customer',
    now,
    conversation: named,
    knowledge: mind.view(understanding.languageAsked ?? language, now),
    references,
    message,
    bubbles,
    text,
    ...(textBefore === undefined ? {} : { textBefore }),
    understanding,
  };
}

/** Fewer words ("ok, thanks") are the same in too many languages. */
const TELLING_WORDS = 5;

/** The language of what a person says to a customer, when it can be told. */
function languageOfStaff({ speaks, text, kind }: StaffMessage, mind: Mind, now: Date): string | undefined {
  if (!speaks || kind !== 'text' || text.startsWith('/')) return undefined;
  if (!HAN.test(text) && text.trim().split(/\s+/).length < TELLING_WORDS) return undefined;
  return mind.understand(text, { language: 'en', languageChosen: false, entities: {} }, now).language;
}

/** Chinese is written without spaces between words. */
const HAN = /\p{Script=Han}{5}/u;

/** A turn with nothing understood, for when understanding itself is what fails. */
function bareTurn(loaded: Loaded, next: Next, now: Date, references: readonly string[], options: DecideOptions): Turn {
  const { conversation } = loaded;
  const knowledge = options.mind.current().view(conversation.language, now);
  const base = { now, conversation, knowledge, references };
  if (next.from === 'staff') return { ...base, from: 'staff', message: next.stored.message };
  if (next.from === 'clock') return { ...base, from: 'clock', message: next.stored.message };
  const bubbles = next.bubbles.map((b) => b.message);
  return {
    ...base,
    from: 'customer',
    message: bubbles.at(-1) as CustomerMessage,
    bubbles,
    text: wordsOf(bubbles),
    understanding: {
      language: conversation.language,
      parts: [],
      entities: {},
      pressing: [],
      courtesy: null,
      threshold: 1,
    },
  };
}
