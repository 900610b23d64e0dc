import { describe, expect, it } from '@jest/globals';
import { read } from './given.ts';

describe('grade', () => {
  it.each([
    ['USP grade', 'USP'],
    ['ibuprofen EP/BP', 'EP/BP'],
    ['Ph. Eur. quality', 'EP'],
    ['IP grade paracetamol', 'IP'],
    ['chp标准', 'ChP'],
    ['符合USP的对乙酰氨基酚', 'USP'],
    ['non-GMP material is fine', 'non-GMP'],
    ['under GMP', 'GMP'],
    ['in-house specification', 'in-house'],
    ['pharmaceutical grade', 'pharma grade'],
    ['grado farmacéutico', 'pharma grade'],
    ['食品级', 'food grade'],
  ])('"%s" is %s', (text, expected) => expect(read(text).grade).toBe(expected));

  it.each(['GMP certificate please', 'who owns the IP rights', 'my bp is 140', 'a cup of tea', 'is it gmp'])(
    '"%s" names no grade',
    (text) => expect(read(text).grade).toBeUndefined(),
  );
});

describe('incoterm', () => {
  it.each([
    ['CIF Lagos', 'CIF'],
    ['price fob shanghai', 'FOB'],
    ['C&F Karachi', 'CFR'],
    ['cnf dhaka', 'CFR'],
    ['ex works', 'EXW'],
    ['价格CIF釜山', 'CIF'],
    ['цена EXW', 'EXW'],
    ['not FOB, CIF please', 'CIF'],
    ['到岸价', 'CIF'],
  ])('"%s" is %s', (text, expected) => expect(read(text).incoterm).toBe(expected));

  it.each(['21 CFR 211', 'CIP system', 'CIP cleaning', 'safe'])('"%s" names none', (text) =>
    expect(read(text).incoterm).toBeUndefined(),
  );
});

describe('company', () => {
  it.each([
    ['We are Baraka Pharma Ltd, need apixaban', 'Baraka Pharma Ltd'],
    ['This is Ali from Noor Labs Pvt Ltd.', 'Noor Labs Pvt Ltd.'],
    ['I am from Helix Biotech', 'Helix Biotech'],
    ['Company: Delta Remedies, Cairo', 'Delta Remedies'],
    ['somos Laboratorios Andes S.A.', 'Laboratorios Andes S.A.'],
    ['Wir sind die Nordchem GmbH', 'Nordchem GmbH'],
    ['ООО «Вектор-Фарм», нужен апиксабан', 'ООО «Вектор-Фарм»'],
    ['我们是浙江海正药业有限公司', '浙江海正药业有限公司'],
    ['公司：上海康健医药', '上海康健医药'],
    ['نحن شركة النور للادوية', 'شركة النور للادوية'],
    ['empresa: Farmax', 'Farmax'],
  ])('"%s"', (text, expected) => expect(read(text).company).toBe(expected));

  it.each([
    'we are an ad agency',
    'are you Sunrise Pharma Ltd?',
    'we are a pharma company',
    'good company',
    'from India',
  ])('"%s" names none', (text) => expect(read(text).company).toBeUndefined());
});

describe('e-mail and telephone', () => {
  it.each([
    ['write to omar.k@baraka-pharma.co.ke.', 'omar.k@baraka-pharma.co.ke'],
    ['邮箱li@haizheng.cn谢谢', 'li@haizheng.cn'],
  ])('finds the address in "%s"', (text, expected) => expect(read(text).email).toBe(expected));

  it.each([
    ['+971 50 123 4567', '+971501234567'],
    ['whatsapp 00254 712 345678', '+254712345678'],
    ['WhatsApp: 971501234567', '+971501234567'],
    ['тел. +7 (495) 123-45-67', '+74951234567'],
    ['هاتف ٠٠٩٦٦٥٠١٢٣٤٥٦٧', '+966501234567'],
    ['tel 021 3456789', '021 3456789'],
  ])('finds the number in "%s"', (text, expected) => expect(read(text).phone).toBe(expected));

  it.each(['641571-10-0', '25000 kg', 'PO 4500012345', 'batch 220314', '2026-03-15'])('"%s" is no telephone', (text) =>
    expect(read(text).phone).toBeUndefined(),
  );
});

describe('needed by', () => {
  it.each([
    ['en', 'needed by 2026-03-15', '2026-03-15'],
    ['en', 'by 15 March', '2026-03-15'],
    ['en', 'before March 15th, 2027', '2027-03-15'],
    ['en', 'deliver by 25/04/2026', '2026-04-25'],
    ['en', 'deliver by 03/04/2026', 'deliver by 03/04/2026'],
    ['en', 'by end of March', 'by end of March'],
    ['en', 'we need it in Q2', 'Q2'],
    ['en', 'within 3 weeks', 'within 3 weeks'],
    ['en', 'next month', 'next month'],
    ['en', 'very urgent!', 'very urgent'],
    ['en', 'ASAP', 'ASAP'],
    ['es', 'para el 20 de abril', '2026-04-20'],
    ['es', 'es urgente', 'urgente'],
    ['pt', 'até 15/03/2026', '2026-03-15'],
    ['ru', 'до 15 марта', '2026-03-15'],
    ['ru', 'до 15.03.2026', '2026-03-15'],
    ['ru', 'срочно', 'срочно'],
    ['de', 'bis 15.3.2026', '2026-03-15'],
    ['fr', 'avant le 20 avril 2026', '2026-04-20'],
    ['zh', '3月15日之前', '2026-03-15'],
    ['zh', '请尽快', '尽快'],
    ['ar', 'عاجل', 'عاجل'],
  ])('%s: "%s" is %s', (language, text, expected) => expect(read(text, language).neededBy).toBe(expected));

  it('keeps the words when no today is given', () => {
    expect(read('by 15 March', 'en', { now: undefined as never }).neededBy).toBe('by 15 March');
  });

  it.each([
    'not urgent',
    'ICH Q2(R2)',
    'ICH Q3C',
    'valid until 2026-03-15',
    'certificate issued 2024-05-01',
    'march in place',
  ])('"%s" is no date of need', (text) => expect(read(text).neededBy).toBeUndefined());
});

describe('documents, purpose, batch', () => {
  it.each([
    ['coa and msds please', ['CoA', 'SDS']],
    ['share the DMF open part and LoA', ['DMF', 'ASMF', 'LoA']],
    ['GMP certificate and written confirmation', ['GMP certificate', 'WC']],
    ['ficha técnica y certificado de análisis', ['CoA', 'TDS']],
    ['сертификат анализа', ['CoA']],
    ['需要检验报告和稳定性数据', ['CoA', 'stability data']],
    ['شهادة تحليل', ['CoA']],
    ['halal and kosher?', ['halal certificate', 'kosher certificate']],
    ['certificate of origin', ['certificate of origin']],
  ])('"%s"', (text, expected) => expect(read(text).documents).toEqual(expected));

  it.each([
    ['for R&D', 'R&D'],
    ['for registration in Egypt', 'registration'],
    ['for commercial production', 'commercial'],
    ['phase 2 clinical trial', 'clinical'],
    ['用于注册申报', 'registration'],
    ['研发用', 'R&D'],
    ['para registro', 'registration'],
    ['для регистрации', 'registration'],
    ['for process validation', 'validation'],
    ['purpose: cosmetic cream', 'cosmetic cream'],
    ['for dermatology use', 'dermatology'],
    ['it is for personal use', 'personal use'],
  ])('the purpose of "%s" is %s', (text, expected) => expect(read(text).purpose).toBe(expected));

  it.each([
    ['batch N-2207', 'N-2207'],
    ['lot# 220316', '220316'],
    ['Batch No.: AB/23/007', 'AB/23/007'],
    ['批号 A12', 'A12'],
    ['批号为XJ2023-5', 'XJ2023-5'],
    ['партия № 77-К', '77-К'],
    ['lote 22A15', '22A15'],
    ['رقم التشغيلة 4471', '4471'],
  ])('the batch of "%s" is %s', (text, expected) => expect(read(text).batch).toBe(expected));

  it.each(['batch size 100 kg', 'a batch of 100 kg', 'batch record', 'three validation batches', 'a lot of thanks'])(
    '"%s" names no batch',
    (text) => expect(read(text).batch).toBeUndefined(),
  );
});
