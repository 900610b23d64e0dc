/** Salts, hydrates, and substances that the list does not have, as buyers write them in each language. */
import { describe, expect, it } from '@jest/globals';
import { read } from '../given.ts';

/** What is asked for: name, or "?" and the words for one that the list does not have, with kilograms if any. */
const goods = (text: string, language: string) =>
  (read(text, language).products ?? []).map(({ name, text: written, quantityKg }) =>
    [name ?? `?${written}`, ...(quantityKg === undefined ? [] : [quantityKg])].join(' '),
  );

describe('a salt or hydrate', () => {
  it.each([
    ['zh', '比索洛尔富马酸盐', 'bisoprolol fumarate'],
    ['zh', '要可待因磷酸盐', 'codeine phosphate'],
    ['zh', '盐酸二甲双胍', 'metformin hydrochloride'],
    ['zh', '氨氯地平苯磺酸盐一水合物', 'amlodipine besylate monohydrate'],
    ['zh', '培美曲塞二钠', 'pemetrexed disodium'],
    ['ar', 'لوسارتان بوتاسيوم', 'losartan potassium'],
    ['ar', 'روسوفاستاتين كالسيوم', 'rosuvastatin calcium'],
    ['ar', 'هيدروكلوريد الميتفورمين', 'metformin hydrochloride'],
    ['ar', 'أملوديبين بيسيلات', 'amlodipine besylate'],
    ['pt', 'azitromicina di-hidratada', 'azithromycin dihydrate'],
    ['pt', 'cetirizina dicloridrato', 'cetirizine dihydrochloride'],
    ['pt', 'valproato de sódio', 'sodium valproate'],
    ['es', 'fosfato monohidratado de codeína', 'codeine phosphate monohydrate'],
    ['es', 'valproato de magnesio', 'magnesium valproate'],
    ['ru', 'по амлодипину безилату', 'amlodipine besylate'],
    ['ru', 'азитромицина дигидрат', 'azithromycin dihydrate'],
    ['ru', 'вальпроат натрия', 'sodium valproate'],
    ['ru', 'моногидрат кодеина фосфата', 'codeine phosphate monohydrate'],
    ['en', 'metformin hydrochlorde', 'metformin hydrochloride'],
    ['en', 'losartan potasium', 'losartan potassium'],
    ['en', 'bisoprolol fumarat', 'bisoprolol fumarate'],
  ])('%s: "%s" is %s', (language, text, name) => expect(goods(text, language)).toEqual([name]));

  it('is not the next word, the salt of the name before it, or another ion', () => {
    expect(goods('losartan samples', 'en')).toEqual(['losartan']);
    expect(goods('losartan pallets', 'en')).toEqual(['losartan']);
    expect(goods('losartan nitrite', 'en')).toEqual(['losartan']);
    expect(read('метформина гидрохлорид у вас есть', 'ru').products?.[0]?.text).toBe('метформина гидрохлорид');
    expect(goods('метформина гидрохлорид глимепирид', 'ru')).toEqual(['metformin hydrochloride', 'glimepiride']);
  });

  it.each([
    ['en', 'losartan potassium 40 kg and losartan 7 kg', ['losartan potassium 40', 'losartan 7']],
    ['ru', 'розувастатин кальция 5 кг, розувастатин 2 кг', ['rosuvastatin calcium 5', 'rosuvastatin 2']],
    ['en', 'losartan potassium 40 kg. Is your losartan in stock?', ['losartan potassium 40']],
    ['en', 'losartan potassium 40 kg, please confirm losartan 40 kg', ['losartan potassium 40']],
  ])('%s: of "%s" salt and base are two goods only with amounts of their own', (language, text, expected) =>
    expect(goods(text, language)).toEqual(expected),
  );
});

describe('a substance that the list does not have', () => {
  it.each([
    ['en', 'Do you have rebamipide? 40 kg to Durban', ['?rebamipide 40']],
    ['en', 'is rebamipide available', ['?rebamipide']],
    ['en', 'rebamipide EP - 40 kg', ['?rebamipide 40']],
    ['en', 'we need QRX-114, 2 kg', ['?QRX-114 2']],
    ['en', 'quilostat hydrochloride 3 kg', ['?quilostat hydrochloride 3']],
    ['es', '¿manejan floroglucinol? 15 kg', ['?floroglucinol 15']],
    ['es', '60 kg de levosulpirida a Quito', ['?levosulpirida 60']],
    ['es', 'ácido tióctico 30 kg', ['?ácido tióctico 30']],
    ['pt', 'vocês têm bromoprida e rebamipida? 5 kg de cada', ['?bromoprida 5', '?rebamipida 5']],
    ['pt', 'cloperastina 8 kg', ['?cloperastina 8']],
    ['ru', 'ребамипид 60 кг в Баку', ['?ребамипид 60']],
    ['ru', '60 кг ребамипида', ['?ребамипида 60']],
    ['ru', 'янтарная кислота 300 кг', ['?янтарная кислота 300']],
    ['ar', 'ريباميبيد ٤٠ كيلو وليفوسولبيريد ١٥ كيلو', ['?ريباميبيد 40', '?ليفوسولبيريد 15']],
    ['zh', '瑞巴派特20公斤和奥硝唑3公斤', ['?瑞巴派特 20', '?奥硝唑 3']],
    ['zh', '2-氨基-5-氯吡啶，3公斤', ['?2-氨基-5-氯吡啶 3']],
    ['zh', '有没有3,4-二氟苯腈', ['?3,4-二氟苯腈']],
  ])('%s: "%s" is passed on as written', (language, text, expected) => expect(goods(text, language)).toEqual(expected));

  it.each([
    ['en', 'do you have a machine for sale'],
    ['en', 'do you have a telephone number'],
    ['en', 'we need PO-2231 and NOM-164'],
    ['en', 'ppm of ethyl acetate left after drying'],
    ['es', '¿cuánto cuestan 20 kg? ¿tienen oficina en Lima?'],
    ['es', 'son 20 kg, destino Quito'],
    ['pt', 'hoje preciso de 300 gramas, ano que vem 80 quilos, acompanham?'],
    ['pt', '50 gramas chegam'],
    ['ru', 'просим 50 кг, препарат 5 кг, магазин 10 кг'],
    ['ru', 'нитрозамины есть?'],
    ['ar', 'نريد ٢٠ كيلو من المادة'],
    ['ar', 'إجمالي ٤٠ كيلو'],
    ['zh', '我们公司要5公斤样品，每年20公斤'],
    ['zh', 'N-亚硝基'],
  ])('%s: "%s" names none', (language, text) => expect(goods(text, language)).toEqual([]));
});

describe('an amount for every product', () => {
  it.each([
    ['en', 'metformin and amlodipine, 5 kg of both', 5],
    ['es', '5 kg de cada uno: metformina y amlodipino', 5],
    ['pt', 'metformina e amlodipina, 5 kg de cada', 5],
    ['ru', 'метформин и амлодипин, 5 кг каждого', 5],
    ['ar', '٥ كيلو من كل صنف: ميتفورمين وأملوديبين', 5],
    ['zh', '每种5公斤：二甲双胍、氨氯地平', 5],
    ['zh', '二甲双胍和氨氯地平均要5公斤', 5],
  ])('%s: "%s"', (language, text, kilograms) =>
    expect(goods(text, language)).toEqual([`metformin ${kilograms}`, `amlodipine ${kilograms}`]),
  );
});

describe('what was meant before', () => {
  it.each([
    ['es', 'no era metformina, era amlodipino'],
    ['es', 'no es la metformina sino el amlodipino'],
    ['pt', 'não era metformina, era amlodipina'],
    ['en', "it wasn't metformin but amlodipine"],
    ['ru', 'не метформин, а амлодипин'],
    ['ar', 'لم يكن ميتفورمين بل أملوديبين'],
    ['zh', '不是二甲双胍，是氨氯地平'],
  ])('%s: "%s" asks for amlodipine only', (language, text) => expect(goods(text, language)).toEqual(['amlodipine']));

  it.each([
    ['es', 'no eran 5 kg, eran 60 kg'],
    ['pt', 'não eram 5 kg, eram 60 kg'],
    ['ar', 'ليس ٥ كيلو بل ٦٠ كيلو'],
  ])('%s: "%s" is 60 kg', (language, text) => expect(read(text, language).quantityKg).toBe(60));
});
