/** `npm run why`: the command around `explainReply`. */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { knowledgeFolder } from '../knowledge/folder.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { openReading } from '../store/reading.ts';
import { findReplies } from '../store/replies.ts';
import { explainReply } from './why.ts';

const HELP = `Why the desk said something: entry, version, hash, score and threshold of every part of a reply that was sent.

  npm run --silent why -- web:5f0c.12.0                 the id of a reply, or how it begins: it shows on the staff
                                                        page when the mouse rests on the time of the reply
  npm run --silent why -- TM-4F7K                       the last replies in a ticket's conversation
  npm run --silent why -- 48211                         the number that Telegram or WhatsApp gave the message
  npm run --silent why -- --said "minimum order"        the last replies with these words

  --said WORDS  some of the words, exactly as they stand in the reply

Reads the database that DATABASE_URL names, also while the desk is running. At most five replies, the newest first.
`;

/** @returns 0, or 1 when there is no such reply @throws StoreError, KnowledgeError, ConfigError */
export async function whyCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { said: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const [reference] = positionals;
  if (values.help || (!reference && !values.said)) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const config = readConfig();
  const knowledge = loadKnowledge(knowledgeFolder());
  const db = await openReading(config.databaseUrl);
  try {
    const replies = await findReplies(db, {
      ...(reference ? { reference } : {}),
      ...(values.said ? { words: values.said } : {}),
    });
    for (const reply of replies) process.stdout.write(`${explainReply(reply, knowledge, config.timeZone)}\n`);
    if (replies.length > 0) return 0;
    process.stderr.write(
      'No reply is meant by that; take the id from the staff page, a ticket such as TM-4F7K, or --said with some of its words.\n',
    );
    return 1;
  } finally {
    await db.destroy();
  }
}
