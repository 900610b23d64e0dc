/** Words that say what a place is to the sender: where goods go, where they come from, where the writer sits. */

/** Between the cue and the name: "to the port of Karachi", "в г. Ташкент", "cif puerto de Callao". */
const QUALIFIER =
  /(?<!\p{L})(?:(?:the|our|my|your|sea|air|city|town|main|nearest|el|la|los|las|o|os|le|les|die|das) |(?:sea ?|air ?)?port(?: of)? |(?:puerto|porto|ciudad|cidade|port|ville) (?:de |of |d')|aeropuerto de |warehouse (?:in|at) |г\. ?|город |порт |морпорт |ميناء |مدينة |مطار )+$/u;

const GAP = String.raw`[\s:,.\-(]{0,3}$`;
const TO = [
  new RegExp(
    String.raw`(?<!(?!\p{Script=Han})\p{L})(?:to|into|towards?|till|until|upto|destination(?: port| country)?(?: is)?|dest|deliver(?:y|ed|ies|ing)?(?: (?:to|at|in|port|place|address|country|is)){0,2}|ship(?:ping|ment|ped|s)?(?: (?:to|in|address|port|is)){0,2}|(?:port of )?discharge(?: port)?|pod|arriv(?:al|e|ing)(?: (?:at|in))?|cif|cfr|c&f|cnf|c and f|cpt|cip|dap|dpu|dat|ddp|export(?: to)?|freight(?: to)?|send|courier to|make it)${GAP}`,
    'u',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])(?:hasta|hacia|para(?: a| o)?|destino(?: final)?(?: es| é)?|entregas?(?: en| em| a| no| na)?|env[ií]os?(?: a| en| para)?|até|puesto en|posto em|teslimat(?: yeri)?|varış(?: limanı)?|frei haus|frei|pour|vers|jusqu'à|livr(?:aison|é|er|ée)(?: à| en| au| aux)?|nach|lieferung(?: nach| in)?|до|для|доставк\p{L}*(?: в| до| на)?|(?:от|по)(?:груз|став)к\p{L}*(?: в| до)|назначения|привезти в|отправ\p{L}* в|الى|إلى|الي|لغاية|حتى|(?:ال)?توصيل(?: في)?|(?:ال)?شحن(?: في)?|(?:ال)?تسليم(?: في)?|الوجهة|الوصول)${GAP}`,
    'u',
  ),
  /(?:发往?|发货[到至]?|发去|到|至|运往|运到|运至|寄往?|寄到|送往?|送到|出口到?|目的[港地国]|交货[地到]?|送货到?|去|销往)[:：是为]?\s?$/u,
];
/** Short prepositions that mean "to" in these languages only. */
const TO_IN: Readonly<Record<string, RegExp>> = {
  es: /(?<!\p{L})(?:a|al|pal?|p\/)\s$/u,
  pt: /(?<!\p{L})(?:a|ao|à|pro|pra|p\/)\s$/u,
  fr: /(?<!\p{L})(?:à|au|aux)\s$/u,
  it: /(?<!\p{L})(?:a|al)\s$/u,
  ru: /(?<!\p{L})(?:в|во|на)\s$/u,
  id: /(?<!\p{L})ke\s$/u,
  vi: /(?<!\p{L})(?:đến|tới|về)\s$/u,
};
const TO_AFTER =
  /^(?:'(?:y?[ae]|n[ae])(?!\p{L})|\s(?:ke liye|tak|bhejna|bhejo|bhej|mein bhej|me bhej|mein delivery|me delivery|ko bhej|ke lie|के लिए|तक)(?!\p{L})|\s(?:(?:sea|air)?port )?(?:deliver(?:y|ed)|destination|liman[ıi]na|için|icin|teslim)(?!\p{L})|(?:港|口岸)?(?:交货|到岸|收货))/u;

const FROM = new RegExp(
  String.raw`(?<!(?!\p{Script=Han})\p{L})(?:from|ex|ex works|exw|fob|fca|fas|origin(?: is)?|made in|manufactured in|produced in|(?:port of )?loading(?: port)?(?: is)?|pol|of|leaving|departure|desde|de|del|da|do|aus|von|ab|из|от|со|من|d')${GAP}|(?:从|来自|自|由|产自|离岸|是|在|起运港)\s?$`,
  'u',
);
/** "Made in India": said before anything else, as "in" and "в" may mean a goal as well. */
const MADE_IN =
  /(?<!\p{L})(?:(?:made|manufactured|produced) in|(?:fabricad|producid)[oa]s? en|(?:fabricad|produzid)[oa]s? (?:em|no|na)|fabriqu[ée]e?s? en|hergestellt in|(?:произве|изготов)\p{L}* в|(?:صنع|صنعت|مصنوع|مصنوعة) في)\s$/u;
const FROM_AFTER =
  /^(?:'?(?:dan|den|tan|ten)(?!\p{L})|\sse(?!\p{L})|(?:港)?(?:发货|起运|离岸|生产|制造|产)|\sorigin(?!\p{L})|的?(?:公司|贸易|客户|药厂|工厂|代理|经销|人))/u;
const OWN_AFTER =
  /^[ -](?:based|trader|trading|importer|distributor|company|office|agent|here|headquarter\p{L}*|pharma\p{L}*|customer|buyer)(?!\p{L})/u;

/** "We are a trader in Dubai", "наша компания в Ташкенте": the place of the writer. */
const OWN =
  /(?:(?<!\p{L})(?:i am|i'm|im|we are|we're|we r|my name|based|located|situated|registered|living|live|work|working|office|offices|company|trader|traders|distributor|distributors|importer|importers|agent|agents|wholesaler|manufacturer|factory|plant|headquarter\p{L}*|here|somos|soy|estamos|ubicad\p{L}*|empresa|distribuidor\p{L}*|laborat[oó]rio|nous sommes|basée?s?|société|wir sind|sitz|firma|мы|нахо\p{L}*|компани\p{L}*|фирма|я|офис|трейдер|завод|نحن|انا|أنا|شركة|شركتنا|مقر\p{L}*|مكتب\p{L}*)(?!\p{L})|我们|我司|本公司|位于|公司)[^.;!?\n]{0,30}$/u;
const IN = /(?<!\p{L})(?:in|at|en|em|no|na|im|à|au|aux|в|во|في|de|mein|me)\s$/u;
/** Behind these begins what is said of the goods, no more of the writer: "мы из Бишкека, но груз пойдёт в …". */
const TURN =
  /(?:[,;]?\s(?:но|а|but|while|pero|mas|porém|mais|aber|however|yet|whereas|لكن|ولكن|ama|fakat)\s|(?<!\p{L})(?:goods|cargo|shipment|груз\p{L}*|товар\p{L}*|cargas?|mercanc[ií]a\p{L}*|mercadoria\p{L}*|ware\p{L}*|[وف]?البضاع[ةه]|[وف]?الشحن[ةه])(?!\p{L})|但|不过|货)/gu;
/** Hindi puts "in" behind the name. */
const IN_AFTER = /^\s(?:me|mein|में)(?!\p{L})/u;
/** "our customer in Brazil", "register it in Turkey": somebody will use the goods there. */
const USED_IN =
  /(?:for (?:our|my|the) (?:plant|factory|site|facility|company|lab|warehouse)|customer|customers|client|clients|end user|end-user|market|markets|regist\p{L}*|launch|sell|sale|sales|tender|use|import|importing|submission|filing|mercado|cliente|registro|marché|markt|рынк\p{L}*|регистрац\p{L}*|سوق|تسجيل)\s(?:it\s)?(?:in|en|em|no|na|im|for|в|на|في|of)\s$/u;
/** "Price for Brazil", and the line "Country: Brazil" of an inquiry. */
const FOR = /(?<!\p{L})(?:for|für|per)\s$|(?:country|país|pays|страна|البلد|国家)\s?[:=]\s?$/u;

/** What a place is: 3 surely the goal, 2 probably, 1 nothing is said, 0 not the goal. */
export type PlaceRole = 0 | 1 | 2 | 3;

const REACH = 48;

/** Where the last match of a global pattern ends; 0 without any. */
function lastEnd(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}

/**
 * Reads the words around a place name.
 *
 * @param lower     lower-case text the positions belong to
 * @param prefix    Arabic preposition written onto the name, folded
 * @param hasOrder  whether the message names a product or a quantity: only then does "in Nairobi" say where goods go
 */
export function roleOf(
  lower: string,
  index: number,
  end: number,
  language: string,
  prefix: string | undefined,
  hasOrder: boolean,
): PlaceRole {
  const whole = lower.slice(Math.max(0, index - REACH), index);
  const before = whole.replace(QUALIFIER, '');
  const isPort = /port|puerto|порт|ميناء/.test(whole.slice(before.length));
  const after = lower.slice(end, end + REACH);
  if (OWN_AFTER.test(after) || FROM_AFTER.test(after)) return 0;
  if (MADE_IN.test(before)) return 0;
  if (TO_AFTER.test(after)) return 3;
  if (prefix !== undefined) {
    if (prefix.endsWith('ل')) return 3;
    return prefix.endsWith('من') || OWN.test(before) || !hasOrder ? 0 : 2;
  }
  if (USED_IN.test(before)) return 2;
  const isOwn = OWN.test(before) && OWN.test(before.slice(lastEnd(before, TURN)));
  if (TO.some((cue) => cue.test(before))) return isOwn && /(?:company|firm|office)\s.{0,4}$/.test(before) ? 0 : 3;
  if (isOwn && IN.test(before)) return 0;
  if (TO_IN[language]?.test(before)) return 3;
  if (FROM.test(before)) return 0;
  if (IN.test(before) || (language === 'hi' && IN_AFTER.test(after))) return hasOrder && !isOwn ? 2 : 0;
  if (isPort && hasOrder) return 3;
  return FOR.test(before) ? 2 : 1;
}
