/**
 * The only texts that can leave: approved entries, approved phrases, and people's own words.
 *
 * `Wording` carries a mark that only this file can set, so a send without provenance does not compile.
 */

/** Where a sentence comes from; kept with every message that is sent. */
export type Provenance =
  | {
      readonly kind: 'entry';
      readonly entry: string;
      readonly language: string;
      readonly version: number;
      /** SHA-256 of the entry's answer, hexadecimal. */
      readonly hash: string;
      /** The matcher's confidence when the entry was chosen, 0 to 1; absent when a rule chose it. */
      readonly score?: number;
      readonly threshold?: number;
    }
  | { readonly kind: 'phrase'; readonly phrase: string; readonly language: string }
  | { readonly kind: 'person'; readonly who: string };

declare const approved: unique symbol;

/** A text that may be sent, and where each part of it comes from. */
export interface Wording {
  readonly text: string;
  readonly provenance: readonly Provenance[];
  readonly [approved]: true;
}

const wording = (text: string, provenance: readonly Provenance[]): Wording => ({ text, provenance }) as Wording;

/** A phrase of a handler, its values already filled in. */
export function phraseWording(text: string, phrase: string, language: string): Wording {
  return wording(text, [{ kind: 'phrase', phrase, language }]);
}

/** The answer of a knowledge entry. */
export function entryWording(text: string, entry: Extract<Provenance, { kind: 'entry' }>): Wording {
  return wording(text, [entry]);
}

/** A person's own words, sent on unchanged. */
export function personWording(text: string, who: string): Wording {
  return wording(text, [{ kind: 'person', who }]);
}

/** Several texts as one message, a blank line between them; empty ones are left out. */
export function joinWordings(parts: readonly (Wording | undefined)[], between = '\n\n'): Wording {
  const kept = parts.filter((part): part is Wording => part !== undefined && part.text.length > 0);
  return wording(
    kept.map((part) => part.text).join(between),
    kept.flatMap((part) => part.provenance),
  );
}
