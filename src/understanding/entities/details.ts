import type { Text } from './text.ts';

/** What the goods are for; the first that fits. Lower case, because `lower` is searched. */
const PURPOSES: readonly (readonly [string, RegExp])[] = [
  [
    'personal use',
    /(?:personal|own|private) use|for (?:myself|my (?:dog|cat|father|mother|wife|husband))|uso personal|uso pessoal|личного (?:пользования|применения)|个人使用|自用|للاستخدام الشخصي/u,
  ],
  [
    'clinical',
    /clinical (?:trials?|stud(?:y|ies)|phase|suppl(?:y|ies)|batch(?:es)?|use)|phase (?:[123]|i{1,3})(?!\p{L})|ensayos? cl[ií]nicos?|estudos? cl[ií]nicos?|essais? cliniques?|klinische studie|клиническ\p{L}+ (?:исследовани|испытани)\p{L}*|临床|تجارب سريرية/u,
  ],
  [
    'bioequivalence',
    /b[ií]o-?[eé]quival[eêé]n\p{L}*|bioäquivalenz|биоэквивалентн\p{L}*|biyoeşdeğerlik|(?:ال)?تكافؤ (?:ال)?حيوي|(?<!\p{L})be stud(?:y|ies)|生物等效/u,
  ],
  [
    'registration',
    /(?:for|purpose:?|use:?|para|pour|для|من [اأ]جل) (?:\p{L}+ )?(?:registration|registering|dossier|filing|submission|anda|registro|enregistrement|регистраци\p{L}*|(?:ال)?تسجيل)|(?:registration|submission|exhibit|filing) (?:batch(?:es)?|purposes?)|للتسجيل|zulassung|注册申报|注册用|申报用|报批/u,
  ],
  ['validation', /(?:for |process )validation(?: batch(?:es)?)?|validation batch(?:es)?|验证批/u],
  [
    'analytical',
    /reference standard|analytical (?:purpose|standard|use)s?|method development|impurity profiling|estándar de referencia|padrão de referência|стандартн\p{L}+ образ\p{L}+|对照品|方法开发/u,
  ],
  [
    'R&D',
    /(?<!\p{L})r ?(?:&|and|\+|n) ?d(?!\p{L})|research (?:and development|use|purposes?|project|lab\p{L}*|only)|for (?:our )?(?:research|development|lab(?:oratory)?)(?!\p{L})|formulation (?:trials?|development|studies)|(?:lab|trial|pilot) (?:batch(?:es)?|trials?|use)|(?<!\p{L})(?:i\+d|p&d|f&e|ниокр)(?!\p{L})|investigaci[oó]n y desarrollo|pesquisa e desenvolvimento|para investigaci[oó]n|para pesquisa|recherche et développement|für forschung|для (?:исследован|разработ)\p{L}*|研发|研究用|小试|中试|للبحث|[اأ]بحاث/u,
  ],
  [
    'resale',
    /(?<!\p{L})(?:resale|re-sale|reselling|trading purposes?|for (?:re)?distribution)|reventa|revenda|перепродаж\p{L}*|转售|贸易用/u,
  ],
  ['compounding', /compounding|magistral|f[oó]rmulas magistrales|манипуляц/u],
  [
    'veterinary',
    /veterinary (?:use|purposes?)|animal (?:use|health)|(?:uso|fin\p{L}*|usage|produc\p{L}+) (?:médico-)?v[eé]t[eé]rin[aáà][ir]\p{L}*|для ветеринар\p{L}*|в ветеринари\p{L}*|ветеринарн\p{L}+ (?:применени|использовани|препарат|субстанци|назначени|цел)\p{L}*|tierarznei\p{L}*|veteriner|(?:ال)?بيطري\p{L}?|兽用|兽药/u,
  ],
  [
    'commercial',
    /commercial(?:ly)? (?:use|production|purposes?|manufactur\p{L}*|suppl(?:y|ies)|batch(?:es)?|scale|order|quantit\p{L}*|launch)|for (?:commercial|production|manufacturing|tablet(?:s| manufacturing)?|formulation)(?!\p{L})|uso comercial|producci[oó]n comercial|produção comercial|fins comerciais|kommerziell\p{L}*|коммерческ\p{L}+ (?:производств|партии|цел)\p{L}*|для производства|商业化|商业生产|生产用|للإنتاج|للانتاج|تجاري/u,
  ],
];
const STATED =
  /(?<!\p{L})(?:purpose|intended use|end use|application|использование|цель|用途)(?: is)?\s?[:=]\s?([^\n,.;]{2,40})/u;
const FOR_USE = /(?<!\p{L})for ([a-z&]{3,16}(?: [a-z&]{3,16})?) (?:purposes?|use)(?!\p{L})/u;

/** What the goods are for, as a short name, or in the customer's words after "purpose:" and in "for … use". */
export function findPurpose({ lower, raw }: Text): string | undefined {
  const known = PURPOSES.find(([, pattern]) => pattern.test(lower))?.[0];
  if (known !== undefined) return known;
  const match = STATED.exec(lower) ?? FOR_USE.exec(lower);
  const words = match?.[1];
  if (!match || words === undefined) return undefined;
  const index = match.index + match[0].indexOf(words);
  return raw.slice(index, index + words.length).trim();
}

const BATCH =
  /(?<!\p{L})(?:batch(?:es)?|lots?|b\.? ?no|lotes?|partidas?|charge|chargen|партия|партии|партию|серия|серии|серию|parti|تشغيلة|التشغيلة|دفعة|الدفعة)(?!\p{L})(?<label> ?(?:no|nos|number|numbers|nr|num|número|numero|номер|code|id|is|رقم)(?![\p{L}\p{M}])| ?[#№])*[\s.:#№(-]{0,3}(?<code>[\p{L}\d][\p{L}\d._/-]{0,24})|(?:批号|批次号?)(?:是|为)?[\s:：#]{0,2}(?<hancode>[A-Za-z\d][A-Za-z\d._/-]{0,24})|(?<before>[A-Z]{1,5}-?\d{3,12}) (?:batch|lot)(?!\p{L})/giu;
/** "batch 100 kg" and "batch size 50" are weights. */
const UNIT_AFTER = /^\s?(?:mg|g|gm|kgs?|mt|t|tons?|l|ml|kilos?|кг|公斤|كيلو|%|x|days?|weeks?)(?!\p{L})/iu;

/** The batch or lot number a message names, as written; it has a digit, and no unit of weight behind it. */
export function findBatch({ plain, raw }: Text): string | undefined {
  for (const match of plain.matchAll(BATCH)) {
    const { code, hancode, before, label } = match.groups ?? {};
    const written = (code ?? hancode ?? before ?? '').replace(/[._/-]+$/, '');
    const index = match.index + match[0].indexOf(written);
    const isCode = /\d/.test(written) && (written.length > 2 || label !== undefined || hancode !== undefined);
    if (isCode && !UNIT_AFTER.test(plain.slice(index + written.length)))
      return raw.slice(index, index + written.length);
  }
  return undefined;
}
