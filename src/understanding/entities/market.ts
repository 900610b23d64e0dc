/** The market a question is about: a region, the authority or instrument of one, or a country. */

import type { PlaceSpan } from './gazetteer.ts';
import type { Text } from './text.ts';

/** Regions that are no countries, as our customers write them. */
const REGIONS = [
  'Europ(?:e|ean|a)(?! ?pharmacop)|European Union|EEA|Uni[oó]n Europea|União Europeia|Union européenne',
  String.raw`欧盟|欧洲(?!药典)|Евросоюз\p{L}*|Европ(?:а|е|у|ы|ой)|[أا]وروبا|الاتحاد الأوروبي`,
  String.raw`Latin ?America|Latam|Am[ée]rica Latina|Latinoam[ée]rica|拉丁美洲|拉美|Латинск\p{L}+ Америк\p{L}+|أمريكا اللاتينية`,
  String.raw`Middle East|Gulf countries|Oriente M[eé]dio|中东|海湾|Ближн\p{L}+ Восток\p{L}*|الشرق الأوسط|دول الخليج`,
  String.raw`African?|África|非洲|Африк\p{L}+|[اأ]فريقيا|Southeast Asia|东南亚|Юго-Восточн\p{L}+ Ази\p{L}+`,
  '(?:American|Canadian|Brazilian|Mexican|Indian|Japanese|Korean|Russian|Turkish|British|Australian|Saudi|Egyptian) ' +
    '(?:market|DMF|patent|customs|registration|authority|agency|regulator)',
];

/** Authorities and filings of one market; a customer who names one has named the market. Capitals, as they are written. */
const AUTHORITIES =
  'EU|UE|ЕС|US|USA|UK|UAE|EAEU|ЕАЭС|СНГ|CIS|GCC|ASEAN|MENA|' +
  'US ?FDA|FDA|ANDA|HTS|EMA|EDQM|CEP|ASMF|TARIC|MHRA|Swissmedic|ANVISA|Anvisa|CADIFA|DIFA|NCM|COFEPRIS|Cofepris|' +
  'INVIMA|Invima|ANMAT|DIGEMID|ARCSA|CECMED|PMDA|JDMF|KDMF|MFDS|TGA|CDSCO|SFDA|SAHPRA|NAFDAC|BPOM|NPRA|' +
  'T[İI]TCK|G[Tt][İI]P|GRLS|ГРЛС|ТН ВЭД|TFDA|DRAP|DGDA|NMPA|CDE';

const REGION = new RegExp(
  String.raw`(?<!(?!\p{Script=Han})\p{L})(?:${REGIONS.join('|')})(?!(?!\p{Script=Han})\p{L})`,
  'iu',
);
const AUTHORITY = new RegExp(
  String.raw`(?<!(?!\p{Script=Han})[\p{L}\d])(?:${AUTHORITIES}|Health Canada|Минздрав\p{L}*)(?!(?!\p{Script=Han})[\p{L}\d])`,
  'u',
);

/** Where we sell from: named alone, it is where the goods come from, not where they are used. */
const HOME = 'CN';

/**
 * The market that a message names, as written: "EU", "ANVISA", "Brazil".
 *
 * @param places  places that are certainly meant as such
 * @returns       undefined when none is named; China alone is none, as everything of ours comes from there
 */
export function findMarket({ raw, plain }: Text, places: readonly PlaceSpan[]): string | undefined {
  const named = REGION.exec(plain) ?? AUTHORITY.exec(plain);
  if (named) return raw.slice(named.index, named.index + named[0].length);
  const place = places.find((span) => !span.place.weak && span.place.country !== HOME);
  return place && raw.slice(place.index, place.end);
}
