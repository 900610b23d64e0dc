/** What a customer types who wants exactly one thing, the same in every language: "/erase". No guess is made of it. */

/** The topic that each command is about. */
const TOPIC_OF: Readonly<Record<string, string>> = {
  human: 'talk-to-human',
  stop: 'stop-optout',
  erase: 'privacy-erase',
  export: 'privacy-erase',
};

/** A command and nothing else; in a group of Telegram it carries the name of the bot. */
const COMMAND = /^\s*\/([a-z]+)(?:@\w+)?\s*$/i;

/** The topic of a message that is a command of customers; `undefined` for any other. */
export function commandedTopic(text: string): string | undefined {
  const [, command = ''] = COMMAND.exec(text) ?? [];
  return TOPIC_OF[command.toLowerCase()];
}
