/** One outgoing message as the calls that it takes. Pure. */
import type { Outbound } from '../../core/channel.ts';
import type { Choice, MessageRef } from '../../core/message.ts';
import { split } from '../split.ts';

type Bare =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'copy'; readonly of: MessageRef }
  | { readonly kind: 'file' };

/** One call: a text, a copy of a message that is on Telegram already, or a file that has to be fetched first. */
export type Part = { readonly choices: readonly Choice[] } & Bare;

/** What is known of the file that a message passes on. */
export interface FileNews {
  /** It stands on another network, which gives files out. */
  readonly canFetch: boolean;
  /** Why it cannot be shown here after all; empty when there is none. The parts before it stay the same. */
  readonly missing?: string | undefined;
}

/** Stands where a file was that cannot be shown here. */
const FILE = '[file]';

/**
 * The parts of a message, in the order of sending.
 *
 * A copy keeps its caption, so a customer gets the copy alone, as the person sent it. Staff get the words first, which
 * say whose file it is, then the file, or why there is none. Buttons stand below the last part.
 */
export function partsOf(message: Outbound, news: FileNews): readonly Part[] {
  const { text, copyOf, to } = message;
  const file = copyOf && fileOf(copyOf, to, news);
  const isUnreachable = copyOf !== undefined && file === undefined && news.missing === undefined;
  if (to === 'customer') return withChoices(message, file ? [file] : texts(copyOf ? named(text) : text));
  if (isUnreachable) return withChoices(message, texts(named(text)));
  return withChoices(message, [...texts(text), ...(file ? [file] : texts(instead(news)))]);
}

/** How the file itself is sent, when it can be. */
function fileOf(of: MessageRef, to: Outbound['to'], { canFetch, missing }: FileNews): Bare | undefined {
  if (missing !== undefined) return undefined;
  if (of.channel === 'telegram') return { kind: 'copy', of };
  return to === 'staff' && canFetch ? { kind: 'file' } : undefined;
}

function instead({ missing }: FileNews): string {
  return missing ? `${FILE} (${missing})` : '';
}

function texts(text: string): readonly Bare[] {
  return split(text).map((piece) => ({ kind: 'text', text: piece }));
}

function named(text: string): string {
  return text === '' ? FILE : `${FILE} ${text}`;
}

function withChoices({ choices = [] }: Outbound, parts: readonly Bare[]): readonly Part[] {
  return parts.map((part, i) => ({ ...part, choices: i === parts.length - 1 ? choices : [] }));
}
