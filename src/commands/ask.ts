/** `ask`: how one message with no history is understood and answered. */
import { decide } from '../../handlers/index.ts';
import { newConversation } from '../core/conversation.ts';
import type { Send } from '../core/effect.ts';
import type { Entities } from '../core/entities.ts';
import { reason } from '../core/errors.ts';
import type { Mind } from '../core/mind.ts';
import type { CustomerTurn } from '../core/turn.ts';
import { guard } from '../flow/guard.ts';
import { drawReferences } from '../flow/reference.ts';

/** One answered question, as `--json` prints it. The keys are a contract (docs/cli.md). */
export interface Asked {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly behaviour: string;
  readonly topics: readonly { readonly id: string; readonly score: number }[];
  readonly desk: string | null;
  readonly entities: Entities;
  readonly reply: string;
  readonly provenance: readonly { readonly entry: string; readonly version: number }[];
  readonly error?: string;
}

/** Answers one question as a customer who has never written before would be answered. Never throws. */
export function ask(id: string, text: string, mind: Mind, now: Date): Asked {
  try {
    const turn = firstTurn(id, text, mind, now);
    const effects = guard(turn, decide(turn));
    const outcome = effects.findLast((e) => e.type === 'outcome')?.outcome;
    const sends = effects.filter((e): e is Send => e.type === 'send' && e.to === 'customer');
    return {
      id,
      text,
      language: turn.understanding.language,
      behaviour: outcome?.behaviour ?? 'fallback',
      topics: (outcome?.topics ?? []).map((c) => ({ id: c.topic, score: rounded(c.score) })),
      desk: outcome?.desk ?? null,
      entities: withoutInnerFields(turn.understanding.entities),
      reply: sends.map((s) => s.wording.text).join('\n\n'),
      provenance: sends.flatMap((s) =>
        s.wording.provenance.flatMap((p) => (p.kind === 'entry' ? [{ entry: p.entry, version: p.version }] : [])),
      ),
    };
  } catch (error) {
    return failed(id, text, reason(error));
  }
}

/** The line of a message that could not be read or answered. */
export function failed(id: string, text: string, error: string): Asked {
  return {
    id,
    text,
    language: 'en',
    behaviour: 'fallback',
    topics: [],
    desk: null,
    entities: {},
    reply: '',
    provenance: [],
    error,
  };
}

/** The turn of a first message. */
export function firstTurn(id: string, text: string, mind: Mind, now: Date): CustomerTurn {
  const conversation = newConversation(
    `ask-${id}`,
    { channel: 'terminal', address: 'ask', kind: 'customer', customer: {} },
    now,
  );
  const understanding = mind.understand(text, conversation, now);
  const message = {
    from: 'customer',
    id,
    channel: 'terminal',
    kind: 'text',
    text,
    sentAt: now,
    address: 'ask',
    customer: {},
  } as const;
  return {
    from: 'customer',
    now,
    conversation,
    knowledge: mind.view(understanding.languageAsked ?? understanding.language, now),
    references: drawReferences(`ask/${id}/${text}`, 0, 4),
    message,
    bubbles: [message],
    text,
    understanding,
  };
}

/** Entities as others see them: what helps the desk alone (scores, policy tags, the market, what is reviewed) stays inside. */
export function withoutInnerFields(entities: Entities): Entities {
  const { market, destinationReviewed, dropped, ...shown } = entities;
  if (!shown.products) return shown;
  const products = shown.products.map(({ tags, score, casOf, salts, ...product }) => product);
  return { ...shown, products };
}

function rounded(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 1e4) / 1e4;
}
