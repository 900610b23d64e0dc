/** What is bought, as buyers write it in each language: CAS numbers, products, weights, grades. */
import { describe, expect, it } from '@jest/globals';
import { read } from '../given.ts';

describe('a CAS number', () => {
  it.each([
    ['en', 'please check CAS 657-24-9 for us', '657-24-9'],
    ['en', 'CAS no: 103-90-2, 40 kg', '103-90-2'],
    ['en', 'the cas number is 58-08-2.', '58-08-2'],
    ['en', 'do you carry (50-78-2)?', '50-78-2'],
    ['zh', 'CAS号657-24-9有货吗', '657-24-9'],
    ['zh', '请报价CAS：103-90-2，40公斤', '103-90-2'],
    ['zh', '登记号为58-08-2的产品', '58-08-2'],
    ['zh', '５０－７８－２多少钱', '50-78-2'],
    ['es', '¿tienen el CAS 657-24-9?', '657-24-9'],
    ['es', 'número CAS: 103-90-2, 40 kg', '103-90-2'],
    ['es', 'coticen 58-08-2 por favor', '58-08-2'],
    ['es', 'necesito 50-78-2, 3 kilos', '50-78-2'],
    ['ru', 'есть ли CAS 657-24-9?', '657-24-9'],
    ['ru', 'номер CAS 103-90-2, 40 кг', '103-90-2'],
    ['ru', 'нужен 58-08-2', '58-08-2'],
    ['ru', 'КАС № 50-78-2', '50-78-2'],
    ['pt', 'vocês têm o CAS 657-24-9?', '657-24-9'],
    ['pt', 'número CAS: 103-90-2, 40 kg', '103-90-2'],
    ['pt', 'cotem o 58-08-2', '58-08-2'],
    ['pt', 'preciso de 50-78-2, 3 quilos', '50-78-2'],
    ['ar', 'هل لديكم CAS 657-24-9', '657-24-9'],
    ['ar', 'رقم CAS هو 103-90-2', '103-90-2'],
    ['ar', 'نريد ٥٨-٠٨-٢', '58-08-2'],
    ['ar', 'سعر 50-78-2، ٣ كيلو', '50-78-2'],
  ])('%s: "%s"', (language, text, number) => expect(read(text, language).cas).toEqual([{ number, valid: true }]));
});

describe('a product', () => {
  it.each([
    ['en', 'any news on ticagrelor?', 'ticagrelor'],
    ['en', 'offer sitagliptin phosphate', 'sitagliptin phosphate'],
    ['zh', '替格瑞洛有现货吗', 'ticagrelor'],
    ['zh', '我们需要磷酸西格列汀', 'sitagliptin phosphate'],
    ['zh', '阿哌沙班原料药', 'apixaban'],
    ['zh', '请报非奈利酮', 'finerenone'],
    ['es', 'precio del ticagrelor', 'ticagrelor'],
    ['es', 'fosfato de sitagliptina, 5 kg', 'sitagliptin phosphate'],
    ['es', 'apixabán materia prima', 'apixaban'],
    ['es', 'rivaroxabán', 'rivaroxaban'],
    ['ru', 'цена тикагрелора', 'ticagrelor'],
    ['ru', 'апиксабан субстанция', 'apixaban'],
    ['ru', 'интересует финеренон', 'finerenone'],
    ['ru', 'метформина гидрохлорид', 'metformin hydrochloride'],
    ['pt', 'preço do ticagrelor', 'ticagrelor'],
    ['pt', 'fosfato de sitagliptina 5 kg', 'sitagliptin phosphate'],
    ['pt', 'cloridrato de metformina', 'metformin hydrochloride'],
    ['pt', 'rivaroxabana', 'rivaroxaban'],
    ['ar', 'سعر تيكاجريلور', 'ticagrelor'],
    ['ar', 'مادة أبيكسابان الخام', 'apixaban'],
    ['ar', 'نحتاج فينيرينون', 'finerenone'],
    ['ar', 'ميتفورمين', 'metformin'],
  ])('%s: "%s" is %s', (language, text, name) => expect(read(text, language).products).toMatchObject([{ name }]));
});

describe('a weight', () => {
  it.each([
    ['zh', '需要二十五公斤', 25],
    ['es', 'veinticinco kilos', 25],
    ['es', 'medio kilo', 0.5],
    ['ru', 'двадцать пять кг', 25],
    ['ru', '0,5 тонны', 500],
    ['pt', 'vinte e cinco quilos', 25],
    ['pt', 'meio quilo', 0.5],
    ['pt', '1,5 tonelada', 1500],
    ['ar', '٢٥ كيلوغرام', 25],
    ['ar', 'نصف طن', 500],
    ['ar', '200 غرام', 0.2],
  ])('%s: "%s" is %f kg', (language, text, kilograms) =>
    expect(read(text, language).quantityKg).toBeCloseTo(kilograms, 9),
  );
});

describe('a grade', () => {
  it.each([
    ['en', 'metformin BP grade', 'BP'],
    ['en', 'material of food grade', 'food grade'],
    ['zh', '要符合美国药典', 'USP'],
    ['zh', '欧洲药典标准的', 'EP'],
    ['zh', '医药级还是工业级', 'pharma grade'],
    ['zh', '中国药典2020版', 'ChP'],
    ['es', 'calidad USP', 'USP'],
    ['es', 'según la Farmacopea Europea', 'EP'],
    ['es', 'grado alimenticio', 'food grade'],
    ['es', 'grado técnico', 'technical grade'],
    ['ru', 'качество USP', 'USP'],
    ['ru', 'по Европейской фармакопее', 'EP'],
    ['ru', 'пищевой сорт', 'food grade'],
    ['ru', 'фармацевтического качества', 'pharma grade'],
    ['pt', 'qualidade USP', 'USP'],
    ['pt', 'conforme a Farmacopeia Europeia', 'EP'],
    ['pt', 'grau farmacêutico', 'pharma grade'],
    ['pt', 'grau alimentício', 'food grade'],
    ['ar', 'مطابق USP', 'USP'],
    ['ar', 'حسب دستور الأدوية الأوروبي', 'EP'],
    ['ar', 'دستور الأدوية الأمريكي', 'USP'],
    ['ar', 'درجة صيدلانية', 'pharma grade'],
    ['ar', 'درجة غذائية', 'food grade'],
  ])('%s: "%s" is %s', (language, text, grade) => expect(read(text, language).grade).toBe(grade));
});
