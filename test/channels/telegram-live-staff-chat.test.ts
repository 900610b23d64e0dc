import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TelegramChannel } from '../../src/channels/telegram/index.ts';
import type { Delivery, Outbound } from '../../src/core/channel.ts';
import type { InboundMessage, MessageRef } from '../../src/core/message.ts';
import { IN_MEMORY, openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { startTelegram, type Telegram } from '../standins/telegram/index.ts';
import { channelTo, staffChat, startAndListen } from './telegram-bench.ts';

const FORUM = { id: -1_001_234_567_890, title: 'Desk', is_forum: true };

let tg: Telegram;
let store: Store;
let heard: InboundMessage[];
let channel: TelegramChannel;
let nextId = 0;

beforeEach(async () => {
  tg = await startTelegram();
  store = await openStore(IN_MEMORY);
  heard = [];
});

afterEach(async () => {
  await channel.stop();
  await tg.stop();
  await store.close();
});

/** Starts the channel and waits until it listens. */
async function begin(staffChatId?: number): Promise<void> {
  channel = channelTo(tg, { store, ...staffChat(staffChatId) });
  await startAndListen(tg, channel, async (messages) => void heard.push(...messages));
}

function toStaff(text: string, more: Partial<Outbound> = {}): Promise<Delivery> {
  nextId += 1;
  const common = { id: `m${nextId}`, conversationId: 'c1', about: 'Ana', attempt: 1 };
  return channel.send({ ...common, to: 'staff', kind: 'alert', recipient: 'staff', text, ...more });
}

const refs = (delivery: Delivery): readonly MessageRef[] => (delivery.kind === 'sent' ? delivery.refs : []);

describe('the staff chat', () => {
  it('is followed when it becomes a supergroup: by the error, by the notice, and after a restart', async () => {
    const group = tg.group({ id: -500, title: 'Desk' });
    const other = tg.group({ id: -600, title: 'Other' });
    await begin(group.id);
    await toStaff('before');
    await channel.stop();
    // It hears nothing any more, so only the error can tell it.
    const newId = String(group.becomesSupergroup());
    expect(refs(await toStaff('after'))[0]?.place).toBe(newId);
    expect(await store.fact('telegram.staffChat.-500')).toBe(newId);
    await begin(-500);
    group.member(tg.person({ id: 11, first_name: 'Luis' })).says('here we are');
    await tg.allConfirmed();
    expect(heard.at(-1)).toMatchObject({ from: 'staff', place: newId, text: 'here we are' });
    await toStaff('and on');
    expect(tg.calls('sendMessage').at(-1)?.params.chat_id).toBe(newId);
    await channel.stop();
    await begin(other.id);
    const otherId = String(other.becomesSupergroup());
    await tg.allConfirmed();
    expect(await store.fact('telegram.staffChat.-600')).toBe(otherId);
  });

  it('is reported when it cannot be reached, and its messages are kept', async () => {
    const group = tg.group(FORUM);
    await begin(group.id);
    await toStaff('one');
    group.removesBot();
    await tg.allConfirmed();
    expect(await toStaff('two')).toMatchObject({
      kind: 'retry',
      why: expect.stringContaining('not in the staff chat'),
    });
    expect(channel.staffHealth?.()).toMatchObject({
      ready: false,
      why: expect.stringContaining('TELEGRAM_STAFF_CHAT_ID'),
    });
    group.addsBot();
    expect(await toStaff('three')).toMatchObject({ kind: 'sent' });
    expect(channel.staffHealth?.()).toEqual({ ready: true });
  });

  it('is missing from the health when none is named', async () => {
    await begin();
    expect(channel.staffHealth).toBeUndefined();
    await channel.stop();
    await begin(-1_009);
    expect(await toStaff('one')).toMatchObject({ kind: 'retry' });
    expect(channel.staffHealth?.()).toMatchObject({ ready: false });
  });
});
