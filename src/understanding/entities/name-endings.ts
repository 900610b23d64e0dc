/** How names of substances end, in the scripts that customers write. */
import { isOrdinary } from './ordinary-words.ts';
import { isSaltWord } from './salt-names.ts';

/** Endings that the WHO list of stems gives to drugs and no everyday word has. */
const STEM =
  /[a-z]{3}(?:(?:in|an|en|cl|ar|as|is|om)ib|[a-z]mab|gliptin|gliflozin|glutide|sartan|vastatin|prazole?|conazole?|floxacin|cillin|mycin|xaban|renone|dipine|olol|april|opril|triptan|setron|oxetine|azepam|azolam|barbital|coxib|lukast|glitazone|semide|thiazide|dronate|platin|rubicin|taxel|fungin|nidazole?|bendazole?|gepant|orexant|peridone|piprazole?|racetam|lutamide|ciclovir|gravir|navir|tevir|buvir|asvir|fovir|nitazene)[aeo]?s?$/;
const CYRILLIC_STEM =
  /[а-я]{2}(?:(?:ин|ан|ен|кл|ар|ас|ис|ом)иб|маб|сартан|статин|празол|коназол|флоксацин|циллин|мицин|ксабан|глиптин|глифлозин|глутид|дипин|олол|триптан|азепам)(?:а|у|ом|е|ы|ов)?$/;
const ARABIC_STEM =
  /^.{3,}(?:نيب|ماب|سارتان|ستاتين|برازول|كونازول|فلوكساسين|سيلين|ميسين|كسابان|جليبتين|فلوزين|لوتايد)$/;

/**
 * Endings that chemistry and everyday words share, Romance ones too: enough beside a quantity or behind "price of".
 * "-am" only where it is no plural of a Portuguese verb (meloxicam, custam).
 */
const CHEMICAL =
  /[a-z]{3}(?:in[eao]?|on[ea]|id[ea]|at[eo]s?|ol[eo]?|an[eoa]|en[eo]|il[oa]?|(?:ic|cet|ep|ol|ct)am[o]?|um|yl|ib|ab|ir|os[ea]|as[ea]|en|id)$|acid$/;
/** Nominative and genitive above all: "нифуроксазид 80 кг", "80 кг нифуроксазида". */
const CYRILLIC_CHEMICAL = /^[а-я]{4,}(?:ин|ид|ол|он|ат|ир|оза|аза|онии|опии|оксикам|цетам)(?:а|у|ом|е|ия|ию|ием)?$/;
const CYRILLIC_CASE = /(?:ом|[ауеы])$/;
const ARABIC_CHEMICAL = /(?:ين|ون|ول|ام|يد|ايد|ان|يل|ير|يت|يم|از|يس)$/;
/** Arabic roots have few long vowels; a name taken over from another language has one in almost every syllable. */
const LONG_VOWELS = /[اوي]/g;
const FEWEST_LONG_VOWELS = 3;
const SHORTEST = { latin: 5, cyrillic: 7, arabic: 6 };
const LONGEST = 30;

/** Endings that hold where a word stands behind a mere question for availability, too: few everyday words have them. */
const ASKABLE = /(?:in[eao]?|id[ea]|on[ea]|ol|at[eo]|il[oa]|[а-я]|ين|يد|ول|يل|ات)$/;
const SHORTEST_ASKABLE = 7;

/** Article and "and", written onto an Arabic word. */
export const ARABIC_LEAD = /^(?:وال|ال|و(?=.{6}))/;

/** A word that may be a name by its letters: one script, long enough, not everyday language, no salt. */
export function mayBeName(key: string): boolean {
  if (key.length < SHORTEST.latin || key.length > LONGEST || isOrdinary(key) || isSaltWord(key)) return false;
  const first = key.charCodeAt(0);
  if (first < 0x400) return /^[a-z]+$/.test(key);
  if (first < 0x500)
    return key.length >= SHORTEST.cyrillic && /^[а-я]+$/.test(key) && !isOrdinary(key.replace(CYRILLIC_CASE, ''));
  return key.length >= SHORTEST.arabic && /^[\u0621-\u064a]+$/.test(key);
}

/** Whether a folded word ends as the WHO names drugs; such a word is a name wherever it stands. */
export function hasDrugStem(key: string): boolean {
  const first = key.charCodeAt(0);
  if (first < 0x400) return key.length > 6 && STEM.test(key);
  return first < 0x500 ? key.length > 6 && CYRILLIC_STEM.test(key) : ARABIC_STEM.test(key);
}

/** Whether a folded word ends as substances do, but other words as well. */
export function looksChemical(key: string): boolean {
  const first = key.charCodeAt(0);
  if (first < 0x400) return key.length > 5 && CHEMICAL.test(key);
  if (first < 0x500) return CYRILLIC_CHEMICAL.test(key);
  const bare = key.replace(ARABIC_LEAD, '');
  return (
    bare.length >= SHORTEST.arabic &&
    ARABIC_CHEMICAL.test(bare) &&
    (bare.match(LONG_VOWELS)?.length ?? 0) >= FEWEST_LONG_VOWELS
  );
}

/** Whether a word that looks chemical is still one behind "do you have". */
export function isAskable(key: string): boolean {
  return key.length >= SHORTEST_ASKABLE && ASKABLE.test(key);
}
