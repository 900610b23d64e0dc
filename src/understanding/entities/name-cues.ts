/** Words beside which the name of a product stands. */

/** Words before a name: "price of", "quote for", "product:". Behind them the ending matters less. */
const STRONG =
  /(?:(?:price|prices|pricing|quote|quotation|cost|offer|rfq|inquiry|enquiry|coa|sds|msds|dmf|sample|samples|moq)s?(?: list)? (?:of|for|on)|product(?: name)?\s?[:=]|item\s?[:=]|api\s?[:=]|kgs?(?: of)|(?:precio|preço|costo|cotizaci[oó]n|cotação|prix|muestra|amostra) d[eo]|цен[аы] на|стоимость|preis für|produkt\s?:|producto\s?:|produto\s?:|产品\s?[:：])\s?(?:the |your )?$/u;
const WEAK =
  /(?:need|needs|want|quote|buy|purchase|source|order|supply|have|make|made|produce|manufacture|sell|offer|require|looking for|interested in|searching for|of|for|about|api|necesito|necesitamos|busco|tienen|preciso(?: de)?|vendem|нужен|нужна|нужно|есть|куплю|интересует|brauchen|suchen|cherche)\s(?:the |some |your |api )?$/u;
/** "Zorbexinib price", "zorbexinib ka bhav". */
const AFTER =
  /^\s(?:price|prices|cost|rate|quote|quotation|api|ka (?:rate|bhav|price)|fiyatı|цена|coa|dmf|sample|moq)(?!\p{L})/u;

/** A question whether something is to be had: "do you have …?", "¿manejan …?", "есть …?", "هل لديكم …؟". */
const HAVE =
  /(?<!\p{L})(?:do (?:you|u) (?:have|make|sell|offer|supply|produce|carry|stock)|(?:have|has) you got|tienen|tienes|tendrán|manejan|venden|fabrican|producen|ofrecen|suministran|vocês (?:têm|tem|vendem|fabricam|fornecem|produzem)|vcs (?:têm|tem)|têm|vendem|fabricam|fornecem|avez-vous|vendez-vous|haben sie|liefern sie|есть ли(?: у вас)?|(?:^|[.!?,] )есть|у вас есть|производите(?: ли)?|поставляете(?: ли)?|(?:هل )?(?:لديكم|عندكم|يتوفر(?: لديكم)?|تتوفر|تنتجون|توفرون))\s(?:el |la |o |a |مادة )?$/u;
const AVAILABLE =
  /^(?:\s(?:is |est |está |esta )?(?:available|in stock|disponible|disponível|en stock|em estoque|(?:есть )?в наличии|имеется|lieferbar|verfügbar|متوفر\p{L}?|موجود\p{L}?)(?!\p{L}))/u;
/** "We need ABX-7731": a code stands only behind words that want goods. */
const WANTED =
  /(?<!\p{L})(?:need|want|quote|buy|purchase|source|supply|have|make|looking for|interested in|searching for|require|necesito|necesitamos|buscamos|busco|cotizar|preciso(?: de)?|precisamos(?: de)?|procuro|procuramos|cotar|нуж(?:ен|на|но|ны)|интересует|ищем|ищу|закупаем|brauchen|suchen|cherchons|cherche|نحتاج|نريد|نبحث عن|مطلوب)\s(?:the |some |api |el |o |إلى )?$|(?:需要|求购|采购|询价|想要|有没有)\s?$/u;

const REACH = 40;

/** A cue before or behind a stretch of lower-case text; asked one by one, as most words need none of them. */
type Cue = (lower: string, index: number, end: number) => boolean;

const before =
  (pattern: RegExp): Cue =>
  (lower, index) =>
    pattern.test(lower.slice(Math.max(0, index - REACH), index));
const behind =
  (pattern: RegExp): Cue =>
  (lower, _, end) =>
    pattern.test(lower.slice(end, end + REACH));

/** "Price of …": the word behind it is a name. */
export const isPriced = before(STRONG);
/** "We need …", "about …": the word behind it may be one. */
export const isMentioned = before(WEAK);
/** "… price": the word before it may be one. */
export const isNamedBefore = behind(AFTER);
/** Somebody wants goods: "looking for …". */
export const isWanted = before(WANTED);
const isHadBefore = before(HAVE);
const isAvailable = behind(AVAILABLE);
/** Somebody asks whether it can be had: "¿tienen …?", "is … available?". */
export const isAskedFor: Cue = (lower, index, end) => isHadBefore(lower, index, end) || isAvailable(lower, index, end);
