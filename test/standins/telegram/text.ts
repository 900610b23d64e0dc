import { badRequest } from './api-error.ts';
import { listIn, textIn } from './params.ts';
import type { Message, Params } from './wire.ts';

/** A mark on a part of a text; offsets count UTF-16 units, as JavaScript does. */
interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
}

/** The marks Telegram adds to plain text by itself: commands, mentions and links. */
export function entitiesIn(text: string): Entity[] {
  const found: Entity[] = [];
  const kinds: [string, RegExp][] = [
    ['bot_command', /(?<=^|\s)\/[A-Za-z0-9_]{1,64}(@\w+)?/g],
    ['mention', /(?<=^|\s)@\w{3,}/g],
    ['url', /https?:\/\/\S+/g],
  ];
  for (const [type, pattern] of kinds) {
    for (const hit of text.matchAll(pattern)) found.push({ type, offset: hit.index, length: hit[0].length });
  }
  return found.sort((a, b) => a.offset - b.offset);
}

/** The HTML tags Telegram knows and what they become. */
const TAGS: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  a: 'text_link',
  'tg-spoiler': 'spoiler',
};

const CHARACTERS: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

/** Telegram's HTML: the text without tags and the marks in their place; a stray tag is refused. */
function parseHtml(source: string): { text: string; entities: Entity[] } {
  const entities: Entity[] = [];
  const open: (Entity & { tag: string })[] = [];
  let text = '';
  for (const [piece] of source.matchAll(/<[^>]*>?|&\w+;|[^<&]+|&/g)) {
    if (!piece.startsWith('<')) {
      text += CHARACTERS[piece] ?? piece;
      continue;
    }
    const tag = /^<\/?([a-z-]+)/i.exec(piece)?.[1]?.toLowerCase() ?? '';
    const type = TAGS[tag];
    if (!type) throw badRequest(`can't parse entities: Unsupported start tag "${tag}" at byte offset ${text.length}`);
    if (piece.startsWith('</')) {
      const { tag: opened, ...entity } = open.pop() ?? { tag: '', type: '', offset: 0, length: 0 };
      if (opened !== tag) throw badRequest(`can't parse entities: Unmatched end tag at byte offset ${text.length}`);
      entities.push({ ...entity, length: text.length - entity.offset });
    } else {
      const url = /href="([^"]*)"/.exec(piece)?.[1];
      open.push({ tag, type, offset: text.length, length: 0, ...(url === undefined ? {} : { url }) });
    }
  }
  const left = open[0];
  if (left) throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities };
}

/**
 * The text of a call under `key` with its marks, ready to put into a message. Of the parse modes only
 * HTML is understood; MarkdownV2 is refused loudly instead of being delivered wrongly.
 */
export function formattedText(params: Params, key: 'text' | 'caption', maxLength: number): Partial<Message> {
  const mode = textIn(params, 'parse_mode').toLowerCase();
  const raw = textIn(params, key);
  if (mode !== '' && mode !== 'html') throw badRequest(`the stand-in knows no parse_mode but HTML, got "${mode}"`);
  const parsed = mode === 'html' ? parseHtml(raw) : { text: raw, entities: [] };
  const text = parsed.text.trimEnd();
  if (text.length > maxLength) throw badRequest(key === 'text' ? 'message is too long' : 'message caption is too long');
  if (text === '') return {};
  const listed = listIn(params, key === 'text' ? 'entities' : 'caption_entities') ?? [];
  const entities = [...listed, ...parsed.entities, ...entitiesIn(text)];
  const field = key === 'text' ? 'entities' : 'caption_entities';
  return { [key]: text, ...(entities.length > 0 ? { [field]: entities } : {}) };
}
