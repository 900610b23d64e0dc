import type { Alias } from './product-index.ts';
import { isMetal } from './salt-names.ts';

const ACID = /ic acid$/;
/** Named last, wherever it was written: моногидрат ситаглиптина фосфата. */
const WATER = /hydrate$|^anhydrous$/;

/**
 * The list's name with the salt in English, once: "imatinib mesylate", never "heparin sodium sodium", and of an acid
 * the name that its salt is traded under: "potassium clavulanate", "alendronate sodium trihydrate".
 */
export function saltedName({ name, product }: Alias, salts: readonly string[]): string {
  const words = name.toLowerCase().split(' ');
  const others = salts.filter((salt) => !words.includes(salt));
  const more = [...others.filter((salt) => !WATER.test(salt)), ...others.filter((salt) => WATER.test(salt))];
  if (!ACID.test(name) || !more.some(isMetal)) return [name, ...more].join(' ');
  const anion = name.replace(ACID, 'ate');
  const parts = [...more, anion].sort().join(' ');
  const listed = product.salts?.find((salt) => salt.name.split(' ').sort().join(' ') === parts);
  if (listed) return listed.name;
  return [...more.filter(isMetal), anion, ...more.filter((salt) => !isMetal(salt))].join(' ');
}
