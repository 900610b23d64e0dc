const DENIED_BEFORE =
  /(?:n't|(?<![\p{L}'])(?:not|not (?:for|to)|no|instead of|rather than|other than|except(?: for)?|apart from|не|не был[аои]?|вместо|кроме|no (?:es|era|eran|fue|son)|não(?: é| era| eram| foi| são)?|(?<!eye )drop|remove|delete|cancel|skip|forget(?: about)?|without|take out|leave out|quit[ae]n?|cancel[ae]n?|elimin[ae]n?|sa(?:c[ao]|qu)[en]?n?|olvid[ae]n?|sin|tir[ae]|remov[ae]|esque[cç]a|sem|en vez de|en lugar de|em vez de|excepto|pas(?: de| d')?|au lieu de|sauf|enlev\p{L}*|retir\p{L}*|sans|kein\p{L}*|nicht|statt|außer|ohne|streich\p{L}*|убери(?:те)?|отмени(?:те)?|исключи(?:те)?|без|[لو]?ليس|[لو]?ليست|لم (?:يكن|تكن)|بدل|غير|بدون|احذفوا?|شيلوا?))\s(?:(?:the|el|la|los|las|o|os|as|le|der|die|das)\s)?$|(?:不是|不要|而不是|不需要|不去|除了|去掉|取消|删除|不用)\s?$/u;
const DENIED_AFTER = /^\s?(?:(?:'?[yı]?[ıiuü] )?çıkar(?:ın)?|değil|degil|nahi|nahin|नहीं|ではなく)(?!\p{L})/u;
/** "not only nilotinib" and "why not nilotinib" deny nothing; "no, nilotinib" has a comma and is a correction. */
const REACH = 24;

/**
 * Whether the words around a stretch say that it is *not* meant ("not finerenone, eplerenone").
 *
 * @param lower     lower-case text the positions belong to
 * @param language  ISO 639-1 where known: Portuguese "no" means "in the"
 */
export function isDenied(lower: string, index: number, end: number, language?: string): boolean {
  const before = lower.slice(Math.max(0, index - REACH), index);
  if (/why not\s$/.test(before) || (language === 'pt' && /(?<!\p{L})no\s$/u.test(before))) return false;
  return DENIED_BEFORE.test(before) || DENIED_AFTER.test(lower.slice(end, end + 10));
}
