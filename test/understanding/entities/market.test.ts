import { describe, expect, it } from '@jest/globals';
import { read } from './given.ts';

/** Where goods go is a market too, and is not named twice. */
const market = (text: string, language: string) => {
  const { destination, market } = read(text, language);
  return destination ?? market;
};

describe('the market that a question is about', () => {
  it.each([
    ['en', 'is it registered in Kenya', 'Kenya'],
    ['en', 'we are a laboratory in Bogotá', 'Bogotá'],
    ['en', 'what papers for the EU?', 'EU'],
    ['en', 'requirements in europe', 'europe'],
    ['en', 'does ANVISA accept it', 'ANVISA'],
    ['en', 'import from China into Turkey', 'Turkey'],
    ['en', 'for the US market', 'US'],
    ['zh', '欧盟的注册要求', '欧盟'],
    ['zh', '在巴西注册过吗', '巴西'],
    ['zh', '中东市场可以吗', '中东'],
    ['zh', '在FDA登记了吗', 'FDA'],
    ['es', '¿está registrado en Perú?', 'Perú'],
    ['es', 'requisitos para la Unión Europea', 'Unión Europea'],
    ['es', 'documentos para COFEPRIS', 'COFEPRIS'],
    ['es', 'para América Latina', 'América Latina'],
    ['pt', 'tem registro em Angola?', 'Angola'],
    ['pt', 'a ANVISA aceita?', 'ANVISA'],
    ['pt', 'exigências da União Europeia', 'União Europeia'],
    ['pt', 'para a África', 'África'],
    ['ru', 'есть ли в ГРЛС', 'ГРЛС'],
    ['ru', 'требования ЕАЭС', 'ЕАЭС'],
    ['ru', 'для рынка Европы', 'Европы'],
    ['ru', 'регистрация в Узбекистане', 'Узбекистане'],
    ['ar', 'هل هو مسجل في مصر', 'مصر'],
    ['ar', 'متطلبات الاتحاد الأوروبي', 'الاتحاد الأوروبي'],
    ['ar', 'لسوق الشرق الأوسط', 'الشرق الأوسط'],
    ['ar', 'هل تقبله SFDA', 'SFDA'],
  ])('%s: "%s"', (language, text, expected) => expect(market(text, language)).toBe(expected));

  it.each([
    ['en', 'where is it registered?'],
    ['en', 'hs code?'],
    ['en', 'is it made in China'],
    ['en', 'European Pharmacopoeia grade'],
    ['en', 'can you tell us the tariff number'],
    ['es', '¿cuál es el código arancelario?'],
    ['ru', 'какой код нужен на таможне?'],
    ['zh', '符合欧洲药典吗'],
  ])('%s: "%s" names none', (language, text) => expect(market(text, language)).toBeUndefined());
});
