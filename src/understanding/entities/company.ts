import type { Span } from './link.ts';
import type { Text } from './text.ts';

/** One word of a name: begins with a capital or a digit, or joins two that do. */
const WORD = String.raw`(?:[\p{Lu}\d][\p{L}\p{N}.'’&-]{0,30}|&|and|de|y|e|of)`;
const LEGAL = String.raw`(?:(?:Pvt|Private|PVT|Pte|PTE|Sdn|Co|CO)\.?,? ?)?(?:Ltd|LTD|Limited|LIMITED|LLC|L\.L\.C|LLP|Inc|INC|Incorporated|Corp|CORP|Corporation|GmbH(?: & Co\. KG)?|AG|SE|PLC|Plc|plc|S\.?A\.?[CS](?![\p{L}])|S\.?A\.?(?: de C\.?V\.?)?|S\.?R\.?L|S\.?L\.?U?|S\.?p\.?A|SARL|SAS|EURL|SNC|SPA|Ltda|LTDA|Lda|B\.?V|N\.?V|A\.?S|A\.?Ş|Oy|AB|ApS|Sp\. z o\.o|d\.o\.o|s\.r\.o|a\.s|Bhd|BHD|FZE|FZCO|FZ-LLC|FZC|JSC|OJSC|PJSC|Co|CO|Company|EIRL|E\.?I\.?R\.?L|Tic|Şti)(?![\p{L}])\.?`;
const TRADE = String.raw`(?:Pharma(?:ceuticals?|ceutica|ceuticos|chem|cy|care)?|PHARMA(?:CEUTICALS?)?|Farma(?:c[eé]utica)?|Laborator(?:y|ies|ios?|ium)|Laboratoires?|Labs?|LABS?|Biotech(?:nology)?|Biopharma|Chemicals?|Chem|Chemie|Healthcare|Life ?[Ss]ciences?|Drugs|Remedies|Medicines?|Generics|Trading|Industries|Enterprises|Ilac|İlaç|Group|International|Global|Impex|Exports?|Química|Quimica|Organics|Formulations)(?![\p{L}])`;
const NAME = String.raw`(?:[\p{Lu}\d][\p{L}\p{N}.'’&-]{0,30} (?:${WORD} ){0,4})`;

/** "Foo Pharma Pvt Ltd" wherever it stands: the legal form settles it. */
const WITH_LEGAL = new RegExp(String.raw`(?<!(?!\p{Script=Han})[\p{L}.@])${NAME}${LEGAL}(?: ?,? ?${LEGAL})?`, 'u');
/** "We are Foo Labs", "from Foo Pharma": a cue and a word of the trade. */
const CUE = `(?:[Ww]e are|[Ww]e'?re|[Ww]e r|[Ii] am from|[Ii]'?m from|[Ii] work (?:for|at|with)|from|on behalf of|representing|[Tt]his is|[Hh]ere is|[Ss]omos(?: de)?|de parte de|[Ss]oy de|[Dd]e|[Nn]ous sommes|[Ww]ir sind(?: von)?|[Bb]iz|[Cc]ompany|[Ee]mpresa|[Ff]irma|at|for)`;
const WITH_CUE = new RegExp(
  String.raw`(?<!\p{L})${CUE} (?:the )?((?:[\p{Lu}\d][\p{L}\p{N}.'’&-]{0,30} ){1,4}${TRADE})`,
  'u',
);
/** "Company: X", "Empresa: X", up to the end of the line or the next field. */
const FIELD =
  /(?<!\p{L})(?:company|company name|our company is|company is|firm|organi[sz]ation|empresa|compañ[ií]a|raz(?:[oó]n|ão) social|soci[eé]t[eé]|firma|компания|фирма|организация|الشركة|اسم الشركة|شركه|公司名称|公司名|公司)\s?[:：=]\s?([^\n,;|]{2,60})/iu;
const CYRILLIC =
  /(?<!\p{L})((?:ООО|ОАО|ЗАО|ПАО|АО|ТОО|ИП|ЧП|СП ООО|ОсОО)\s?(?:[«"“][^»"”\n]{2,50}[»"”]|\p{Lu}[\p{L}\d-]{1,30}(?: \p{Lu}[\p{L}\d-]{1,30}){0,2}))/u;
/** "Somos laboratorios Andinos", "Indústrias Boa Vista": in Romance languages the word of the trade stands first. */
const TRADE_FIRST =
  /(?:^|\n|(?<!\p{L})(?:[Ss]omos|[Ss]oy|[Tt]rabajo (?:en|para)|[Tt]rabalho (?:na|no|em|para)|[Ee]mpresa|[Cc]ompañ[ií]a|[Dd]e(?: parte de)?|[Dd][ao]|[Nn]ous sommes|[Dd]es) )(?:(?:de|da|do|la|los|las|el|o|a|os|les|l') ?)*((?:[Ll]aborat[oó]rios?|[Ll]aboratoires?|[Ff]armac[eéê]utic[ao]s?|[Dd]rog(?:uer|ar)[ií]as?|[Ii]nd[uú]strias?|[Qq]u[ií]mica|[Gg]rupo|[Dd]istribuidora|[Ii]mportadora)(?: (?:(?:de|del|do|da|e|y|&) )?\p{Lu}[\p{L}\p{N}.'’&-]{1,30}){1,3})/u;
/** "公司 河内制药": a label, then a name that ends in a word of the trade. */
const HAN_LABELLED =
  /(?<![你贵您我们])公司(?:名称?|是)?[\s:：]+([\p{Script=Han}A-Za-z()（）]{2,20}?(?:制药|药业|医药|药厂|生物|化工|科技|贸易|集团))(?![\p{Script=Han}])/u;
/** "Firma alpenpharma gmbh": typed without capitals, behind a word that says that a name comes. */
const LOWER_WITH_LEGAL =
  /(?<!\p{L})(?:company(?: name)?(?: is)?|firma|empresa|somos|soci[eé]t[eé]|we are|we r|i'?m from|from) ((?:[\p{L}\d][\p{L}\p{N}.'’&-]{1,30} ){1,4}(?:pvt\.? ltd|ltd|limited|llc|llp|inc|corp|gmbh|ag|sarl|s\.?a\.? de c\.?v|ltda|bhd|a\.ş|fze|fzco))(?![\p{L}])\.?/iu;
/** "Empresa Quimibras" and nothing else in its line: an answer to who they are. */
const LABELLED_LINE =
  /^\s*(?:company|empresa|compañ[ií]a|firma|soci[eé]t[eé]|компания|фирма)(?: (?:is|es|é|name is))? ((?:\p{Lu}[\p{L}\p{N}.'’&-]{1,30} ?){1,4})$/mu;
const HAN =
  /(?:我们是|我是|我司是|来自|这里是|代表|^|[，。,.\s])([\p{Script=Han}A-Za-z()（）]{2,24}?(?:有限责任公司|股份有限公司|有限公司|股份公司|(?:集团|制药厂|药业)(?!有限|股份|集团)))/u;
const ARABIC =
  /(?<!\p{L})((?:شركة|مؤسسة|مصنع|مختبرات)\s(?!(?:في|من|ادوية|أدوية|تجارية|كبيرة)(?!\p{L}))\p{L}{2,20}(?:\s(?:لل|ال)\p{L}{2,20}){0,3})/u;
/** A question about us or a greeting to us names us, not the writer. */
const ADDRESSED =
  /(?:are you|is this|you are|dear|hello|hi|hey|your company|your|estimados|hola|уважаемые|你们是|贵公司)[\s,]{1,2}(?:the |from |with )?$/iu;
/** Words that begin a sentence and are no part of a name. */
const LEAD =
  /^(?:(?:We're|I'm|We|I|This|Here|Is|Are|From|Hi|Hello|Dear|At|For|Our|Company|Please|Regards|Thanks|Best|Need|Sir|Team|Somos|Soy|De|Nous|Wir|Kind|And|Of|The|My|Name|Mr|Ms|Dr)[\s,.]+(?:are|am|is|from|sommes|sind|de)?\s?)+/u;

/** In a message all in capitals "5 KG AS USUAL" would end in a Norwegian legal form; these are safe there. */
const SAFE_IN_CAPITALS =
  /(?:LTD|LIMITED|LLC|INC|GMBH|CORP|CORPORATION|LTDA|BHD|FZE|FZCO|JSC|PHARMA|PHARMACEUTICALS?|LABS?)\.?$/;

/** A company's name with its place in the text. */
export interface CompanySpan extends Span {
  readonly name: string;
}

/**
 * The writer's company: by its legal form (Ltd, GmbH, S.A., ООО, 有限公司), by "company: …", or behind "we are" and
 * "from" when the name ends in a word of the trade (Pharma, Labs).
 */
export function findCompany({ plain, raw }: Text): CompanySpan | undefined {
  const patterns: readonly (readonly [RegExp, number])[] = [
    [FIELD, 1],
    [WITH_LEGAL, 0],
    [CYRILLIC, 1],
    [HAN, 1],
    [HAN_LABELLED, 1],
    [WITH_CUE, 1],
    [TRADE_FIRST, 1],
    [LOWER_WITH_LEGAL, 1],
    [LABELLED_LINE, 1],
    [ARABIC, 1],
  ];
  for (const [pattern, group] of patterns) {
    const match = pattern.exec(plain);
    const written = match?.[group];
    if (!match || written === undefined) continue;
    if (pattern === WITH_LEGAL && !/\p{Ll}/u.test(plain) && !SAFE_IN_CAPITALS.test(written)) continue;
    const lead = LEAD.exec(written)?.[0].length ?? 0;
    const index = match.index + match[0].indexOf(written) + lead;
    if (ADDRESSED.test(plain.slice(Math.max(0, index - 24), index))) continue;
    const name = raw.slice(index, index + written.length - lead).trim();
    if (name.length > 2) return { name, index, end: index + name.length };
  }
  return undefined;
}
