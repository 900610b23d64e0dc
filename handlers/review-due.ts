/** Answers and documents that run out: staff hear of it in time, and on the day on which they are no longer served. */
import { handler, send } from '../src/core/index.ts';

export const reviewDue = handler({
  name: 'review-due',
  from: 'clock',
  phrases: {
    due: 'Please review what the desk says, or it will no longer be said:\n{list}\nHow: docs/knowledge.md, “Approve and retire”.',
  },
  handle({ message }, say) {
    return message.event === 'review-due' ? [send('staff', say('due', { list: message.text }))] : undefined;
  },
});
