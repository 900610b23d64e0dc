/** What the flow asks of knowledge and understanding: one value, exchanged as a whole when the knowledge changes. */
import type { Entities } from './entities.ts';
import type { KnowledgeView } from './knowledge.ts';
import type { Understanding } from './understanding.ts';

/** What is known of a conversation before a text is read. */
export interface Before {
  readonly language: string;
  readonly languageChosen: boolean;
  /** Something has been asked or noted, so that a short answer may mean it. */
  readonly entities: Entities;
}

export interface Mind {
  /** What a text means. Pure, well under a millisecond; never throws on any text. */
  understand(text: string, before: Before, now: Date): Understanding;
  /** The knowledge base at a moment, in a language. */
  view(language: string, now: Date): KnowledgeView;
}

/** The mind in use; hot reload puts another one in its place. */
export interface MindHolder {
  current(): Mind;
}
