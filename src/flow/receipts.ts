/** What became of a person's own message, shown to them where they wrote it. */
import type { Channel, ReceiptOf } from '../core/channel.ts';
import { reason } from '../core/errors.ts';
import type { MessageRef } from '../core/message.ts';
import type { Log } from './log.ts';

/** Shows how far a message has come; a receipt that is lost is not worth a second try. */
export type ShowReceipt = (ref: MessageRef, became: ReceiptOf, about: LineAbout) => void;

/** What a line of the log about it carries. */
export interface LineAbout {
  readonly conversationId: string;
  readonly messageId?: string | undefined;
}

/** Each says more than those before it; news may come in any order. */
const ORDER: readonly ReceiptOf[] = ['failed', 'sent', 'delivered', 'read'];
/** More than can still change within minutes. */
const MOST_REMEMBERED = 500;

/** One after another at each message, so that of two calls under way the later news stands in the end. */
export function receipts(channels: readonly Channel[], log: Log): ShowReceipt {
  const shown = new Map<string, { readonly became: ReceiptOf; readonly over: Promise<void> }>();
  return (ref, became, { conversationId, messageId = ref.id }) => {
    const key = `${ref.channel}/${ref.place}/${ref.id}`;
    const home = channels.find(({ name }) => name === ref.channel);
    const before = shown.get(key);
    if (before !== undefined && ORDER.indexOf(became) <= ORDER.indexOf(before.became)) return;
    const over = Promise.resolve(before?.over)
      .then(() => home?.receipt?.(ref, became))
      .catch((thrown: unknown) => {
        log.debug({ step: 'deliver', conversationId, messageId, why: reason(thrown) }, 'a receipt could not be shown');
      });
    shown.set(key, { became, over });
    if (shown.size > MOST_REMEMBERED) shown.delete(shown.keys().next().value ?? '');
  };
}
