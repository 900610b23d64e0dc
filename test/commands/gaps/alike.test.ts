/** Which questions are put together. */
import { describe, expect, it } from '@jest/globals';
import { groupAlike } from '../../../src/commands/gaps/alike.ts';

const taken = (text: string, ...scores: [topic: string, score: number][]) => ({
  text,
  candidates: scores.map(([topic, score]) => ({ topic, score })),
});
const unknown = (text: string) => taken(text);

describe('alike questions', () => {
  it('are together when the matcher makes the same of them, whatever the words; the largest group first', () => {
    const groups = groupAlike([
      taken('is there a discount', ['price', 0.4]),
      taken('drums or bags', ['packaging', 0.5], ['shelf-life', 0.1]),
      taken('how is it packed', ['packaging', 0.6], ['shelf-life', 0.2]),
      taken('what do you fill it into', ['packaging', 0.4], ['shelf-life', 0.1]),
    ]);
    expect(groups.map((group) => [...group].sort())).toEqual([[1, 2, 3], [0]]);
  });

  it('are not together when they only share their best candidate', () => {
    const groups = groupAlike([
      taken('drums', ['packaging', 0.4], ['shelf-life', 0.1]),
      taken('drums and stability', ['packaging', 0.4], ['shelf-life', 0.39]),
    ]);
    expect(groups).toHaveLength(2);
  });

  it('are together when the matcher knows nothing of them and they are nearly the same words', () => {
    const questions = [
      'do you plant trees',
      'do you plant trees?',
      'what do you pay your drivers',
      'Do you plant TREES there',
    ];
    expect(groupAlike(questions.map(unknown)).map((group) => [...group].sort())).toEqual([[0, 1, 3], [2]]);
  });

  it('stand behind the one that is most like all others', () => {
    const [group] = groupAlike([
      taken('on the edge', ['packaging', 0.5], ['shelf-life', 0.22]),
      taken('in the middle', ['packaging', 0.5], ['shelf-life', 0.1]),
      taken('on the other edge', ['packaging', 0.5], ['documents', 0.1]),
    ]);
    expect(group![0]).toBe(1);
  });

  it('are each in one group, in any list', () => {
    const questions = Array.from({ length: 60 }, (_, i) =>
      i % 3 === 0 ? unknown(`word${i % 7} and word${i % 5}`) : taken(`q${i}`, ['a', (i % 4) / 4], ['b', (i % 5) / 5]),
    );
    const members = groupAlike(questions).flat();
    expect([...members].sort((a, b) => a - b)).toEqual([...questions.keys()]);
    expect(groupAlike([])).toEqual([]);
  });
});
