/** Loads the knowledge base, whole or not at all. */
import { parseCanned } from './canned-file.ts';
import { parseCompany } from './company-file.ts';
import { parseConcepts } from './concepts-file.ts';
import { checkEnglish, checkEntries, checkLanguages } from './cross-check.ts';
import { type EntryDraft, parseEntry } from './entry-file.ts';
import { type KnowledgeFiles, readKnowledgeFiles, type SourceFile } from './files.ts';
import { trainingHash } from './hash.ts';
import type { Entry, Knowledge, Language, SafetyLexicon } from './knowledge.ts';
import { parseLanguage, parsePhrases } from './language-files.ts';
import { placeOf } from './layout.ts';
import { withListed } from './listed-products.ts';
import { readPolicy } from './policy-files.ts';
import { collectProblems, type Problems } from './problems.ts';
import { parseProducts, parseRegistry } from './product-files.ts';
import { parseQuestions } from './questions-file.ts';
import { parseSafety } from './safety-file.ts';
import { parseTopics, type TopicIndex } from './topics-file.ts';

/** Everything of one language. */
interface LanguageFolder {
  readonly language: Language | undefined;
  readonly phrases: ReadonlyMap<string, string>;
  readonly safety: SafetyLexicon;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly questions: ReadonlyMap<string, readonly string[]>;
  readonly concepts: ReadonlyMap<string, readonly string[]>;
  readonly canned: ReadonlyMap<string, string>;
}

/**
 * Reads and checks a knowledge folder.
 *
 * @throws KnowledgeError with every problem of every file, as `file:line what is wrong; what to do`
 */
export function loadKnowledge(folder: string): Knowledge {
  const problems = collectProblems();
  const found = readKnowledgeFiles(folder, problems);
  if (found.files.size === 0) problems.throwIfAny(); // No folder: that its files are missing too is no news.
  const knowledge = buildKnowledge(found, problems);
  problems.throwIfAny();
  return knowledge!; // There is one when there are no problems.
}

/** Builds the base from its files; `undefined` only when there are problems. */
function buildKnowledge(found: KnowledgeFiles, problems: Problems): Knowledge | undefined {
  const company = required(found, 'company.yaml', problems, (file) => parseCompany(file, problems));
  const index = required(found, 'topics.yaml', problems, (file) => parseTopics(file, problems));
  const products = required(found, 'products.yaml', problems, (file) => parseProducts(file, problems));
  const policy = readPolicy(found, problems);
  const registry = required(found, 'registry.yaml', problems, (file) => parseRegistry(file, problems));

  const codes = new Set(['en', ...languagesOf(found)]);
  const folders = new Map([...codes].map((code) => [code, readLanguage(code, found, index, problems)]));
  if (index) checkEnglish(`${found.name}/topics.yaml`, index, (id) => found.files.has(`en/entries/${id}.md`), problems);
  if (company?.company) {
    checkLanguages(company.company, codes, `${found.name}/company.yaml`, company.lineOf(['languages']), problems);
  }

  if (!company?.company || !index?.topics || !products || !registry) return undefined;
  const entries = pick(folders, (one) => one.entries);
  const questions = pick(folders, (one) => one.questions);
  const concepts = pick(folders, (one) => one.concepts);
  return {
    company: company.company,
    topics: index.topics,
    entries,
    questions,
    concepts,
    products: withListed(products, policy, problems),
    registry,
    reviewedDestinations: policy.reviewed,
    languages: pick(folders, (one) => one.language),
    phrases: pick(folders, (one) => one.phrases),
    canned: pick(folders, (one) => (one.canned.size > 0 ? one.canned : undefined)),
    safety: pick(folders, (one) => one.safety),
    hash: trainingHash({ entries, questions, concepts }),
    fingerprint: found.fingerprint,
  };
}

function readLanguage(
  code: string,
  found: KnowledgeFiles,
  index: TopicIndex | undefined,
  problems: Problems,
): LanguageFolder {
  const ids = index?.ids ?? new Set<string>();
  const language = required(found, `${code}/language.yaml`, problems, (file) => parseLanguage(file, problems));
  const phrases = required(found, `${code}/phrases.yaml`, problems, (file) => parsePhrases(file, problems));
  const safety = required(found, `${code}/safety.yaml`, problems, (file) => parseSafety(file, ids, problems));
  const drafts: EntryDraft[] = [];
  for (const [path, file] of found.files) {
    const place = placeOf(path);
    if (file && place?.kind === 'entry' && place.language === code) drafts.push(parseEntry(file, code, problems));
  }
  checkEntries(drafts, ids, problems);
  const entries = new Map(drafts.flatMap(({ entry }) => (entry ? [[entry.topic, entry] as const] : [])));
  const file = found.files.get(`${code}/questions.yaml`);
  const questions = file ? parseQuestions(file, ids, problems) : new Map<string, readonly string[]>();
  const words = found.files.get(`${code}/concepts.yaml`);
  const concepts = words ? parseConcepts(words, problems) : new Map<string, readonly string[]>();
  const ready = found.files.get(`${code}/canned.yaml`);
  const canned = ready ? parseCanned(ready, problems) : new Map<string, string>();
  return { language, phrases: phrases ?? new Map(), safety: safety ?? new Map(), entries, questions, concepts, canned };
}

/** Reads one file that must be there. Files that cannot be decoded are there, and have been reported. */
function required<T>(
  found: KnowledgeFiles,
  path: string,
  problems: Problems,
  read: (file: SourceFile) => T,
): T | undefined {
  const file = found.files.get(path);
  if (file !== undefined) return read(file);
  if (!found.files.has(path))
    problems.add(`${found.name}/${path}`, 1, 'this file is missing; create it, or bring it back');
  return undefined;
}

function languagesOf(found: KnowledgeFiles): string[] {
  return [...found.files.keys()]
    .flatMap((path) => placeOf(path))
    .flatMap((place) => (place && place.kind !== 'stray' && place.language !== '' ? [place.language] : []));
}

function pick<T>(
  folders: ReadonlyMap<string, LanguageFolder>,
  part: (folder: LanguageFolder) => T | undefined,
): ReadonlyMap<string, T> {
  const parts = [...folders].map(([code, folder]) => [code, part(folder)] as const);
  return new Map(parts.filter((pair): pair is readonly [string, T] => pair[1] !== undefined));
}
