import type { Span } from './link.ts';
import { isOrdinary } from './ordinary-words.ts';
import { isSaltWord } from './salts.ts';
import type { Text, Word } from './text.ts';

/** Endings that the WHO list of stems gives to drugs and no everyday word has. */
const STEM =
  /[a-z]{3}(?:(?:in|an|en|cl|ar|as|is|om)ib|[a-z]mab|gliptin|gliflozin|glutide|sartan|vastatin|prazole?|conazole?|floxacin|cillin|mycin|xaban|renone|dipine|olol|april|opril|triptan|setron|oxetine|azepam|azolam|barbital|coxib|lukast|glitazone|semide|thiazide|dronate|platin|rubicin|taxel|fungin|nidazole?|bendazole?|gepant|orexant|peridone|piprazole?|racetam|lutamide|ciclovir|gravir|navir|tevir|buvir|asvir|fovir|nitazene)[aeo]?s?$/;
const CYRILLIC_STEM =
  /[а-я]{2}(?:(?:ин|ан|ен|кл|ар|ас|ис|ом)иб|маб|сартан|статин|празол|коназол|флоксацин|циллин|мицин|ксабан|глиптин|глифлозин|глутид|дипин|олол|триптан|азепам)(?:а|у|ом|е|ы|ов)?$/;
const ARABIC_STEM =
  /^.{3,}(?:نيب|ماب|سارتان|ستاتين|برازول|كونازول|فلوكساسين|سيلين|ميسين|كسابان|جليبتين|فلوزين|لوتايد)$/;
const HAN_STEM =
  /[\p{Script=Han}]{1,6}(?:替尼|非尼|西尼|单抗|沙坦|他汀|西林|洛尔|地平|普利|列净|列汀|拉唑|康唑|霉素|沙星|沙班|环素|西泮|唑仑|布韦|拉韦|昔布|司特|格列酮|曲坦|司琼|帕利|佐米|鲁肽)/gu;
/** Chinese words that stand before a name without a space; the name begins behind the last of them. */
const HAN_LEAD =
  /^.*(?:报价|报个价|询价|价格|采购|购买|需要|想要|想买|请问|有没有|生产|供应|提供|产品|你们|贵司|公司|关于|一下|有|要|买|的|求|吗|是|和|及|跟|与|个)/u;

/** Endings chemistry uses and English words share; enough beside a quantity or behind "price of". */
const CHEMICAL = /(?:[a-z]{3}(?:ine?|one|ide|ates?|ole?|ane|ene|il|am|um|yl|ib|ab|ir|ose|ase|en|id))$|acid$/;
/** Parts of systematic names: enough by themselves when digits or brackets join them. */
const MORPHEME =
  /(?:methyl|ethyl|propyl|butyl|chloro|bromo|fluoro|iodo|amino|amine|hydroxy|methoxy|phenyl|benz|nitro|cyano|pyrid|pyrim|pyraz|piper|indol|quinol|thiazol|imidazol|oxo|acet|carbox|boronic|aldehyde|anilin|amide|tert|boc)/;
const SYSTEMATIC = /(?<![\p{L}\d.])(?=[\w,'()[\]+-]{0,40}[\d(])(?=[\w,'()[\]+-]{0,60}-)[\w(][\w,'()[\]+-]{6,79}/gu;
const CODE =
  /(?<![\p{L}\d-])(?!(?:ICH|ISO|CFR|GMP|PO|CAS|DMF|USP|EP|BP|JP|COA|MSDS|HS|EU|US|UN|SOP|GB|Q|M|INV|LOT|PI)[- ]?\d)[A-Z]{2,6}-?\d{2,7}(?![\p{L}\d])/gu;

/** Words before a name: "price of", "quote for", "do you have", "product:". The first group needs no ending. */
const STRONG_CUE =
  /(?:(?:price|prices|pricing|quote|quotation|cost|offer|rfq|inquiry|enquiry|coa|sds|msds|dmf|sample|samples|moq)s?(?: list)? (?:of|for|on)|product(?: name)?\s?[:=]|item\s?[:=]|api\s?[:=]|kgs?(?: of)|(?:precio|preço|costo|cotizaci[oó]n|cotação|prix|muestra|amostra) d[eo]|цен[аы] на|стоимость|preis für|produkt\s?:|producto\s?:|produto\s?:|产品\s?[:：])\s?(?:the |your )?$/u;
const WEAK_CUE =
  /(?:need|needs|want|quote|buy|purchase|source|order|supply|have|make|made|produce|manufacture|sell|offer|require|looking for|interested in|searching for|of|for|about|api|necesito|necesitamos|busco|tienen|preciso(?: de)?|vendem|нужен|нужна|нужно|есть|куплю|интересует|brauchen|suchen|cherche)\s(?:the |some |your |api )?$/u;
/** "Zorbexinib price", "zorbexinib ka bhav". */
const CUE_AFTER =
  /^\s(?:price|prices|cost|rate|quote|quotation|api|ka (?:rate|bhav|price)|fiyatı|цена|coa|dmf|sample|moq)(?!\p{L})/u;

const REACH = 32;

/** What the search may use besides the text. */
export interface Surroundings {
  /** Products, places, numbers already found: nothing inside them is a new name. */
  readonly taken: readonly Span[];
  /** Weights somebody wants to order. */
  readonly quantities: readonly Span[];
}

function isName({ lower, plain, words }: Text, at: number, { quantities }: Surroundings): boolean {
  const word = words[at] as Word;
  if (word.kind !== 'letters') return false;
  if (ARABIC_STEM.test(word.key) || (word.key.length > 6 && CYRILLIC_STEM.test(word.key))) return true;
  if (!/^[a-z]{5,30}$/.test(word.key) || isOrdinary(word.key) || isSaltWord(word.key)) return false;
  if (word.key.length > 6 && STEM.test(word.key)) return true;
  const before = lower.slice(Math.max(0, word.index - REACH), word.index);
  const after = lower.slice(word.end, word.end + REACH);
  const isCapital =
    /^\p{Lu}\p{Ll}/u.test(plain.slice(word.index, word.end)) && /[\p{Ll},:\d] ?$/u.test(plain.slice(0, word.index));
  const looksChemical = word.key.length > 5 && CHEMICAL.test(word.key);
  const isBesideQuantity = quantities.some(
    ({ index, end }) =>
      /^[ ,:-]{1,3}(?:of |de )?$/.test(lower.slice(end, word.index)) ||
      /^[ ,:-]{1,3}$/.test(lower.slice(word.end, index)),
  );
  if (STRONG_CUE.test(before))
    return looksChemical || isCapital || isBesideQuantity || /^\s?(?:$|[,.?!\d])/.test(after);
  if (isBesideQuantity) return looksChemical || isCapital;
  return looksChemical && (WEAK_CUE.test(before) ? isCapital || STEM.test(word.key) : CUE_AFTER.test(after));
}

function inHan(word: Word): Span[] {
  return [...word.key.matchAll(HAN_STEM)].flatMap((match) => {
    const name = match[0].replace(HAN_LEAD, '');
    const end = word.index + match.index + match[0].length;
    return name.length > 2 ? [{ index: end - name.length, end }] : [];
  });
}

const spanOf = (match: RegExpMatchArray): Span => ({
  index: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
});

/**
 * Names that look like a substance but are not in the product list: by the ending the WHO gives to drugs, by the words
 * or the quantity beside them, as systematic chemical names, or as a code behind "price of".
 *
 * @returns  spans in order, none inside `taken`
 */
export function findUnknownNames(text: Text, surroundings: Surroundings): Span[] {
  const { lower, plain, words } = text;
  const found: Span[] = [];
  for (const match of lower.matchAll(SYSTEMATIC))
    if (/\d|\(/.test(match[0]) && MORPHEME.test(match[0])) found.push(spanOf(match));
  for (const match of plain.matchAll(CODE)) {
    const before = lower.slice(Math.max(0, match.index - REACH), match.index);
    const besideQuantity = surroundings.quantities.some(
      ({ index, end }) => end === match.index - 1 || index === match.index + match[0].length + 1,
    );
    if (STRONG_CUE.test(before) || besideQuantity) found.push(spanOf(match));
  }
  words.forEach((word, at) => {
    if (word.kind === 'han') found.push(...inHan(word));
    else if (isName(text, at, surroundings)) found.push({ index: word.index, end: word.end });
  });
  const kept: Span[] = [];
  for (const span of found.sort((left, right) => left.index - right.index)) {
    const overlaps = (other: Span) => span.index < other.end && other.index < span.end;
    if (!surroundings.taken.some(overlaps) && !kept.some(overlaps)) kept.push(span);
  }
  return kept;
}
