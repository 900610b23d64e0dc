/** Where to, on what terms and by when, in each language; and where from, which is no destination. */
import { describe, expect, it } from '@jest/globals';
import { read } from '../given.ts';

describe('a destination', () => {
  it.each([
    ['zh', '5公斤运到胡志明市', 'VN'],
    ['en', '40 kg for Milan', 'IT'],
    ['en', 'we are based in Dubai, but the goods go to Aqaba, 40 kg', 'JO'],
    ['ru', 'мы в Самаре, а товар нужен в Баку, 40 кг', 'AZ'],
    ['pt', 'agora é Assunção, não Lima', 'PY'],
    ['pt', '40 kg para Bucareste', 'RO'],
    ['es', '40 kg para Nueva Delhi', 'IN'],
    ['es', 'enviar 5 kg a Lima', 'PE'],
    ['es', '5 kg puestos en Montevideo', 'UY'],
    ['ru', '5 кг до Ташкента', 'UZ'],
    ['pt', 'enviar 5 kg para Maputo', 'MZ'],
    ['pt', '5 kg até Santos', 'BR'],
    ['ar', 'شحن ٥ كيلو إلى القاهرة', 'EG'],
    ['ar', 'التسليم في جدة ٥ كيلو', 'SA'],
  ])('%s: "%s" is in %s', (language, text, country) => expect(read(text, language).destinationCountry).toBe(country));
});

describe('an origin', () => {
  it.each([
    ['en', 'apixaban 5 kg ex Shanghai'],
    ['en', 'is it made in India? 5 kg'],
    ['en', 'our office is in Nairobi, 5 kg apixaban'],
    ['en', 'thanks for Milan, 5 kg is fine'],
    ['ru', 'мы в Самаре, но фирма в Баку, 5 кг'],
    ['en', 'loading port Qingdao, 5 kg'],
    ['zh', '从青岛发货，5公斤'],
    ['zh', '产自印度吗，5公斤'],
    ['zh', '我们公司在内罗毕，要5公斤'],
    ['zh', '起运港上海，5公斤'],
    ['es', '5 kg desde Shanghái'],
    ['es', 'somos una empresa de Quito, 5 kg'],
    ['es', '¿es fabricado en India? 5 kg'],
    ['es', 'puerto de origen Qingdao, 5 kg'],
    ['ru', '5 кг из Шанхая'],
    ['ru', 'наша фирма в Ташкенте, 5 кг'],
    ['ru', 'произведено в Индии? 5 кг'],
    ['ru', 'отгрузка из Циндао, 5 кг'],
    ['pt', '5 kg saindo de Xangai'],
    ['pt', 'somos uma empresa de Luanda, 5 kg'],
    ['pt', 'é fabricado na Índia? 5 kg'],
    ['pt', 'porto de origem Qingdao, 5 kg'],
    ['ar', '٥ كيلو من شنغهاي'],
    ['ar', 'شركتنا في القاهرة ونريد ٥ كيلو'],
    ['ar', 'هل صنع في الهند؟ ٥ كيلو'],
    ['ar', 'ميناء الشحن من تشينغداو ٥ كيلو'],
  ])('%s: "%s" is no destination', (language, text) => expect(read(text, language)).not.toHaveProperty('destination'));
});

describe('an Incoterm', () => {
  it.each([
    ['en', 'DAP our warehouse', 'DAP'],
    ['zh', 'FOB上海价格', 'FOB'],
    ['zh', '离岸价多少', 'FOB'],
    ['zh', '工厂交货', 'EXW'],
    ['es', 'precio CIF Callao', 'CIF'],
    ['es', 'coticen FOB Shanghái', 'FOB'],
    ['es', 'condición DDP', 'DDP'],
    ['es', 'en fábrica, EXW', 'EXW'],
    ['ru', 'цена CIF Новороссийск', 'CIF'],
    ['ru', 'условия СИФ', 'CIF'],
    ['ru', 'на условиях ФОБ', 'FOB'],
    ['ru', 'DAP Москва', 'DAP'],
    ['pt', 'preço CIF Santos', 'CIF'],
    ['pt', 'cotem FOB Xangai', 'FOB'],
    ['pt', 'condição DDP', 'DDP'],
    ['pt', 'CFR Luanda', 'CFR'],
    ['ar', 'السعر CIF جدة', 'CIF'],
    ['ar', 'سعر سيف', 'CIF'],
    ['ar', 'سعر فوب', 'FOB'],
    ['ar', 'شروط DAP', 'DAP'],
  ])('%s: "%s" is %s', (language, text, term) => expect(read(text, language).incoterm).toBe(term));
});

describe('a date of need', () => {
  it.each([
    ['zh', '2026年4月20日前到货', '2026-04-20'],
    ['zh', '需要在4月20日之前', '2026-04-20'],
    ['zh', '月底前要', '月底前'],
    ['zh', '急需', '急需'],
    ['es', 'antes del 20 de abril', '2026-04-20'],
    ['es', 'entrega el 20/04/2026', '2026-04-20'],
    ['es', 'lo antes posible', 'lo antes posible'],
    ['es', 'dentro de 3 semanas', 'dentro de 3 semanas'],
    ['ru', 'к 20 апреля', '2026-04-20'],
    ['ru', 'не позднее 20.04.2026', '2026-04-20'],
    ['ru', 'в течение 3 недель', 'в течение 3 недель'],
    ['ru', 'как можно скорее', 'как можно скорее'],
    ['pt', 'até 20 de abril', '2026-04-20'],
    ['pt', 'entrega em 20/04/2026', '2026-04-20'],
    ['pt', 'o quanto antes', 'o quanto antes'],
    ['pt', 'em 3 semanas', 'em 3 semanas'],
    ['ar', 'قبل 20 أبريل', '2026-04-20'],
    ['ar', 'حتى 20/04/2026', '2026-04-20'],
    ['ar', 'خلال 3 أسابيع', 'خلال 3 أسابيع'],
    ['ar', 'بأسرع وقت', 'بأسرع وقت'],
  ])('%s: "%s" is %s', (language, text, needed) => expect(read(text, language).neededBy).toBe(needed));
});
