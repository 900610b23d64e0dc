import type { Text } from './text.ts';

/** English name of a salt, hydrate or form, with every way to write it behind a substance name; folded. */
const AFTER: Readonly<Record<string, string>> = {
  hydrochloride:
    'hydrochloride hcl hydrochlorid hydrochlor clorhidrato cloridrato chlorhydrate hidroklorur гидрохлорид гидрохлорида هيدروكلوريد',
  dihydrochloride: 'dihydrochloride 2hcl дигидрохлорид',
  hydrobromide: 'hydrobromide hbr bromhidrato bromidrato гидробромид',
  mesylate: 'mesylate mesilate mesilato mesylat mesilat methanesulfonate мезилат мезилата ميسيلات ميسيلايت',
  propanediol: 'propanediol',
  sesquihydrate: 'sesquihydrate',
  olamine: 'olamine',
  camsylate: 'camsylate',
  isethionate: 'isethionate',
  dimesylate: 'dimesylate',
  besylate: 'besylate besilate besilato besylat безилат безилата бесилат',
  tosylate: 'tosylate tosilate tosilato тозилат тозилата',
  ditosylate: 'ditosylate',
  esylate: 'esylate esilate',
  maleate: 'maleate maleato maleat малеат малеата',
  dimaleate: 'dimaleate',
  fumarate: 'fumarate fumarato fumarat фумарат фумарата',
  hemifumarate: 'hemifumarate',
  tartrate: 'tartrate tartrato tartrat тартрат тартрата',
  bitartrate: 'bitartrate',
  succinate: 'succinate succinato succinat сукцинат сукцината',
  citrate: 'citrate citrato citrat цитрат цитрата',
  malate: 'malate malato малат',
  oxalate: 'oxalate oxalato оксалат',
  phosphate: 'phosphate fosfato phosphat фосфат фосфата',
  sulfate: 'sulfate sulphate sulfato sulfat сульфат сульфата',
  bisulfate: 'bisulfate bisulphate hydrogensulfate',
  acetate: 'acetate acetato acetat ацетат ацетата',
  nitrate: 'nitrate nitrato',
  mononitrate: 'mononitrate',
  lactate: 'lactate',
  gluconate: 'gluconate',
  adipate: 'adipate',
  carbonate: 'carbonate',
  benzoate: 'benzoate',
  hyclate: 'hyclate',
  pamoate: 'pamoate',
  palmitate: 'palmitate',
  stearate: 'stearate',
  embonate: 'embonate',
  propionate: 'propionate propionato',
  dipropionate: 'dipropionate',
  valerate: 'valerate',
  furoate: 'furoate',
  enanthate: 'enanthate enantato',
  cypionate: 'cypionate cipionato',
  decanoate: 'decanoate',
  undecanoate: 'undecanoate',
  acetonide: 'acetonide',
  sodium: 'sodium sodico sodica sodique natrium натрий натрия الصوديوم',
  disodium: 'disodium',
  potassium: 'potassium potasico potasica potassico potassica potassique kalium калий калия',
  calcium: 'calcium calcico calcica кальций кальция',
  magnesium: 'magnesium magnesio magnesico магнии магния',
  zinc: 'zinc цинка',
  arginine: 'arginine',
  lysine: 'lysine',
  meglumine: 'meglumine',
  tromethamine: 'tromethamine trometamol tromethamol',
  erbumine: 'erbumine',
  axetil: 'axetil',
  proxetil: 'proxetil',
  pivoxil: 'pivoxil',
  medoxomil: 'medoxomil',
  cilexetil: 'cilexetil',
  etexilate: 'etexilate',
  disoproxil: 'disoproxil',
  alafenamide: 'alafenamide',
  mofetil: 'mofetil',
  marboxil: 'marboxil',
  monohydrate: 'monohydrate monohidrato моногидрат',
  dihydrate: 'dihydrate',
  trihydrate: 'trihydrate trihidrato',
  hemihydrate: 'hemihydrate',
  anhydrous: 'anhydrous anhidro anidro',
  base: 'base основание',
  'free base': 'freebase',
  'free acid': 'freeacid',
  intermediate: 'intermediate intermediates intermedio intermediario интермедиат',
  impurity: 'impurity impurities impureza примесь',
  'starting material': 'ksm',
  pellets: 'pellets',
  premix: 'premix',
};

const ENGLISH = new Map(
  Object.entries(AFTER).flatMap(([name, words]) => words.split(' ').map((word) => [word, name] as const)),
);

/** Chinese writes the acid before the name and the metal or the water behind it. */
const HAN_BEFORE: readonly (readonly [string, string])[] = [
  ['对甲苯磺酸', 'tosylate'],
  ['甲磺酸', 'mesylate'],
  ['苯磺酸', 'besylate'],
  ['盐酸', 'hydrochloride'],
  ['马来酸', 'maleate'],
  ['富马酸', 'fumarate'],
  ['酒石酸', 'tartrate'],
  ['琥珀酸', 'succinate'],
  ['枸橼酸', 'citrate'],
  ['柠檬酸', 'citrate'],
  ['苹果酸', 'malate'],
  ['磷酸', 'phosphate'],
  ['硫酸', 'sulfate'],
  ['醋酸', 'acetate'],
  ['乙酸', 'acetate'],
  ['氢溴酸', 'hydrobromide'],
  ['草酸', 'oxalate'],
  ['苯甲酸', 'benzoate'],
];
const HAN_AFTER: readonly (readonly [string, string])[] = [
  ['盐酸盐', 'hydrochloride'],
  ['甲磺酸盐', 'mesylate'],
  ['一水合物', 'monohydrate'],
  ['二水合物', 'dihydrate'],
  ['三水合物', 'trihydrate'],
  ['中间体', 'intermediate'],
  ['杂质', 'impurity'],
  ['钠', 'sodium'],
  ['钾', 'potassium'],
  ['钙', 'calcium'],
  ['镁', 'magnesium'],
  ['碱', 'base'],
];
/** "mesilato de imatinib", "clorhidrato de", "chlorhydrate d'": the Romance order. */
const LINK = new Set(['de', 'd', 'do', 'da', 'of']);
/** As many words as "phosphate monohydrate intermediate". */
const MOST = 3;

/** "impurity A of ticagrelor", "KSM for apixaban": what is made from or found in a substance is not the substance. */
const PART_OF =
  /(?<!\p{L})(?<what>intermediates?|impurit(?:y|ies)|ksm|key starting materials?|starting materials?|intermedios?|impurezas?|интермедиат\p{L}*|примес\p{L}*)(?: (?:no\.? ?)?[\p{L}\d-]{1,3})? (?:of|for|de|d') ?$/iu;

/** How far a name reaches with its salt, and the salt in English. */
export interface SaltedSpan {
  readonly index: number;
  readonly end: number;
  readonly salts: readonly string[];
}

/** Widens the span of a product name over the salt, hydrate or "intermediate" that is written around it. */
export function withSalt({ plain, words }: Text, index: number, end: number): SaltedSpan {
  const han = hanSalt(plain, index, end);
  if (han) return han;
  const salts: string[] = [];
  let last = end;
  const next = words.findIndex((word) => word.index >= end);
  for (let at = next; at >= 0 && salts.length < MOST; at++) {
    const word = words[at];
    if (word === undefined || !/^[ \-(/]{0,2}$/.test(plain.slice(last, word.index))) break;
    const following = words[at + 1]?.key ?? '';
    const two = word.key === 'free' && (following === 'base' || following === 'acid');
    const salt = ENGLISH.get(two ? `free${following}` : word.key === 'di' ? `di${following}` : word.key);
    if (salt === undefined) break;
    if (two || word.key === 'di') at++;
    salts.push(salt);
    last = words[at]?.end ?? last;
  }
  const part = PART_OF.exec(plain.slice(Math.max(0, index - 40), index));
  const what = part?.groups?.what?.toLowerCase();
  if (part && what !== undefined) {
    const kind = /^imp|^при/.test(what) ? 'impurity' : /^int|^инт/.test(what) ? 'intermediate' : 'starting material';
    return { index: index - part[0].length, end: last, salts: [...salts, kind] };
  }
  const before = next === -1 ? words.length : next;
  const own = words.slice(0, before).findLastIndex((word) => word.end <= index);
  const first = words[own];
  const linked = words[own - 1];
  const salt = first && LINK.has(first.key) && linked ? ENGLISH.get(linked.key) : undefined;
  const genitive =
    first && /^[а-я]/.test(first.key) && plain.slice(first.end, index) === ' ' ? ENGLISH.get(first.key) : undefined;
  if (genitive && first) return { index: first.index, end: last, salts: [genitive, ...salts] };
  if (salt && linked && plain.slice(linked.end, index).length < 6)
    return { index: linked.index, end: last, salts: [salt, ...salts] };
  return { index, end: last, salts };
}

function hanSalt(plain: string, index: number, end: number): SaltedSpan | undefined {
  if (!/\p{Script=Han}/u.test(plain.slice(index, end))) return undefined;
  const before = HAN_BEFORE.find(([written]) => plain.slice(0, index).endsWith(written));
  const after = HAN_AFTER.find(([written]) => plain.startsWith(written, end));
  const salts = [before?.[1], after?.[1]].filter((salt) => salt !== undefined);
  return { index: index - (before?.[0].length ?? 0), end: end + (after?.[0].length ?? 0), salts };
}

/** Whether a folded word names a salt or form, never a product by itself. */
export function isSaltWord(key: string): boolean {
  return ENGLISH.has(key);
}
