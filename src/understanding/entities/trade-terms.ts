import { isDenied } from './negation.ts';
import type { Text } from './text.ts';

/** Pharmacopoeias by their usual abbreviation. Short ones must be capitals: "ip address", "bp 120/80". */
const PHARMACOPOEIAS: readonly (readonly [string, RegExp])[] = [
  [
    'USP',
    /(?<![A-Za-z\d])(?:USP(?:-?NF)?|usp)(?![A-Za-z])(?! \d{4})|United States Pharmacop|Farmacope(?:a|ia) (?:Americana|(?:de |dos )(?:los )?Estados Unidos)|美国药典|Фармакопе[ияею] США|دستور الأدوية الأمريكي/u,
  ],
  [
    'EP',
    /(?<![A-Za-z\d])(?:EP|Ph\.? ?Eur\.?|PhEur|Eur\. ?Ph\.?|ep (?=grade|quality|spec))(?![A-Za-z])|European Pharmacop|Farmacope(?:a|ia) Europe(?:a|ia)|دستور الأدوية الأوروبي|欧洲药典|Европейск\p{L}+ фармакопе/u,
  ],
  [
    'BP',
    /(?<![A-Za-z\d])(?:BP|bp (?=grade|quality|spec))(?![A-Za-z\d-])(?! ?\d)|British Pharmacop|Farmacope(?:a|ia) Brit[áâ]nica|دستور الأدوية البريطاني|英国药典|Британск\p{L}+ фармакопе/u,
  ],
  ['JP', /(?<![A-Za-z\d])(?:JP|jp (?=grade|quality|spec))(?![A-Za-z\d-])|Japanese Pharmacop|日本药典/u],
  [
    'IP',
    /(?<![A-Za-z\d])(?:IP|ip (?=grade|quality))(?![A-Za-z\d-])(?! (?:address|right|protect|law|issue|agreement|owner|situation|status))|Indian Pharmacop/u,
  ],
  [
    'ChP',
    /(?<![A-Za-z\d])(?:ChP|CHP|chp|Ch\.P\.?|CP ?20\d\d|CP(?= grade| quality| spec))(?![A-Za-z])|Chinese Pharmacop|中国药典|(?<![国洲本度])药典标准/u,
  ],
  ['FCC', /(?<![A-Za-z\d])FCC(?![A-Za-z])/u],
];
const QUALITIES: readonly (readonly [string, RegExp])[] = [
  ['non-GMP', /non[- ]?c?gmp|не ?gmp|非\s?gmp|no gmp (?:grade|material)|sem gmp|без gmp/iu],
  [
    'GMP',
    /(?<![\p{L}-])c?gmp (?:grade|quality|material|batch|api)(?!\p{L})|under c?gmp|grado gmp|grau gmp|gmp级|符合\s?gmp/iu,
  ],
  ['in-house', /in[- ]?house (?:spec|standard|grade|quality|method)?|企业标准|内控标准|厂标|(?<!\p{L})IHS(?!\p{L})/iu],
  [
    'pharma grade',
    /pharma(?:ceutical)?[- ]grade|medical grade|grado farmac[eé]utico|grau farmac[eê]utico|qualit[eé] pharmaceutique|фармацевтическ\p{L}+ (?:качеств|чистот|степен)\p{L}*|医药级|药用级|درجة صيدلانية|درجة دوائية/iu,
  ],
  [
    'food grade',
    /food[- ]grade|grado alimenticio|grau aliment[ií]cio|пищев(?:ой|ого|ая) (?:сорт|класс|марк)\p{L}*|درجة غذائية|食品级/iu,
  ],
  ['feed grade', /feed[- ]grade|饲料级/iu],
  ['veterinary grade', /veterinary[- ]grade|vet grade|兽药级|grado veterinario/iu],
  [
    'technical grade',
    /technical[- ]grade|tech grade|industrial grade|grado t[eé]cnico|工业级|техническ\p{L}+ (?:сорт|марк)\p{L}*/iu,
  ],
  ['reagent grade', /reagent[- ]grade|analytical[- ]grade|试剂级|HPLC grade/iu],
  ['sterile', /(?<!\p{L})(?:sterile|injection|injectable) grade|无菌级/iu],
  ['micronized', /(?<!\p{L})microni[sz]ed (?:grade|quality)/iu],
];

/**
 * The grade asked for: pharmacopoeias joined by a slash ("USP/EP"), then GMP, pharma grade and so on.
 *
 * @returns  undefined when none is named; "GMP certificate" is a document, not a grade
 */
export function findGrade({ plain }: Text): string | undefined {
  const books = PHARMACOPOEIAS.filter(([, pattern]) => pattern.test(plain)).map(([name]) => name);
  const quality = QUALITIES.find(([, pattern]) => pattern.test(plain))?.[0];
  const grade = [books.join('/'), quality].filter(Boolean).join(', ');
  return grade === '' ? undefined : grade;
}

const TERMS = 'EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DAT|DDP|DDU';
/** Old and spelled-out names of the terms of Incoterms 2020. */
const SYNONYMS: readonly (readonly [string, RegExp])[] = [
  ['CFR', /(?<!\p{L})(?:c ?& ?f|cnf|c and f|cost and freight)(?!\p{L})/iu],
  ['EXW', /(?<!\p{L})(?:ex[- ]works?|ex[- ]factory|franco fábrica|самовывоз)(?!\p{L})|出厂价|工厂交货/iu],
  ['FOB', /(?<!\p{L})фоб(?!\p{L})|离岸价|(?<!\p{L})فوب(?!\p{L})/iu],
  ['CIF', /(?<!\p{L})(?:сиф|سيف)(?!\p{L})|到岸价/iu],
  ['DDP', /(?:door[- ]to[- ]door|完税后交货)/iu],
];
const TERM = new RegExp(`(?<![A-Za-z\\d-])(${TERMS})(?![A-Za-z\\d])`, 'giu');
/** "21 CFR 211" is a law, "CIP system" is cleaning in place. */
const NOT_A_TERM = /\d\s?$/;
const CLEANING = /^[- ]?(?:clean|system|skid|wash|procedure|cycle|valid|\/?sip)|^ and sip/i;

/** The Incoterms 2020 term a message names, in capitals; C&F and CNF are CFR. Of several the first not denied. */
export function findIncoterm({ plain, lower }: Text): string | undefined {
  for (const match of plain.matchAll(TERM)) {
    const term = (match[1] ?? '').toUpperCase();
    const end = match.index + match[0].length;
    const before = plain.slice(Math.max(0, match.index - 4), match.index);
    if (term === 'CFR' && (NOT_A_TERM.test(before) || /^ (?:part|\d)/i.test(plain.slice(end)))) continue;
    if (term === 'CIP' && CLEANING.test(plain.slice(end, end + 12))) continue;
    if (!isDenied(lower, match.index, end)) return term;
  }
  return SYNONYMS.find(([, pattern]) => pattern.test(plain))?.[0];
}
