/** Which file of the folder is what. */
import { didYouMean } from './nearest.ts';

/** Files that hold for every language. */
const SHARED_FILES = ['company.yaml', 'topics.yaml', 'products.yaml', 'registry.yaml'] as const;
/** Lists of what compliance looks at first, in the folder `policy/`. */
const POLICY = 'policy';
const POLICY_FILES = ['controlled.yaml', 'chemical-weapons.yaml', 'destinations.yaml'] as const;
/** Files that every language has beside its entries. */
const LANGUAGE_FILES = [
  'language.yaml',
  'phrases.yaml',
  'safety.yaml',
  'questions.yaml',
  'concepts.yaml',
  'canned.yaml',
] as const;

/** What an editor's program leaves behind, and pages for people. */
const NOT_CONTENT = /^\.|~$|^#.*#$|\.(bak|swp|tmp|orig)$|^readme\.md$/i;
const LANGUAGE = /^[a-z]{2}$/;

/** Whether a name is passed over without a word. */
export function isIgnored(name: string): boolean {
  return NOT_CONTENT.test(name);
}

/** Where a file belongs, or what is wrong with its place. */
export type Place =
  | { readonly kind: 'shared' | 'entry' | 'language'; readonly language: string; readonly name: string }
  | { readonly kind: 'stray'; readonly sentence: string };

/**
 * Says what a file is by where it lies.
 *
 * @param path  from the knowledge folder, with `/`: `company.yaml`, `en/entries/moq.md`
 * @returns     `undefined` for a file of another kind, which may lie about
 */
export function placeOf(path: string): Place | undefined {
  const [first = '', second, third, ...deeper] = path.split('/');
  if (second === undefined) return named(first, SHARED_FILES, { kind: 'shared', language: '' });
  if (first === POLICY && third === undefined) {
    return named(second, POLICY_FILES, { kind: 'shared', language: '' });
  }
  if (!LANGUAGE.test(first)) {
    if (!isOurs(path)) return undefined;
    return stray(`lies in "${first}", which is no language; folders are named by two small letters, such as "en"`);
  }
  if (third === undefined) return named(second, LANGUAGE_FILES, { kind: 'language', language: first });
  if (second !== 'entries') {
    return isOurs(path) ? stray(`is not read; move it to ${first}/entries/ or out of the knowledge folder`) : undefined;
  }
  if (deeper.length > 0) return stray('lies too deep; entries lie directly in the folder "entries"');
  if (third.endsWith('.md')) return { kind: 'entry', language: first, name: third };
  return stray('is not an entry; name it after its topic, with the ending .md, or move it out of "entries"');
}

function named(
  name: string,
  known: readonly string[],
  place: { readonly kind: 'shared' | 'language'; readonly language: string },
): Place | undefined {
  if (known.includes(name)) return { ...place, name };
  if (!isOurs(name)) return undefined;
  return stray(`is not read${didYouMean(name, known) || `; the files here are ${known.join(', ')}`}`);
}

function stray(sentence: string): Place {
  return { kind: 'stray', sentence: `this file ${sentence}` };
}

/** A file of a kind that we read; anything else may lie about. */
function isOurs(path: string): boolean {
  return /\.(ya?ml|md)$/i.test(path);
}
