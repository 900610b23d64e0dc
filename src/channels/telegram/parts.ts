/** One outgoing message as the calls that it takes. Pure. */
import type { Outbound } from '../../core/channel.ts';
import type { Choice, MessageRef } from '../../core/message.ts';
import { split } from '../split.ts';

/** One call: a text, or a copy of a message that is on Telegram already. */
export type Part = { readonly choices: readonly Choice[] } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'copy'; readonly of: MessageRef }
);

/** Stands where a file was that cannot be shown here. */
const FILE = '[file]';

/**
 * The parts of a message, in the order of sending.
 *
 * A copy keeps its caption, so a customer gets the copy alone, as the person sent it. Staff get the words first, which
 * say whose file it is, then the copy. Buttons stand below the last part.
 *
 * @param cannotCopy  Telegram has refused to copy; the parts before the copy stay the same
 */
export function partsOf(message: Outbound, cannotCopy: boolean): readonly Part[] {
  const { text, copyOf, to } = message;
  const isElsewhere = copyOf !== undefined && copyOf.channel !== 'telegram';
  const copy = copyOf && !isElsewhere && !cannotCopy ? [{ kind: 'copy', of: copyOf } as const] : [];
  const missing = copyOf !== undefined && copy.length === 0;

  if (to === 'customer') return withChoices(message, copy.length > 0 ? copy : texts(missing ? named(text) : text));
  if (isElsewhere) return withChoices(message, texts(named(text)));
  return withChoices(message, [...texts(text), ...copy, ...texts(missing ? `${FILE} (could not be copied here)` : '')]);
}

type Bare = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'copy'; readonly of: MessageRef };

function texts(text: string): readonly Bare[] {
  return split(text).map((piece) => ({ kind: 'text', text: piece }));
}

function named(text: string): string {
  return text === '' ? FILE : `${FILE} ${text}`;
}

function withChoices({ choices = [] }: Outbound, parts: readonly Bare[]): readonly Part[] {
  return parts.map((part, i) => ({ ...part, choices: i === parts.length - 1 ? choices : [] }));
}
