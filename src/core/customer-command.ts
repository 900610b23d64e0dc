/** What a customer types who wants exactly one thing, the same in every language: "/erase". No guess is made of it. */

/** In the order in which a menu shows them. */
export const CUSTOMER_COMMANDS = ['human', 'stop', 'export', 'erase'] as const;

export type CustomerCommand = (typeof CUSTOMER_COMMANDS)[number];

/** A command and nothing else; Telegram may add the name of the bot. */
const COMMAND = /^\s*\/([a-z]+)(?:@\w+)?\s*$/i;

/** The command that a message is; `undefined` for any other. */
export function customerCommand(text: string): CustomerCommand | undefined {
  const said = COMMAND.exec(text)?.[1]?.toLowerCase();
  return CUSTOMER_COMMANDS.find((command) => command === said);
}
