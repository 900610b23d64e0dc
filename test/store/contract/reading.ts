/** What people see of a conversation. */
import { expect, it } from '@jest/globals';
import type { Line } from '../../../src/store/store.ts';
import type { Promises } from '../contract.ts';
import {
  alert,
  answered,
  arrive,
  decisionOn,
  draft,
  found,
  later,
  said,
  sendAll,
  staffSaid,
  T0,
  ticket,
} from '../samples.ts';

export const reading: Promises = (store) => {
  it('says which of the customer’s words came with a file, and under which id', async () => {
    const id = await arrive(
      store(),
      said('m1', 'our certificate', { kind: 'document', attachment: { name: 'a.pdf' } }),
    );
    await arrive(store(), said('m2', 'hello'));
    const { lines } = await store().lines(id, 'staff');
    expect(lines.map(({ file }) => file)).toEqual([{ channel: 'telegram', id: 'm1' }, undefined]);
  });

  it('shows a conversation in the order in which it was said', async () => {
    const id = await arrive(store(), said('m1', 'price?'), later(1));
    const answer = draft('o1', id, { text: 'which product?', choices: [{ id: 'a', label: 'A' }] });
    await store().commit(await decisionOn(store(), id, { outbox: [answer, alert('a1', id)], at: later(2) }));
    await arrive(store(), said('m2', 'APAP'), later(3));
    const { lines } = await store().lines(id, 'customer');
    expect(lines).toEqual([
      { id: 'telegram:m1', at: later(1), from: 'customer', kind: 'text', text: 'price?' },
      {
        id: 'o1',
        at: later(2),
        from: 'bot',
        kind: 'answer',
        text: 'which product?',
        choices: [{ id: 'a', label: 'A' }],
        state: 'queued',
      },
      { id: 'telegram:m2', at: later(3), from: 'customer', kind: 'text', text: 'APAP' },
    ]);
  });

  it('shows each line once to someone who reads on from a cursor', async () => {
    const shown: Line[] = [];
    let cursor: string | undefined;
    let id = '';
    for (let n = 1; n <= 6; n++) {
      id = await answered(store(), (c) => (n % 2 ? [draft(`o${n}`, c), draft(`p${n}`, c)] : []), { at: later(n) });
      if (n % 3 === 0) {
        const page = await store().lines(id, 'customer', cursor);
        shown.push(...page.lines);
        cursor = page.cursor;
      }
    }
    const nothing = await store().lines(id, 'customer', cursor);
    expect(nothing).toEqual({ lines: [], cursor });
    const whole = await store().lines(id, 'customer');
    expect(shown).toEqual(whole.lines);
    expect(shown).toHaveLength(12);
  });

  it('shows a correction where the words stood that it changes, and its own line when it could not be sent', async () => {
    const ref = { channel: 'telegram', place: 'c1', id: '7' } as const;
    const byLi = { by: 'person', kind: 'person' } as const;
    const id = await answered(store(), (c) => [draft('o1', c, { ...byLi, text: '25 kg' })], { at: later(1) });
    await store().settle([{ id: 'o1', at: later(1), result: { state: 'sent', refs: [ref] } }]);
    const change = async (row: string, text: string) =>
      answered(store(), (c) => [draft(row, c, { ...byLi, text, replaces: ref })], { at: later(2) });
    const shown = async () => {
      const { lines } = await store().lines(id, 'staff');
      return lines.flatMap((l) => (l.from === 'staff' ? [[l.id, l.text, l.state, l.isChanged ?? false]] : []));
    };
    await change('o2', '52 kg');
    expect(await shown()).toEqual([['o1', '25 kg', 'sending', false]]);
    await store().settle([{ id: 'o2', at: later(2), result: { state: 'sent', refs: [] } }]);
    expect(await shown()).toEqual([['o1', '52 kg', 'sent', true]]);
    await change('o3', '250 kg');
    await store().settle([{ id: 'o3', at: later(3), result: { state: 'failed', why: 'too late' } }]);
    expect(await shown()).toContainEqual(['o3', '250 kg', 'failed', false]);
  });

  it('begins at the beginning for a cursor that it never gave', async () => {
    const id = await arrive(store(), said('m1', 'hi'));
    expect((await store().lines(id, 'customer', 'nonsense')).lines).toHaveLength(1);
    expect((await store().lines('nobody', 'customer')).lines).toEqual([]);
  });

  it('shows notes to staff and never to the customer, and a person’s answer once', async () => {
    const id = await answered(store(), (c) => [alert('a1', c)]);
    await sendAll(store());
    const replyTo = { channel: 'telegram', place: 'group', id: 'ref-a1' } as const;
    await store().keepThread('group', id, '7');
    await arrive(store(), staffSaid('s1', 'careful', { thread: { channel: 'telegram', place: 'group', id: '7' } }));
    await arrive(store(), staffSaid('s2', 'Dear Ana', { replyTo }));
    await arrive(store(), staffSaid('s3', '/close', { replyTo }));
    const relayed = draft('o1', id, {
      by: 'person',
      kind: 'person',
      text: 'Dear Ana',
      provenance: [{ kind: 'person', who: 'Li' }],
    });
    await store().commit(await decisionOn(store(), id, { outbox: [relayed] }));
    const brief = ({ lines }: { lines: readonly Line[] }) => lines.map((l) => [l.from, l.who, l.text]);
    const question = ['customer', undefined, 'a question'];
    const answer = ['staff', 'Li', 'Dear Ana'];
    expect(brief(await store().lines(id, 'customer'))).toEqual([question, answer]);
    expect(brief(await store().lines(id, 'staff'))).toEqual([
      question,
      ['notice', 'Li', 'careful'],
      ['notice', 'Li', '/close'],
      answer,
    ]);
  });

  it('lists conversations with customers, the last changed first, and no rooms', async () => {
    for (const n of [1, 2, 3]) await answered(store(), () => [], { address: `c${n}`, at: later(n) });
    await answered(store(), () => [], { address: 'c1', at: later(9) });
    await arrive(store(), staffSaid('s1', 'lunch?', {}), later(10));
    const listed = await store().conversations(2);
    expect(listed.map((s) => s.conversation.address)).toEqual(['c1', 'c3']);
    expect(listed[0]?.updatedAt).toEqual(later(9));
    expect((await store().conversations(10)).map((s) => s.conversation.address)).toEqual(['c1', 'c3', 'c2']);
  });

  it('lists open work however many conversations have changed since, and no more of it once it is closed', async () => {
    const open = ticket('TM-1111');
    const owner = { status: 'staff', owner: { id: 's1', name: 'Li' } } as const;
    const working = async () => (await store().work()).map((s) => s.conversation.address);
    let messages = 0;
    const decide = async (more: Parameters<typeof decisionOn>[2]) => {
      messages += 1;
      const id = await arrive(store(), said(`m${messages}`, 'price?'), later(1));
      await store().commit(await decisionOn(store(), id, more));
    };
    await decide({ openedTickets: [open], change: { tickets: [open] } });
    for (const n of [2, 3]) await answered(store(), () => [], { address: `c${n}`, at: later(n) });
    expect((await store().conversations(2)).map((s) => s.conversation.address)).toEqual(['c3', 'c2']);
    expect(await working()).toEqual(['c1']);
    await decide({ updatedTickets: [{ ...open, status: 'closed' }], change: { tickets: [] } });
    expect(await working()).toEqual([]);
    await decide({ change: owner });
    expect(await working()).toEqual(['c1']);
  });

  it('finds a conversation by its address', async () => {
    const id = await arrive(store(), said('m1', 'hi'));
    expect((await found(store().findConversation('telegram', 'c1'))).id).toBe(id);
    expect(await store().findConversation('web', 'c1')).toBeUndefined();
  });

  it('knows the words that a message had before it was edited, edit after edit', async () => {
    const edit = (id: string, text: string) => said(id, text, { kind: 'edit', editOf: 'm1' });
    const id = await arrive(store(), said('m1', '25 kg'));
    await arrive(store(), said('m2', 'to Mexico'));
    await arrive(store(), edit('m1:e1', '250 kg'));
    await arrive(store(), edit('m1:e2', '2.5 kg'));
    await arrive(store(), said('x', 'lost', { kind: 'edit', editOf: 'never-seen' }));
    const { undecided } = await found(store().load(id));
    expect(undecided.map((s) => s.textBefore)).toEqual([undefined, undefined, '25 kg', '250 kg', undefined]);
  });

  it('remembers a conversation’s thread in each staff chat, the newest one', async () => {
    const id = await arrive(store(), said('m1', 'hi'));
    expect(await store().thread('group', id)).toBeUndefined();
    await store().keepThread('group', id, '7');
    await store().keepThread('elsewhere', id, '8');
    await store().keepThread('group', id, '9');
    expect(await store().thread('group', id)).toBe('9');
    expect(await store().thread('elsewhere', id)).toBe('8');
  });

  it('remembers small facts, the newest value of each', async () => {
    expect(await store().fact('hint')).toBeUndefined();
    await store().keepFact('hint', 'one');
    await store().keepFact('hint', 'two');
    expect(await store().fact('hint')).toBe('two');
  });

  it('takes a trial write', async () => {
    await expect(store().probe()).resolves.toBeUndefined();
  });

  it('gives every time back as the moment that it was', async () => {
    const id = await arrive(store(), said('m1', 'hi', { sentAt: later(-5.25) }), later(0.5));
    const { conversation, undecided } = await found(store().load(id));
    expect(conversation.createdAt).toEqual(later(0.5));
    expect(undecided[0]?.message.sentAt).toEqual(later(-5.25));
    await store().commit(await decisionOn(store(), id, { change: { greetedAt: later(2) }, at: T0 }));
    expect((await found(store().load(id))).conversation.greetedAt).toEqual(later(2));
  });
};
