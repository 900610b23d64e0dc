/** A handler: a pure function from a turn to effects, with its wording beside it. */
import type { Effect } from './effect.ts';
import type { KnowledgeView } from './knowledge.ts';
import type { Turn } from './turn.ts';
import { phraseWording, type Wording } from './wording.ts';

/** Plain-English sentences by name; `{name}` marks a value. */
export type Phrases = Readonly<Record<string, string>>;

/** Says a phrase in the conversation's language, its values filled in. */
export type Say<P extends Phrases> = (name: keyof P & string, values?: Readonly<Record<string, string>>) => Wording;

/** The phrases of one behaviour, ready to be said in any conversation. */
export interface Phrasebook<P extends Phrases = Phrases> {
  readonly name: string;
  readonly phrases: P;
  in(knowledge: KnowledgeView): Say<P>;
}

/**
 * Names the phrases of a behaviour. `knowledge/<language>/phrases.yaml` may override each under `name.phrase`.
 */
export function phrasebook<const P extends Phrases>(name: string, phrases: P): Phrasebook<P> {
  return {
    name,
    phrases,
    in: (knowledge) => (phrase, values) => {
      const curated = knowledge.phrase(`${name}.${phrase}`);
      const text = curated?.text ?? phrases[phrase] ?? '';
      return phraseWording(fill(text, values ?? {}), `${name}.${phrase}`, curated?.language ?? 'en');
    },
  };
}

export interface Handler {
  readonly name: string;
  readonly book: Phrasebook;
  /** Effects, `[]` for "mine, and nothing should happen", `undefined` for "not mine". */
  handle(turn: Turn): readonly Effect[] | undefined;
}

/** The turns that a handler may ask for. */
type TurnFrom<F extends Turn['from']> = Extract<Turn, { from: F }>;

/**
 * Makes a handler for the turns of one party.
 *
 * @param spec.from  whose turns it is asked about; turns of others pass it by
 */
export function handler<const P extends Phrases, F extends Turn['from']>(spec: {
  readonly name: string;
  readonly from: F;
  readonly phrases: P;
  handle(turn: TurnFrom<F>, say: Say<P>): readonly Effect[] | undefined;
}): Handler {
  const book = phrasebook(spec.name, spec.phrases);
  return {
    name: spec.name,
    book,
    handle: (turn) => (turn.from === spec.from ? spec.handle(turn as TurnFrom<F>, book.in(turn.knowledge)) : undefined),
  };
}

/** Puts values into `{name}` marks; a mark without a value stays, so that a test sees it. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (mark, name: string) => values[name] ?? mark);
}
