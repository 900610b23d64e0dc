import type { Text } from './text.ts';
import type { Quantity } from './types.ts';

/** What a quantity is said to be by the words around it. */
export type QuantityMarks = Pick<Quantity, 'perYear' | 'perMonth' | 'strength' | 'negated' | 'each'>;

/** Characters looked at on either side; enough for "of them every year", short enough to stay in the clause. */
const REACH = 28;

const PER = String.raw`^[\s,]{0,2}(?:\/|per|p\.|an?|al|ao|por|par|pro|im|в|за|في|every|each|c\/)?\s?(?:the )?`;
const PER_YEAR = new RegExp(
  String.raw`${PER}(?:years?|yrs?|annum|annual(?:ly)?|yearly|a\.|ano|año|an\b|jahr|год|году|года|yil|yıl\p{L}*|saal|साल|السنة|سنة|سنويا|سنوياً)(?!\p{L})|^\s?[\/每]?\s?年`,
  'u',
);
const PER_MONTH = new RegExp(
  String.raw`${PER}(?:months?|mth|monthly|mes|mês|mois|monat|месяц|ay|mahina|mahine|شهريا|شهرياً|شهر|الشهر)(?!\p{L})|^\s?[\/每]?\s?个?月(?!\d)`,
  'u',
);
const YEARLY_BEFORE =
  /(?:annual|yearly|per year|each year|every year|anual|annuel\p{L}*|jährlich|jahres\p{L}*|годов\p{L}*|ежегодн\p{L}*|в год|每年|年需求量?|年用量|年采购量?|سنوي\p{L}*|yıllık)(?:\s\p{L}+){0,2}[\s:]{0,3}$/u;
const MONTHLY_BEFORE =
  /(?:monthly|per month|each month|every month|mensual|mensal|mensuel\p{L}*|monatlich|ежемесячн\p{L}*|每月|月需求量?|月用量|شهري\p{L}*|aylık)(?:\s\p{L}+){0,2}[\s:]{0,3}$/u;

/** A medicine, not a substance: "10 mg tablets", "20 mg/ml", "100 mg twice daily". A slash before a number lists sizes. */
const STRENGTH_AFTER =
  /^\s?(?:\/\s?(?:kg|g|mg|ml|l|lit(?:er|re)|day|tab\p{L}*|cap\p{L}*|dose|m2|m²|mol|vial|hour|hr?|сут\p{L}*|мл|d[ií]a|dia|天|片|kg bw)(?!\p{L})|-?(?:\p{L}+ )?(?:tab(?:let)?s?|caps?(?:ules?)?|pills?|injections?|inj|vials?|ampou?les?|syrup|doses?|daily|twice|once|thrice|strength|comprimidos?|cápsulas?|pastillas?|comprimés?|gélules?|tabletten?|kapseln?|таблет\p{L}*|капсул\p{L}*|ампул\p{L}*|tablet\p{L}*|قرص|اقراص|أقراص|حبة|حبوب|كبسول\p{L}*)(?!\p{L})|片剂?|胶囊|粒|针剂)/u;
const STRENGTH_BEFORE =
  /(?:tab(?:let)?s?|caps(?:ules?)?|pills?|injections?|dos(?:e|es|age)|tak(?:e|es|ing|en)|took|weigh(?:s|ing|ed)?|weight|comprimidos?|cápsulas?|таблет\p{L}*|дозиров\p{L}*|доз[ауы]|tomar|tabletas?|(?:ال)?جرع[ةه]|[اأ]قراص|قرص|حبوب|حب[ةه]|كبسول\p{L}*|حقن)(?: (?:of|is|de|is about))?\s?$/u;
/** The size of a drum when nobody says how many drums. */
const PACK_AFTER =
  /^(?:\s?\/|\s|-)(?:\p{L}+ )?(?:drums?|bags?|cartons?|box(?:es)?|packs?|packing|packaging|kegs?)(?!\p{L})/u;
const PACK_BEFORE =
  /(?:packed|packaging|packing|pack size|supplied|available|drums?|bags?)(?: (?:in|into|of|as|is))?(?: an?)?\s?$|(?:\bin|\binto)(?: an?)?\s?$/u;

const NOT_BEFORE =
  /(?:n't|(?<!\p{L})(?:not|not for|instead of|rather than|не|вместо|no (?:es|era|eran|fue|son)|não(?: é| era| eram| foi| são)?|pas(?: de)?|au lieu de|nicht|statt|anstatt|en vez de|en lugar de|em vez de|ao invés de|ليس|ليست|بدل))\s?$|(?:不是|不要|而不是)\s?$/u;
const NOT_AFTER = /^\s?(?:değil|degil|nahi|nahin|नहीं)(?!\p{L})/u;

const EACH_AFTER =
  /^[\s,]{0,2}(?:of |de )?(?:each|apiece|per (?:product|item)|cada (?:uno|una|um|uma|producto|produto)|cada(?=\s?(?:$|[:;,.!?)\n]))|both|ambos|chaque|chacun\p{L}*|jeweils|кажд\p{L}+|(?:من )?كل (?:واحد\p{L}?|منهم\p{L}?|صنف|نوع|ماد[ةه]|منتج)|لكل(?: واحد\p{L}?)?)(?!\p{L})|^的?各/u;
const EACH_BEFORE =
  /(?:(?:^|[^\p{L}])(?:each|both|по|je|jeweils|لكل|her biri\p{L}*|har ek|c\/u|cada (?:uno|una|um|uma))|(?:各|均|每(?:种|个|样|款|项)(?:产品|品种)?)(?:自|要|需|需要|来|订|是)?)[\s:]?$/u;

/** Reads the surroundings of a quantity: yearly need, tablet strength, drum size, "not 12 kg", "5 kg each". */
export function marksAround({ lower }: Text, index: number, length: number, unit: string): QuantityMarks {
  const before = lower.slice(Math.max(0, index - REACH), index);
  const after = lower.slice(index + length, index + length + REACH);
  const perYear = PER_YEAR.test(after) || YEARLY_BEFORE.test(before);
  const perMonth = !perYear && (PER_MONTH.test(after) || MONTHLY_BEFORE.test(before));
  const small = unit === 'mg' || unit === 'g';
  const isPack = PACK_AFTER.test(after) && PACK_BEFORE.test(before);
  const isDose = STRENGTH_AFTER.test(after) && !PACK_AFTER.test(after) && !EACH_AFTER.test(after);
  const strength =
    !perYear &&
    !perMonth &&
    (isPack || isDose || (STRENGTH_BEFORE.test(before) && (small || before.includes('weigh'))));
  return {
    ...(perYear && { perYear }),
    ...(perMonth && { perMonth }),
    ...(strength && { strength }),
    ...((NOT_BEFORE.test(before) || NOT_AFTER.test(after)) && { negated: true as const }),
    ...((EACH_AFTER.test(after) || EACH_BEFORE.test(before)) && { each: true as const }),
  };
}

/** Between sizes of one medicine: "50 mg and 100 mg tablets", "таблетки 50 мг, 100 мг". */
const ALIKE = /^\s?(?:(?:[,;/+&-]|and|or|y|o|e|ou|et|und|oder|и|или|و|أو|和|或|及)\s?)?(?:the |de |في )?$/u;

/** Weights in a row with a strength, in its unit, are strengths as well. */
export function withStrengthsInRow(lower: string, quantities: readonly Quantity[]): Quantity[] {
  const isStrength = quantities.map(({ strength }) => strength === true);
  const spread = (from: number, to: number) => {
    const [known, other] = [quantities[from], quantities[to]];
    if (!known || !other || !isStrength[from] || isStrength[to]) return;
    if (known.unit !== other.unit || (known.unit !== 'mg' && known.unit !== 'g') || known.perYear || other.perYear)
      return;
    const [first, second] = from < to ? [known, other] : [other, known];
    isStrength[to] = ALIKE.test(lower.slice(first.index + first.length, second.index));
  };
  for (let at = quantities.length - 1; at > 0; at--) spread(at, at - 1);
  for (let at = 1; at < quantities.length; at++) spread(at - 1, at);
  return quantities.map((quantity, at) =>
    isStrength[at] && !quantity.strength ? { ...quantity, strength: true as const } : quantity,
  );
}
