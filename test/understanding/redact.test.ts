/** What is shown of a customer's words: what they asked, and not who they are. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { redact, withoutPlaceholders } from '../../src/understanding/redact.ts';
import { index as products } from './entities/given.ts';

const redacted = (text: string, language = 'en', known: readonly string[] = []) =>
  redact(text, { language, products, known });

describe('redacting', () => {
  it.each<[language: string, text: string, shown: string]>([
    ['en', 'send the offer to ana.lopez@corp.example please', 'send the offer to [e-mail] please'],
    ['en', 'write to ana (at) corp.example', 'write to [e-mail]'],
    ['en', 'write to ana at corp dot example', 'write to [e-mail]'],
    ['en', 'my whatsapp is +34 600 123 456, call me', 'my whatsapp is [phone], call me'],
    ['en', 'order 600 123 456 is late', 'order [number] is late'],
    ['en', 'our tax id 20481234567', 'our tax id [number]'],
    ['en', 'see https://corp.example/a?b=c or www.corp.example', 'see [link] or [link]'],
    ['en', 'see corp-pharma.com for who we are', 'see [link] for who we are'],
    ['en', 'wechat: lihua_88 or @lihua_88', 'wechat: [account] or [account]'],
    ['en', 'My name is John Smith, do you pack in drums?', 'My name is [name], do you pack in drums?'],
    ['en', 'my name is ravi kumar and I need your audit dates', 'my name is [name] and I need your audit dates'],
    ['en', 'do you pack in drums?\nBest regards,\nravi kumar', 'do you pack in drums? Best regards, [name]'],
    ['en', 'Dear Mr. Chen, do you pack in drums?', 'Dear Mr. [name], do you pack in drums?'],
    ['en', 'we are Blue River Pharma Pvt Ltd from Pune', 'we are [company] from Pune'],
    ['en', 'company:  Blue   River\ndo you pack in drums?', 'company: [company] do you pack in drums?'],
    ['es', 'Me llamo Ana María de la Cruz, ¿envasan en bidones?', 'Me llamo [name], ¿envasan en bidones?'],
    ['es', '¿envasan en bidones? Saludos, pedro ruiz', '¿envasan en bidones? Saludos, [name]'],
    ['es', 'Empresa: Laboratorios Sol\n¿envasan en bidones?', 'Empresa: [company] ¿envasan en bidones?'],
    ['pt', 'Meu nome é João Souza, celular 11 98765 4321', 'Meu nome é [name], celular [phone]'],
    ['pt', 'vocês embalam em tambores? Atenciosamente, Rita', 'vocês embalam em tambores? Atenciosamente, [name]'],
    ['ru', 'Меня зовут Иван Петров, нужны бочки', 'Меня зовут [name], нужны бочки'],
    ['ru', 'нужны бочки, тел. +7 912 345-67-89. С уважением, Иван', 'нужны бочки, тел. [phone]. С уважением, [name]'],
    ['ru', 'мы ООО «Ромашка», нужны бочки', 'мы [company], нужны бочки'],
    ['zh', '我叫王小明，请问用桶包装吗？', '我叫[name]，请问用桶包装吗？'],
    ['zh', '请问用桶包装吗？电话：13800138000', '请问用桶包装吗？电话：[phone]'],
    ['zh', '我们是蓝河制药有限公司', '我们是[company]'],
    ['ar', 'اسمي أحمد خالد، هل تعبئون في براميل؟', 'اسمي [name]، هل تعبئون في براميل؟'],
    ['ar', 'هل تعبئون في براميل؟ مع تحياتي أحمد خالد', 'هل تعبئون في براميل؟ مع تحياتي [name]'],
    ['ar', 'رقم ٠٠٩٧١٥٠١٢٣٤٥٦٧ واتساب', 'رقم [phone] واتساب'],
  ])('(%s) %s', (language, text, shown) => {
    expect(redacted(text, language)).toBe(shown);
  });

  it.each<[text: string]>([
    ['is 641571-10-0 made by you?'],
    ['CAS 50-78-2, 25 kg, by 2026-03-15'],
    ['I am looking for Nilotinib HCl, 1000000 g'],
    ['this is Nilotinib, is it micronised?'],
    ['Product name: Exampletinib, do you have it?'],
    ['thanks, what is the shelf life'],
    ['do you make GS-441524?'],
    ['is it stable at room. please send data'],
    ['saludos desde Perú'],
    ['叫你们经理来'],
    ['call me when it is shipped'],
    ['مصنع نيلوتينيب'],
    ['Thanks! Price of 25 kg?'],
    ['I am interested in finerenone'],
    ['10, 25, 50 or 100 kg drums?'],
  ])('leaves what is asked: %s', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it('hides what the network calls the writer, wherever it stands', () => {
    expect(redacted('josé here, is Lopez your agent?', 'en', ['José López', '@jl'])).toBe(
      '[name] here, is [name] your agent?',
    );
    expect(redacted('王小明想问包装', 'zh', ['王小明'])).toBe('[name]想问包装');
  });

  it('leaves one line, without characters that play with a terminal', () => {
    expect(redacted('one\u001b[31m\ntwo\u202ethree')).toBe('one [31m two three');
  });

  it('hides an address whatever stands around it, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const shown = redacted(`${before} ana.lopez@corp.example ${after}`);
        expect(shown).not.toMatch(/ana\.lopez@corp|\n/);
      }),
    );
  });

  it('shows nothing of what it has not looked at', () => {
    expect(redacted(`${'a '.repeat(2100)}ana@corp.example`)).not.toContain('@');
  });

  it('leaves the question when the places are taken out', () => {
    expect(withoutPlaceholders(redacted('my name is Ana Ruiz: drums? ana@corp.example'))).toBe('my name is : drums?');
  });
});
