/** What a customer may see of a conversation: what was said to them, never what was only decided. */
import type { Line, Lines } from '../../store/store.ts';
import type { ChatLine, ChatLines } from './wire.ts';

/** Ids of messages are unique within a channel, so each customer's page gets its own space. */
export function messageId(address: string, pageId: string): string {
  return `${address}.${pageId}`;
}

/**
 * The lines of a conversation as its customer sees them: waiting, failed and withdrawn words are left out. Words being
 * sent are shown: from then on nobody can take them back.
 */
export function customerView(address: string, { lines, cursor }: Lines): ChatLines {
  return { lines: lines.filter(isSaid).map((line) => chatLine(address, line)), cursor };
}

/** The id that a page gave a message, found in the id under which it is stored; other ids stay as they are. */
export function pageId(space: string, storedId: string): string {
  const start = storedId.indexOf(`${space}.`);
  return start < 0 ? storedId : storedId.slice(start + space.length + 1);
}

function isSaid(line: Line): boolean {
  return line.from !== 'notice' && (line.state === undefined || line.state === 'sent' || line.state === 'sending');
}

function chatLine(address: string, line: Line): ChatLine {
  return {
    id: pageId(address, line.id),
    at: line.at.toISOString(),
    from: line.from as ChatLine['from'],
    ...(line.who === undefined ? {} : { who: line.who }),
    kind: line.kind,
    text: line.text,
    ...(line.isChanged ? { isChanged: true } : {}),
    ...(line.choices && line.choices.length > 0 ? { choices: line.choices } : {}),
  };
}
