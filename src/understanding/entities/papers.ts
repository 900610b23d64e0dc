import type { Text } from './text.ts';

/** Short name of a document with every way to ask for it. Lower case, because `lower` is searched. */
const PAPERS: readonly (readonly [string, RegExp])[] = [
  [
    'CoA',
    /(?<!\p{L})(?:c\.?o\.?a|coas|certificates? of analys[ie]s|analysis certificates?|analytical certificates?|certificado de an[aá]lis(?:[ei]s|e)|laudos?(?: de análise)?|certificat d'analyse|analysenzertifikat|сертификат\p{L}* анализа|паспорт качества|analiz sertifikası|شهادة (?:ال)?تحليل)(?!\p{L})|检验报告|分析报告|质检报告|检测报告|分析证书/u,
  ],
  [
    'SDS',
    /(?<!\p{L})(?:m?sds|safety (?:data )?sheets?|hoja de (?:datos de )?seguridad|ficha de (?:dados de )?seguran[cç]a|fispq|fds|fiche de donn[eé]es de s[eé]curit[eé]|sicherheitsdatenblatt|паспорт безопасности|güvenlik bilgi formu|صحيفة (?:بيانات )?السلامة)(?!\p{L})|安全技术说明书|安全数据表/u,
  ],
  [
    'TDS',
    /(?<!\p{L})(?:tds|technical (?:data )?sheets?|ficha t[eé]cnica|hoja t[eé]cnica|fiche technique|техническ\p{L}+ (?:паспорт|лист\p{L}*)|نشرة فنية)(?!\p{L})|技术资料|(?<!安全)技术说明书|技术数据表/u,
  ],
  [
    'specification',
    /(?<!\p{L})(?:specs?|specifications?|especificaci[oó]n\p{L}*|especificaç\p{L}+|sp[eé]cifications?|spezifikation\p{L}*|спецификаци\p{L}+|مواصفات)(?!\p{L})|质量标准|规格书/u,
  ],
  ['DMF', /(?<!\p{L})(?:us ?-?dmf|dmf|drug master files?|мастер[- ]файл\p{L}*)(?!\p{L})|药物主文件/u],
  [
    'ASMF',
    /(?<!\p{L})(?:asmf|edmf|active substance master file|open part|applicant'?s part|restricted part|closed part)(?!\p{L})/u,
  ],
  ['CEP', /(?<!\p{L})(?:ceps?|cos certificate|certificate of suitability)(?!\p{L})/u],
  [
    'LoA',
    /(?<!\p{L})(?:loa|letters? of (?:access|authori[sz]ation)|carta de (?:acceso|acesso|autorización|autorização)|lettre d'accès|письмо о доступе)(?!\p{L})|授权书/u,
  ],
  [
    'GMP certificate',
    /(?<!\p{L})(?:c?gmp (?:certificat\p{L}*|cert|papers?|documents?)|certifica[td]\p{L}* (?:de |of |das? )?(?:gmp|bpf|bpm|buenas prácticas|boas práticas|bonnes pratiques)|сертификат\p{L}* gmp|gmp[- ]?сертификат\p{L}*|شهاد(?:[ةه]|ات) (?:ال)?(?:gmp|ممارسات التصنيع(?: الجيد)?ة?|التصنيع الجيد)|gmp[- ]zertifikat|gmp sertifikası)(?!\p{L})|gmp\s?证书/u,
  ],
  ['WC', /(?<!\p{L})(?:written confirmation|wc)(?!\p{L})|出口欧盟证明|wc\s?证明/u],
  [
    'stability data',
    /(?<!\p{L})(?:stability (?:data|stud(?:y|ies)|reports?|results?)|datos de estabilidad|dados de estabilidade|estudios? de estabilidad|données de stabilité|stabilitätsdaten|данны\p{L}+ (?:по )?стабильности|(?:دراس(?:ة|ات)|بيانات) (?:ال)?ثبات)(?!\p{L})|稳定性(?:数据|研究|资料|报告)/u,
  ],
  [
    'method of analysis',
    /(?<!\p{L})(?:moa|methods? of analysis|analytical methods?|test methods?|métodos? (?:de análisis|analíticos?|de análise)|методик\p{L}+ анализа)(?!\p{L})|分析方法|检测方法/u,
  ],
  [
    'route of synthesis',
    /(?<!\p{L})(?:ros|route of synthesis|synthe(?:sis|tic) route|flow ?charts?|process flow|ruta de síntesis|rota de síntese)(?!\p{L})|合成路线|工艺流程/u,
  ],
  [
    'nitrosamine statement',
    /(?<!\p{L})nitrosamines? (?:statement|declaration|risk|assessment|report)\p{L}*|亚硝胺(?:声明|评估|报告)/u,
  ],
  ['residual solvents statement', /(?<!\p{L})residual solvents? (?:statement|declaration|report)|残留溶剂声明/u],
  [
    'elemental impurities statement',
    /(?<!\p{L})elemental impurit(?:y|ies) (?:statement|declaration|report|assessment)|元素杂质(?:声明|评估)/u,
  ],
  ['TSE/BSE statement', /(?<!\p{L})(?:tse|bse)(?:[ /]*(?:and )?(?:bse|tse))?(?!\p{L})/u],
  ['halal certificate', /(?<!\p{L})(?:halal|halaal|helal|халяль|حلال)(?!\p{L})|清真/u],
  ['kosher certificate', /(?<!\p{L})(?:kosher|kasher|кошер\p{L}*)(?!\p{L})|犹太(?:洁食)?认证/u],
  [
    'ISO certificate',
    /(?<!\p{L})iso(?: ?(?:9001|14001|13485|17025|45001))?(?: certificat\p{L}*)(?!\p{L})|(?<!\p{L})iso ?(?:9001|14001|13485|45001)|iso\s?证书/u,
  ],
  [
    'certificate of origin',
    /(?<!\p{L})(?:certificates? of origin|c\.?o\.?o|form e|certificado de origen|certificado de origem|certificat d'origine|ursprungszeugnis|сертификат\p{L}* происхождения|شهادة (?:ال)?منشأ)(?!\p{L})|原产地证/u,
  ],
  ['CPP', /(?<!\p{L})(?:c\.?o?pp|certificate of (?:a )?pharmaceutical product)(?!\p{L})/u],
  [
    'free sale certificate',
    /(?<!\p{L})(?:free sales? certificates?|certificates? of free sales?|fsc|cfs|certificado de libre venta|certificado de venda livre)(?!\p{L})|自由销售证/u,
  ],
  ['QP declaration', /(?<!\p{L})qp[- ]declaration/u],
  [
    'invoice',
    /(?<!\p{L})(?:proforma|pro forma|commercial invoice|invoices?|factura|fatura|rechnung|счет|инвойс\p{L}*)(?!\p{L})|形式发票|发票/u,
  ],
  ['packing list', /(?<!\p{L})(?:packing lists?|lista de empaque|упаковочн\p{L}+ лист\p{L}*)(?!\p{L})|装箱单/u],
  [
    'NDA',
    /(?<!\p{L})(?:nda|cda|non-?disclosure agreements?|confidentiality agreements?|acuerdo de confidencialidad|соглашени\p{L}+ о конфиденциальности)(?!\p{L})|保密协议/u,
  ],
  [
    'quality agreement',
    /(?<!\p{L})(?:quality agreements?|technical agreements?|acuerdo de calidad)(?!\p{L})|质量协议/u,
  ],
];

const HAN_EDGE = /(?<=\p{Script=Han})(?=[a-z\d])|(?<=[a-z\d])(?=\p{Script=Han})/gu;

/** Arabic writes "and" onto the next word: شهادة التحليل وشهادة GMP. */
const ARABIC_AND = /(?<!\p{L})و(?=(?:ال)?(?:شهاد|صحيف|دراس|بيان|نشر|مواصف|gmp))/gu;

/** Short names of the documents a message mentions, in the order of the list above, each once. */
export function findDocuments({ lower }: Text): string[] {
  // Chinese is written onto abbreviations without a space: 有DMF和GMP证书吗.
  const spaced = lower.replace(HAN_EDGE, ' ').replace(ARABIC_AND, '$& ');
  return PAPERS.filter(([, pattern]) => pattern.test(spaced)).map(([name]) => name);
}
