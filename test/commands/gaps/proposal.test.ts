/** What is proposed to close a gap. */
import { describe, expect, it } from '@jest/globals';
import { type Clue, propose } from '../../../src/commands/gaps/proposal.ts';

const clue = (change: Partial<Clue> = {}): Clue => ({ candidates: [], isForeign: false, ...change });
const torn = clue({
  candidates: [
    { topic: 'moq', score: 0.3 },
    { topic: 'samples', score: 0.25 },
  ],
});

describe('a gap', () => {
  it('is a missing phrasing when customers chose the topic from the menu', () => {
    const proposal = propose([clue({ picked: 'samples' }), clue({ picked: 'samples' }), clue({ picked: 'moq' }), torn]);
    expect(proposal).toEqual({
      kind: 'phrasing',
      topic: 'samples',
      because: '2 of 3 customers chose it when asked back',
    });
  });

  it('is a missing phrasing when one candidate is far ahead', () => {
    const sure = clue({
      candidates: [
        { topic: 'moq', score: 0.6 },
        { topic: 'samples', score: 0.1 },
      ],
    });
    expect(propose([sure, sure])).toMatchObject({ kind: 'phrasing', topic: 'moq' });
  });

  it('needs an entry when customers do not agree and no candidate is ahead', () => {
    expect(propose([clue({ picked: 'samples' }), clue({ picked: 'moq' }), torn])).toMatchObject({ kind: 'entry' });
    expect(propose([torn])).toMatchObject({ kind: 'entry' });
    expect(propose([clue()])).toMatchObject({ kind: 'entry' });
  });

  it('is left alone when it looks like none of our business', () => {
    expect(propose([clue({ isForeign: true }), clue({ isForeign: true }), clue()])).toMatchObject({ kind: 'leave' });
  });
});
