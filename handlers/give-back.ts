/** The bot has the conversation again. */
import type { Effect } from '../src/core/index.ts';

/** What was open in it is done, and what was asked is forgotten; reports of harm that nobody has seen stay open. */
export function giveBack(): readonly Effect[] {
  return [
    { type: 'closeTickets' },
    { type: 'dropQuestions' },
    { type: 'clearMisses' },
    { type: 'forget' },
    { type: 'setStatus', status: 'bot' },
  ];
}
