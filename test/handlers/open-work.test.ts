/** `/open`: what is open, the most pressing first. */
import { expect, it } from '@jest/globals';
import { decide } from '../../handlers/index.ts';
import type { Conversation } from '../../src/core/conversation.ts';
import { conversation, staffTurn } from '../flow/turns.ts';
import { later, ticket } from '../store/samples.ts';
import { viewOf } from './turns.ts';

const has = (name: string, more: Partial<Conversation>) => conversation({ customer: { name }, ...more });
const since = (seconds: number) => ticket(`TM-${seconds}`, { openedAt: later(seconds) });

it('lists reports that nobody has seen, then those whom nobody has, each the longest waiting first', () => {
  const work = [
    has('Taken', { status: 'staff', tickets: [since(10)] }),
    has('Lately', { status: 'waiting', tickets: [since(300)] }),
    has('Harmed', { status: 'optedOut', tickets: [ticket('TM-AE', { kind: 'adverse-event', openedAt: later(400) })] }),
    has('Long ago', { status: 'waiting', tickets: [since(200), since(390)] }),
  ];
  const turn = { ...staffTurn('/open', { kind: 'room', customer: {} }), knowledge: viewOf({}), found: { work } };
  const [list] = decide({ ...turn, now: later(500) });
  if (list?.type !== 'send') throw new Error('no list');
  const names = list.wording.text.split('\n').flatMap((line) => /^(\S.*) · /.exec(line)?.[1] ?? []);
  expect(names).toEqual(['Harmed', 'Long ago', 'Lately', 'Taken']);
});
