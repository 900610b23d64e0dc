import { findAcids } from './acids.ts';
import type { Span } from './link.ts';
import { isAskedFor, isMentioned, isNamedBefore, isPriced, isWanted } from './name-cues.ts';
import { ARABIC_LEAD, hasDrugStem, isAskable, looksChemical, mayBeName } from './name-endings.ts';
import { isTrueSalt } from './salt-names.ts';
import { withSalt } from './salts.ts';
import type { Text, Word } from './text.ts';
import { unknownNamesInHan } from './unknown-names-in-han.ts';

/** Parts of systematic names: enough by themselves when digits or brackets join them. */
const MORPHEME =
  /(?:methyl|ethyl|propyl|butyl|chloro|bromo|fluoro|iodo|amino|amine|hydroxy|methoxy|phenyl|benz|nitro|cyano|pyrid|pyrim|pyraz|piper|indol|quinol|thiazol|imidazol|oxo|acet|carbox|boronic|aldehyde|anilin|amide|tert|boc)/;
const SYSTEMATIC = /(?<![\p{L}\d.])(?=[\w,'()[\]+-]{0,40}[\d(])(?=[\w,'()[\]+-]{0,60}-)[\w(][\w,'()[\]+-]{6,79}/gu;
const CODE =
  /(?<![\p{L}\d-])(?!(?:ICH|ISO|CFR|GMP|PO|CAS|DMF|USP|EP|BP|JP|COA|MSDS|SDS|HS|EU|US|UN|SOP|GB|Q|M|INV|LOT|PI|NOM|RFQ|REF|ORD|SO|AWB|BL|BN|EN|ASTM|DIN|FDA|ANDA|NDA|ZIP|TEL)[- ]?\d)[A-Z]{2,6}-?\d{2,7}(?![\p{L}\d])/gu;
/** Between a name and its quantity: "80 kg de nifuroxazida", "diosmin EP – 300 kg", "мельдоний, около 5 кг". */
const GRADE = String.raw`(?:(?:usp|ep|bp|jp|ip|chp|ph\.? ?eur\.?|api|powder|micronized)[ ,:-]{1,3})?`;
const ABOUT = String.raw`(?:(?:about|approx\.?|around|unos|unas|cerca de|около|примерно|حوالي|نحو) )?`;
const NAME_FIRST = new RegExp(String.raw`^[ ,:\n-]{1,3}${GRADE}${ABOUT}$`, 'u');
const QUANTITY_FIRST = /^[ ,:\n-]{1,3}(?:of |de |d'|do |da |von |من |из )?$/;
/** Between two names of a list. */
const JOINT = /^\s?(?:[,;/&+]|and|or|y|o|e|ou|et|und|и|или|أو|و)?\s?$/u;

/** Shorter words beside a name are mostly just words. */
const SHORTEST_IN_ROW = 7;

/** What the search may use besides the text. */
export interface Surroundings {
  /** Products, places, numbers already found: nothing inside them is a new name. */
  readonly taken: readonly Span[];
  /** Products of the list. */
  readonly known: readonly Span[];
  /** Weights somebody wants to order. */
  readonly quantities: readonly Span[];
}

const spanOf = (match: RegExpMatchArray): Span => ({
  index: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
});

const overlap = (left: Span, right: Span) => left.index < right.end && right.index < left.end;

function isBesideQuantity({ lower }: Text, { index, end }: Span, quantities: readonly Span[]): boolean {
  return quantities.some(
    (quantity) =>
      (quantity.end <= index && QUANTITY_FIRST.test(lower.slice(quantity.end, index))) ||
      (quantity.index >= end && NAME_FIRST.test(lower.slice(end, quantity.index))),
  );
}

/** Where a salt stands: behind the name, before it, or before it with "de" between. */
const SALT_REACH = [1, -1, -2];
/** A word as a name with its salt; `isSalted` when a true salt stands with it. */
function saltedAt(text: Text, at: number): { span: Span; isSalted: boolean } {
  const word = text.words[at]!;
  if (!SALT_REACH.some((step) => isTrueSalt(text.words[at + step]?.key ?? ''))) return { span: word, isSalted: false };
  const span = withSalt(text, word.index, word.end);
  return { span, isSalted: span.salts.length > 0 };
}

function isName(text: Text, at: number, chemical: boolean, quantities: readonly Span[]): boolean {
  const word = text.words[at]!;
  const { lower } = text;
  const isLatin = word.key < '\u0400';
  const { span, isSalted } = saltedAt(text, at);
  if (!isLatin && !chemical && !isSalted) return false;
  const cued = (...cues: (typeof isPriced)[]) => cues.some((cue) => cue(lower, span.index, span.end));
  const isBeside = isBesideQuantity(text, span, quantities);
  if (isSalted && (isBeside || chemical || cued(isPriced, isNamedBefore, isAskedFor, isWanted))) return true;
  const isCapital = isLatin && isCapitalised(text, word);
  if (isBeside && (chemical || isCapital)) return true;
  if (isLatin) {
    const alone = isBeside || isCapital || /^\s?(?:$|[,.?!\d])/.test(lower.slice(word.end, word.end + 2));
    if ((chemical || alone) && cued(isPriced)) return true;
    if (chemical && ((isCapital && cued(isMentioned)) || cued(isNamedBefore))) return true;
  } else if (cued(isPriced, isNamedBefore)) return true;
  return chemical && isAskable(word.key) && cued(isAskedFor);
}

function isCapitalised({ plain }: Text, { index, end }: Word): boolean {
  return (
    /^\p{Lu}\p{Ll}/u.test(plain.slice(index, end)) &&
    /[\p{Ll},:\d] ?$/u.test(plain.slice(Math.max(0, index - 2), index))
  );
}

/** Names in a row with one that was found: "troxerrutina e hesperidina". */
function inRow({ lower }: Text, chemical: readonly Word[], rows: Span[]): Span[] {
  const more: Span[] = [];
  const isJoined = (word: Word) =>
    rows.some(({ index, end }) => {
      const isBehind = end <= word.index;
      if (!isBehind && word.end > index) return false;
      const between = isBehind ? lower.slice(end, word.index) : lower.slice(word.end, index);
      return JOINT.test(between) && (/\S/.test(between) || (isBehind && word.key.startsWith('و')));
    });
  const add = (word: Word) => {
    if (word.key.length < SHORTEST_IN_ROW || !isJoined(word)) return;
    more.push(word);
    rows.push(word);
  };
  chemical.forEach(add);
  chemical.toReversed().forEach(add);
  return more;
}

/** Without the article and the "and" that Arabic writes onto a name. */
function withoutLead({ plain }: Text, { index, end }: Span): Span {
  const lead = /^[\u0621-\u064a]/.test(plain.slice(index, end)) ? ARABIC_LEAD.exec(plain.slice(index, end)) : undefined;
  return lead ? { index: index + lead[0].length, end } : { index, end };
}

/**
 * Names that look like a substance but are not in the product list: by the ending the WHO gives to drugs, by the words
 * or the quantity beside them, as systematic chemical names, or as a code behind "price of".
 *
 * @returns  spans in order, none inside `taken`
 */
export function findUnknownNames(text: Text, surroundings: Surroundings): Span[] {
  const { lower, plain, words } = text;
  const { quantities, known, taken } = surroundings;
  const isTaken = (span: Span) => taken.some((other) => overlap(span, other));
  const found: Span[] = unknownNamesInHan(text, quantities);
  for (const match of lower.matchAll(SYSTEMATIC))
    if (/\d|\(/.test(match[0]) && MORPHEME.test(match[0])) found.push(spanOf(match));
  for (const match of plain.matchAll(CODE)) {
    const span = spanOf(match);
    const { index, end } = span;
    if (isPriced(lower, index, end) || isWanted(lower, index, end) || isBesideQuantity(text, span, quantities))
      found.push(span);
  }
  const cues = [isPriced, isNamedBefore, isAskedFor, isWanted];
  for (const { index, end } of findAcids(lower))
    if (cues.some((cue) => cue(lower, index, end)) || isBesideQuantity(text, { index, end }, quantities))
      found.push({ index, end });
  const chemical: Word[] = [];
  words.forEach((word, at) => {
    if (word.kind !== 'letters' || !mayBeName(word.key) || isTaken(word)) return;
    const looks = looksChemical(word.key);
    if (looks) chemical.push(word);
    if (hasDrugStem(word.key) || isName(text, at, looks, quantities)) found.push({ index: word.index, end: word.end });
  });
  if (chemical.length > 0) found.push(...inRow(text, chemical, [...found, ...(quantities.length > 0 ? known : [])]));
  const kept: Span[] = [];
  for (const span of found.map((one) => withoutLead(text, one)).sort((left, right) => left.index - right.index)) {
    if (!isTaken(span) && !kept.some((other) => overlap(span, other))) kept.push(span);
  }
  return kept;
}
