import { describe, expect, it } from '@jest/globals';
import { isValidCas, lookUpProduct, suggestProducts } from '../../../src/understanding/entities/index.ts';
import { index, products, read } from './given.ts';

const names = (text: string, language = 'en') =>
  (read(text, language).products ?? []).map(({ name, text: written }) => name ?? `?${written}`);

describe('product names', () => {
  it.each([
    ['en', 'rivaroxaban price', ['rivaroxaban']],
    ['en', 'rivaroxabn price', ['rivaroxaban']],
    ['en', 'do you have rivroxaban', ['rivaroxaban']],
    ['en', 'need apixiban', ['apixaban']],
    ['en', 'sitaglptin 5kg', ['sitagliptin']],
    ['en', 'ticagrelro', ['ticagrelor']],
    ['en', 'empaglifozin', ['empagliflozin']],
    ['en', 'osi mertinib 2kg', ['osimertinib']],
    ['en', 'vitamin b12', ['cyanocobalamin']],
    ['en', 'ascorbic acid', ['ascorbic acid']],
    ['en', 'folic asid', ['folic acid']],
    ['en', 'Xarelto api', ['rivaroxaban']],
    ['en', 'acetaminophen', ['paracetamol']],
    ['en', 'imatinib mesylate', ['imatinib mesylate']],
    ['en', 'imatinib mesilate', ['imatinib mesylate']],
    ['en', 'metformin HCl', ['metformin hydrochloride']],
    ['en', 'sitagliptin phosphate monohydrate', ['sitagliptin phosphate monohydrate']],
    ['en', 'losartan (potassium)', ['losartan potassium']],
    ['en', 'tofacitinib free base', ['tofacitinib free base']],
    ['en', 'apixaban intermediate', ['apixaban intermediate']],
    ['en', 'impurity B of apixaban', ['apixaban impurity']],
    ['en', 'KSM for apixaban', ['apixaban starting material']],
    ['en', 'rivaroxaban, not apixaban', ['rivaroxaban']],
    ['es', 'metformina', ['metformin']],
    ['es', 'clorhidrato de metformina', ['metformin hydrochloride']],
    ['es', 'losartán potásico', ['losartan potassium']],
    ['pt', 'mesilato de imatinibe', ['imatinib mesylate']],
    ['pt', 'levotiroxina', ['levothyroxine']],
    ['ru', 'ривароксабан', ['rivaroxaban']],
    ['ru', 'цена ривароксабана', ['rivaroxaban']],
    ['ru', 'мезилат иматиниба', ['imatinib mesylate']],
    ['ru', 'риварксабан', ['rivaroxaban']],
    ['ar', 'ريفاروكسابان', ['rivaroxaban']],
    ['ar', 'سعر الريفاروكسابان', ['rivaroxaban']],
    ['zh', '利伐沙班多少钱', ['rivaroxaban']],
    ['zh', '请报价盐酸二甲双胍', ['metformin hydrochloride']],
    ['zh', '甲磺酸伊马替尼和阿哌沙班', ['imatinib mesylate', 'apixaban']],
    ['fr', 'dapagliflozine', ['dapagliflozin']],
    ['de', 'Semaglutid', ['semaglutide']],
    ['tr', 'apiksaban', ['apixaban']],
  ])('%s: "%s"', (language, text, expected) => expect(names(text, language)).toEqual(expected));

  it('keeps the words of the customer beside the name', () => {
    expect(read('Quote METFORMIN HCL please').products).toEqual([
      { text: 'METFORMIN HCL', name: 'metformin hydrochloride', score: 1 },
    ]);
  });

  it.each([
    'the order is finished, format the certificate',
    'mexico methanol supplier',
    'pyridine and keratin',
    'creative meantime program',
    'ambient temperature storage',
    'please celebrate the singular prevista estadio',
    'la cocina de cristina',
    'price of shipping, price list, price of the sample',
    'can you send me an offer for everything',
    'how are you my friend',
    'we need a certificate of analysis for the material',
    'ICH Q7, ISO 9001, 21 CFR 211',
  ])('sees no product in "%s"', (text) => expect(names(text)).toEqual([]));

  it.each([
    ['price of ABX-7731', ['?ABX-7731']],
    ['quote for Zanotrexib 7 kg', ['?Zanotrexib']],
    ['do you make velufenib', ['?velufenib']],
    ['4 kg of quofenidone', ['?quofenidone']],
    ['3-bromo-2-fluorobenzaldehyde 10 kg', ['?3-bromo-2-fluorobenzaldehyde']],
    ['请报价维拓替尼5公斤', ['?维拓替尼']],
    ['нужен велуфениб', ['?велуфениб']],
  ])('passes on a name it does not know: "%s"', (text, expected) => expect(names(text)).toEqual(expected));

  it.each([
    ['not imatinib, dasatinib', ['dasatinib']],
    ['dasatinib instead of imatinib', ['dasatinib']],
    ['no es imatinib sino dasatinib', ['dasatinib']],
    ['не иматиниб, а дазатиниб', ['dasatinib']],
    ['不是伊马替尼，是达沙替尼', ['dasatinib']],
    ['no, dasatinib', ['dasatinib']],
  ])('drops what is denied: "%s"', (text, expected) => expect(names(text)).toEqual(expected));

  it('never merges drugs whose names differ by a prefix', () => {
    expect(names('omeprazole')).toEqual(['omeprazole']);
    expect(names('esomeprazole')).toEqual(['esomeprazole']);
    expect(names('levofloxacin, ofloxacin')).toEqual(['levofloxacin', 'ofloxacin']);
    expect(names('prednisone and prednisolone')).toEqual(['prednisone', 'prednisolone']);
  });

  it('keeps the tag of a controlled name, also misspelt, as a salt or by number', () => {
    const tags = (text: string) => read(text).products?.[0]?.tags;
    expect(tags('ketamine hcl 1 kg')).toEqual(['controlled']);
    expect(tags('pseudoephidrine')).toEqual(['precursor']);
    expect(tags('103-79-7')).toEqual(['precursor']);
    expect(tags('finerenone')).toEqual(['patent', 'education']);
    expect(read('ibuprofen').products?.[0]).not.toHaveProperty('tags');
  });

  it('gives every product its own quantity', () => {
    const amounts = (text: string, language = 'en') =>
      (read(text, language).products ?? []).map(({ name, quantityKg }) => `${name} ${quantityKg ?? '-'}`);
    expect(amounts('apixaban 3kg, rivaroxaban 8kg')).toEqual(['apixaban 3', 'rivaroxaban 8']);
    expect(amounts('3kg apixaban, 8kg rivaroxaban')).toEqual(['apixaban 3', 'rivaroxaban 8']);
    expect(amounts('apixaban 3kg rivaroxaban 8kg')).toEqual(['apixaban 3', 'rivaroxaban 8']);
    expect(amounts('3kg of apixaban and 8kg of rivaroxaban')).toEqual(['apixaban 3', 'rivaroxaban 8']);
    expect(amounts('apixaban\n3 kg\nrivaroxaban\n8 kg')).toEqual(['apixaban 3', 'rivaroxaban 8']);
    expect(amounts('losartan potassium 200kg, valsartan 50 kg and 5kg telmisartan')).toEqual([
      'losartan potassium 200',
      'valsartan 50',
      'telmisartan 5',
    ]);
    expect(amounts('apixaban and rivaroxaban, 3 kg each')).toEqual(['apixaban 3', 'rivaroxaban 3']);
    expect(amounts('3 kg apixaban and rivaroxaban')).toEqual(['apixaban 3', 'rivaroxaban -']);
    expect(amounts('阿哌沙班三公斤，利伐沙班八公斤', 'zh')).toEqual(['apixaban 3', 'rivaroxaban 8']);
  });

  it('takes the quantity beside the only product, else the first of several', () => {
    expect(read('less than 2 kg, maybe 300 g apixaban')).toMatchObject({ quantity: 300, unit: 'g' });
    expect(read('5kg 10kg 50kg price apixaban')).toMatchObject({ quantity: 5 });
  });

  it('reads a CAS number as the product it belongs to, or as one the list does not have', () => {
    expect(read('366789-02-8 5 kg').products).toMatchObject([{ name: 'rivaroxaban', cas: '366789-02-8', quantity: 5 }]);
    expect(read('220127-57-1').products).toMatchObject([{ name: 'imatinib mesylate' }]);
    expect(read('7732-18-5').products).toEqual([{ text: '7732-18-5', cas: '7732-18-5', score: 0.5 }]);
    expect(read('rivaroxaban (CAS: 366789-02-8)').products).toMatchObject([
      { text: 'rivaroxaban', cas: '366789-02-8' },
    ]);
    expect(read('rivaroxaban CAS 503612-47-3').products).toMatchObject([{ name: 'rivaroxaban', cas: '503612-47-3' }]);
    expect(read('366789-02-9').products).toBeUndefined();
  });

  it('suggests what a partial or badly spelt name may mean', () => {
    expect(suggestProducts('rivarox', index)[0]?.name).toBe('rivaroxaban');
    expect(suggestProducts('price of krizotinip', index, 3).map(({ name }) => name)).toContain('crizotinib');
  });

  it.each([
    ['price of xareltto', 'rivaroxaban'],
    ['do you have eliqis in stock', 'apixaban'],
    ['jaunvia 5 kg', 'sitagliptin'],
    ['Glivek quote', 'imatinib'],
  ])('suggests what a badly spelt brand may mean: "%s"', (text, expected) => {
    expect(suggestProducts(text, index)[0]?.name).toBe(expected);
    expect(names(text)).not.toContain(expected);
  });

  it('looks up a product by name, salt or number, exactly', () => {
    expect(lookUpProduct(index, 'Metformin hydrochloride')?.name).toBe('metformin');
    expect(lookUpProduct(index, 'tofacitinib free base')?.name).toBe('tofacitinib');
    expect(lookUpProduct(index, '366789-02-8')?.name).toBe('rivaroxaban');
    expect(lookUpProduct(index, 'rivaroxabn')).toBeUndefined();
  });
});

describe('knowledge/products.yaml', () => {
  it('has at least 150 products, none of them offered', () => {
    expect(products.length).toBeGreaterThanOrEqual(150);
    expect(products.filter(({ offered }) => offered)).toEqual([]);
  });

  it('has only CAS numbers whose check digit fits, each for one substance', () => {
    const numbers = products
      .flatMap(({ cas, salts = [] }) => [cas, ...salts.map((salt) => salt.cas)])
      .filter((cas) => cas !== undefined);
    expect(numbers.filter((cas) => !isValidCas(cas))).toEqual([]);
    expect(numbers.length).toBe(new Set(numbers).size);
  });

  it('gives every name to one product only', () => {
    const all = products.flatMap(({ name, names }) => [name, ...names]).map((name) => name.toLowerCase());
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  });

  it('finds each of its own names', () => {
    const missed = products.filter(({ name }) => lookUpProduct(index, name)?.name !== name).map(({ name }) => name);
    expect(missed).toEqual([]);
  });
});
