/** What no answer may claim, by language: certificates, guarantees, safety, stock (TOPICS.md §2, rules 1, 2 and 7). */

/** A kind of claim, and how it is worded. */
export interface ClaimWords {
  readonly kind: 'status' | 'praise' | 'safety' | 'stock';
  readonly pattern: RegExp;
}

/** Bodies and schemes whose approval is claimed in every language in Latin letters. */
const BODY = String.raw`(?:US[- ]?)?FDA|EMA|NMPA|PMDA|WHO|EDQM|EU[- ]?GMP|c?GMP|ISO ?\d*|CEP|DMF|TGA|ANVISA|MHRA`;

const words = (kind: ClaimWords['kind'], pattern: string): ClaimWords => ({ kind, pattern: new RegExp(pattern, 'iu') });

/** The words of each language; English ones are looked for in all, because people mix them in. */
export const CLAIM_WORDS: Readonly<Record<string, readonly ClaimWords[]>> = {
  en: [
    words(
      'status',
      String.raw`(?<!\p{L})(?:${BODY})[- ](?:certified|approved|accredited|inspected|audited|registered|compliant|cleared|holder)`,
    ),
    words(
      'status',
      String.raw`(?<!\p{L})(?:certified|approved|accredited|audited|inspected) (?:by|to) (?:the )?(?:${BODY})(?!\p{L})`,
    ),
    words('status', String.raw`(?<!\p{L})we (?:hold|have) (?:a |an |the )?(?:valid )?(?:${BODY})(?!\p{L})`),
    words(
      'praise',
      String.raw`(?<!\p{L})(?:guarantee[ds]?|guaranteed|cheapest|world[- ]class|unrivalled|best (?:quality|price|supplier|in)|leading (?:provider|manufacturer|supplier)|highest (?:quality|purity)|100 ?% (?:pure|safe|quality))`,
    ),
    words(
      'safety',
      String.raw`(?<!\p{L})(?<!(?:when|once|if|until) it )(?:is|are) (?:completely |totally |absolutely |very |perfectly )?(?:safe|harmless|non-?toxic|free of side effects)(?!\p{L})`,
    ),
    words(
      'stock',
      String.raw`(?<!\p{L})(?:is|are|have it|we have|always) (?:available )?(?:in|from|ex) stock|ready stock|free to sell`,
    ),
  ],
  zh: [
    words(
      'status',
      `(?:已|均|都)?(?:通过|获得|取得|拥有|持有)了?(?:美国|欧盟|中国|有效的)?(?:${BODY}|药监局)(?:的)?(?:认证|批准|审计|检查|证书|注册)`,
    ),
    words('praise', '保证(?!金)|担保|最便宜|最优惠|最好的|世界一流|行业领先|领先的|百分之百|100 ?[%％] ?纯'),
    words('safety', '(?:完全|绝对|非常|十分|是)安全(?:的|可靠|无害)|无毒|无副作用'),
    words('stock', '有现货|现货供应|备有库存|库存充足|可自由销售'),
  ],
  es: [
    words(
      'status',
      String.raw`(?:certificad|aprobad|acreditad|auditad|inspeccionad|registrad)[oa]s? por (?:la |el )?(?:${BODY})|(?:tenemos|contamos con|poseemos) (?:la |el |un |una )?(?:certificaci[oó]n |certificado |aprobaci[oó]n )?(?:de )?(?:${BODY})(?!\p{L})`,
    ),
    words(
      'praise',
      String.raw`(?<!\p{L})(?:garantiza\p{L}*|garantía|garantizad\p{L}*|más barat\p{L}*|la mejor calidad|el mejor precio|líder(?:es)?(?: mundial)?|100 ?% pur\p{L}*)(?!\p{L})`,
    ),
    words(
      'safety',
      String.raw`(?<!\p{L})(?:es|son) (?:totalmente |completamente |muy )?(?:segur[oa]s?|inocu[oa]s?)(?!\p{L})`,
    ),
    words(
      'stock',
      String.raw`(?<!\p{L})(?:tenemos|hay|está|disponible) (?:disponible )?(?:en|de) (?:stock|existencias?)|entrega inmediata`,
    ),
  ],
  pt: [
    words(
      'status',
      String.raw`(?:certificad|aprovad|acreditad|auditad|inspecionad|registrad)[oa]s? pel[ao] (?:${BODY})|(?:temos|possuímos|contamos com) (?:a |o |um |uma )?(?:certificação |certificado |aprovação )?(?:de |da )?(?:${BODY})(?!\p{L})`,
    ),
    words(
      'praise',
      String.raw`(?<!\p{L})(?:garantimos|garantia|garantid\p{L}*|mais barat\p{L}*|a melhor qualidade|o melhor preço|líder(?:es)?(?: mundial)?|100 ?% pur\p{L}*)(?!\p{L})`,
    ),
    words(
      'safety',
      String.raw`(?<!\p{L})(?:é|são) (?:totalmente |completamente |muito )?(?:segur[oa]s?|inócu[oa]s?)(?!\p{L})`,
    ),
    words('stock', String.raw`(?<!\p{L})(?:temos|há|está|disponível) (?:disponível )?em estoque|pronta entrega`),
  ],
  ru: [
    words(
      'status',
      String.raw`(?:сертифициров|одобрен|аккредитов|проверен|зарегистриров)\p{L}* (?:${BODY}|в ${BODY})|(?:у нас|мы) (?:есть|имеем) (?:сертификат |одобрение )?(?:${BODY})(?!\p{L})`,
    ),
    words(
      'praise',
      String.raw`(?<!\p{L})(?:гарантиру\p{L}*|гарантия|гарантии|сам\p{L}{2} дешев\p{L}*|лучшее качество|лучшая цена|мирового уровня|ведущ\p{L}{2} (?:поставщик|производитель)\p{L}*|100 ?% чист\p{L}*)(?!\p{L})`,
    ),
    words(
      'safety',
      String.raw`(?<!\p{L})(?<!(?:когда|если|как только|где) (?:это |станет |будет )?)(?:безопасен|безопасна|безопасно|безопасны|безвреден|безвредн[аоы]|нетоксич\p{L}+)(?!\p{L})`,
    ),
    words('stock', String.raw`(?<!\p{L})(?:есть|имеется|всегда) (?:в наличии|на складе)`),
  ],
  ar: [
    words(
      'status',
      `(?:معتمد|معتمدة|معتمدون|حاصل|حاصلة|حاصلون|مسجل|مسجلة) (?:من|على|لدى)(?: شهادة| اعتماد| موافقة)? ?(?:${BODY})|لدينا (?:شهادة|اعتماد) (?:${BODY})`,
    ),
    words(
      'praise',
      String.raw`(?<!\p{L})(?:نضمن|مضمون|مضمونة|الأرخص|أرخص|أفضل جودة|أفضل سعر|أعلى جودة|رائدة عالميا|100 ?[%٪] نقي)(?!\p{L})`,
    ),
    words(
      'safety',
      String.raw`(?<!\p{L})(?:آمن|آمنة|آمنه) (?:تماما|تمامًا|جدا|للاستخدام|بالكامل)|غير سام(?:ة)?(?!\p{L})`,
    ),
    words('stock', '(?:متوفر|متوفرة|متاح) (?:في|من) المخزون|لدينا مخزون'),
  ],
};
