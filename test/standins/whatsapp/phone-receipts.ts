import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Sent } from './journal.ts';
import type { Phone } from './phone.ts';
import type { World } from './world.ts';

/** A phone gives up asking for a message after this many times, as Baileys gives up resending. */
const ASKS = 5;

/** A phone tells the bot that a message has arrived. */
export function confirm(world: World, sent: Sent): void {
  if (!world.deliveryReceipts) return;
  sent.receipts.push('delivered');
  post(world, sent);
}

/** A phone tells the bot that a message made no sense. From the second time on the phone's keys come along. */
export async function askAgain(world: World, phone: Phone, sent: Sent): Promise<void> {
  const before = world.journal.sent.filter(({ id, to, receipts }) => {
    return id === sent.id && world.phoneAt(to) === phone && receipts.includes('retry');
  });
  const count = before.length + 1;
  if (count > ASKS) return;
  sent.receipts.push('retry');
  const [registration, ...keys] = await phone.signal.keyNodes();
  const attrs = { count: String(count), id: sent.id, t: world.unixTime(), v: '1' };
  const content: BinaryNode[] = [{ tag: 'retry', attrs }];
  if (registration) content.push(registration);
  if (count > 1) content.push({ tag: 'keys', attrs: {}, content: keys });
  post(world, sent, 'retry', content);
}

/** A phone's owner has opened the chat: one receipt for all messages, the newest first. */
export function confirmRead(world: World, [newest, ...others]: readonly Sent[]): void {
  if (!newest) return;
  for (const sent of [newest, ...others]) sent.receipts.push('read');
  const items = others.map(({ id }): BinaryNode => ({ tag: 'item', attrs: { id } }));
  post(world, newest, 'read', items.length > 0 ? [{ tag: 'list', attrs: {}, content: items }] : undefined);
}

function post(world: World, { id, to }: Sent, type?: string, content?: BinaryNode[]): void {
  const attrs = { id, from: to, t: world.unixTime(), ...(type === undefined ? {} : { type }) };
  world.mailbox.post(content ? { tag: 'receipt', attrs, content } : { tag: 'receipt', attrs });
}
