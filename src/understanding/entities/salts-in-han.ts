import type { SaltedSpan } from './types.ts';

/** Acids, longest first: Chinese writes them before the name (盐酸…), or behind it with 盐 (…磷酸盐). */
const ACIDS: readonly (readonly [string, string])[] = Object.entries({
  盐酸: 'hydrochloride',
  二盐酸: 'dihydrochloride',
  氢溴酸: 'hydrobromide',
  甲磺酸: 'mesylate',
  二甲磺酸: 'dimesylate',
  苯磺酸: 'besylate',
  对甲苯磺酸: 'tosylate',
  马来酸: 'maleate',
  富马酸: 'fumarate',
  半富马酸: 'hemifumarate',
  酒石酸: 'tartrate',
  重酒石酸: 'bitartrate',
  琥珀酸: 'succinate',
  枸橼酸: 'citrate',
  柠檬酸: 'citrate',
  苹果酸: 'malate',
  草酸: 'oxalate',
  磷酸: 'phosphate',
  硫酸: 'sulfate',
  硫酸氢: 'bisulfate',
  醋酸: 'acetate',
  乙酸: 'acetate',
  硝酸: 'nitrate',
  乳酸: 'lactate',
  葡萄糖酸: 'gluconate',
  葡糖酸: 'gluconate',
  二葡萄糖酸: 'digluconate',
  己二酸: 'adipate',
  苯甲酸: 'benzoate',
  双羟萘酸: 'pamoate',
  棕榈酸: 'palmitate',
  丙酸: 'propionate',
  戊酸: 'valerate',
}).sort(([left], [right]) => right.length - left.length);

/** What stands behind a name: a salt, water, a metal. */
const AFTER: readonly (readonly [string, string])[] = [
  ...ACIDS.map(([acid, salt]) => [`${acid}盐`, salt] as const),
  ['一水合物', 'monohydrate'],
  ['单水合物', 'monohydrate'],
  ['二水合物', 'dihydrate'],
  ['三水合物', 'trihydrate'],
  ['半水合物', 'hemihydrate'],
  ['倍半水合物', 'sesquihydrate'],
  ['无水物', 'anhydrous'],
  ['中间体', 'intermediate'],
  ['杂质', 'impurity'],
  ['游离碱', 'free base'],
  ['二钠', 'disodium'],
  ['钠盐', 'sodium'],
  ['钾盐', 'potassium'],
  ['钙盐', 'calcium'],
  ['镁盐', 'magnesium'],
  ['钠', 'sodium'],
  ['钾', 'potassium'],
  ['钙', 'calcium'],
  ['镁', 'magnesium'],
  ['锌', 'zinc'],
  ['碱', 'base'],
];
/** The salts and forms that stand in a Chinese text without a name. */
export function hanSaltsSaid(plain: string): readonly string[] {
  const found = AFTER.find(([written]) => written.length > 1 && plain.includes(written));
  return found ? [found[1]] : [];
}

/** As many as 磷酸盐一水合物中间体. */
const MOST = 3;

/** The salt written around a Chinese name; undefined for a name in another script. */
export function hanSalt(plain: string, index: number, end: number): SaltedSpan | undefined {
  if (!/\p{Script=Han}/u.test(plain.slice(index, end))) return undefined;
  const head = plain.slice(Math.max(0, index - 6), index);
  const before = ACIDS.find(([acid]) => head.endsWith(acid));
  const salts = before ? [before[1]] : [];
  let last = end;
  for (let count = 0; count < MOST; count++) {
    const after = AFTER.find(([written]) => plain.startsWith(written, last));
    if (!after) break;
    salts.push(after[1]);
    last += after[0].length;
  }
  return { index: index - (before?.[0].length ?? 0), end: last, salts };
}
