/** Safety, privacy, compliance and complaints: recognised anywhere, treated before everything else. */
import { handler } from '../src/core/index.ts';
import { treat } from './treat.ts';

/** Ranks of the topic index that nothing may wait for: 1 safety, 2 stop and privacy, 3 compliance, 4 complaints. */
const LAST_PRESSING_RANK = 4;

export const pressing = handler({
  name: 'pressing',
  from: 'customer',
  phrases: {},
  handle(turn) {
    const first = turn.understanding.pressing[0];
    const rank = first && turn.knowledge.topic(first.topic)?.policy.priority;
    if (!first || rank === undefined || rank > LAST_PRESSING_RANK) return undefined;
    return treat(turn, [first]);
  },
});
