/** What a network that has menus offers under "/": to customers in their language, to staff in English. */
import { CUSTOMER_COMMANDS, type KnowledgeView, phrasebook } from '../src/core/index.ts';

/** One line of a menu. */
export interface MenuLine {
  /** Without its "/". */
  readonly command: string;
  readonly about: string;
}

const OF_CUSTOMERS = ['help', ...CUSTOMER_COMMANDS] as const;

export const menuPhrases = phrasebook('menu', {
  help: 'What I can do for you',
  human: 'Speak to a person',
  stop: 'No more messages from us',
  export: 'A copy of what you hold about me',
  erase: 'Erase what you hold about me',
});

/** What customers may say in one word. */
export function customerMenu(knowledge: KnowledgeView): readonly MenuLine[] {
  const say = menuPhrases.in(knowledge);
  return OF_CUSTOMERS.map((command) => ({ command, about: say(command).text }));
}

/** What staff say most, the work of all first; `/help` has the rest. */
export const staffMenu: readonly MenuLine[] = [
  { command: 'open', about: 'All that is open' },
  { command: 'mine', about: 'What I have' },
  { command: 'claim', about: 'Reply: take this conversation' },
  { command: 'release', about: 'Reply: give it back to the others' },
  { command: 'close', about: 'Reply: give it back to the bot' },
  { command: 'resolve', about: 'Reply: done; ask the customer how it was' },
  { command: 'canned', about: 'Reply: texts that are ready' },
  { command: 'snooze', about: 'Reply: remind later, as in /snooze 2h' },
  { command: 'ack', about: 'Reply: I have seen this report' },
  { command: 'info', about: 'Reply: who this is and what is open' },
  { command: 'why', about: 'Reply: where the last answers came from' },
  { command: 'retry', about: 'Reply: send again what did not arrive' },
  { command: 'reopen', about: 'Reply: open again what was closed' },
  { command: 'spam', about: 'Reply: hear no more of them' },
  { command: 'status', about: 'The desk in numbers' },
  { command: 'hours', about: 'When desks work' },
  { command: 'help', about: 'Everything you can say' },
];
