/** Who asks, how to reach them, which papers they want and what for, in each language. */
import { describe, expect, it } from '@jest/globals';
import { read } from '../given.ts';

describe('a company', () => {
  it.each([
    ['zh', '我是山东鲁康药业有限公司的采购', '山东鲁康药业有限公司'],
    ['zh', '公司名称：广州恒健医药', '广州恒健医药'],
    ['zh', '来自江苏华辰制药股份有限公司', '江苏华辰制药股份有限公司'],
    ['zh', '我们是Delta Remedies Ltd', 'Delta Remedies Ltd'],
    ['es', 'empresa: Quimifar del Sur', 'Quimifar del Sur'],
    ['es', 'les escribe Laboratorios Pacífico S.A.C.', 'Laboratorios Pacífico S.A.C.'],
    ['es', 'razón social: Droguería Central', 'Droguería Central'],
    ['es', 'somos Farmaquim S.R.L.', 'Farmaquim S.R.L.'],
    ['ru', 'компания: Фармсинтез-Юг', 'Фармсинтез-Юг'],
    ['ru', 'мы ТОО «Алмафарм»', 'ТОО «Алмафарм»'],
    ['ru', 'АО "Биохимик", отдел закупок', 'АО "Биохимик"'],
    ['ru', 'организация: Медпром', 'Медпром'],
    ['pt', 'somos a Quimfarma Ltda', 'Quimfarma Ltda'],
    ['pt', 'empresa: Farmanorte', 'Farmanorte'],
    ['pt', 'falo da Laboratórios Atlântico S.A.', 'Laboratórios Atlântico S.A.'],
    ['pt', 'razão social: Insumos do Brasil', 'Insumos do Brasil'],
    ['zh', '公司 河内制药 邮箱 a@hanoi.example', '河内制药'],
    ['es', 'somos laboratorios Andinos', 'laboratorios Andinos'],
    ['pt', 'empresa Quimibras', 'Quimibras'],
    ['pt', 'somos da Farmacêutica Boa Vista', 'Farmacêutica Boa Vista'],
    ['fr', 'société Labo Maghreb SARL, a@labo.example', 'Labo Maghreb SARL'],
    ['de', 'firma alpenpharma gmbh', 'alpenpharma gmbh'],
    ['en', 'we r Getz Pharma Karachi', 'Getz Pharma'],
    ['ar', 'الشركة: الدلتا للأدوية', 'الدلتا للأدوية'],
    ['ar', 'نحن مصنع الحكمة للادوية', 'مصنع الحكمة للادوية'],
    ['ar', 'من شركة الخليج', 'شركة الخليج'],
    ['ar', 'اسم الشركة: Nile Labs', 'Nile Labs'],
  ])('%s: "%s"', (language, text, company) => expect(read(text, language).company).toBe(company));
});

describe('an address and a number to reach somebody', () => {
  it.each([
    ['en', 'mail me at ana.ruiz@farma.example', 'ana.ruiz@farma.example'],
    ['en', 'Email: qa+api@lab.example, thanks', 'qa+api@lab.example'],
    ['zh', '我的邮箱是ana@farma.example。', 'ana@farma.example'],
    ['zh', '发到ana@farma.example吧', 'ana@farma.example'],
    ['es', 'mi correo es ana@farma.example.', 'ana@farma.example'],
    ['es', 'escríbame a ana@farma.example, gracias', 'ana@farma.example'],
    ['ru', 'моя почта ana@farma.example', 'ana@farma.example'],
    ['ru', 'пишите на ana@farma.example!', 'ana@farma.example'],
    ['pt', 'meu e-mail é ana@farma.example', 'ana@farma.example'],
    ['pt', 'envie para ana@farma.example.', 'ana@farma.example'],
    ['ar', 'بريدي ana@farma.example', 'ana@farma.example'],
    ['ar', 'أرسلوا إلى ana@farma.example، شكرا', 'ana@farma.example'],
  ])('%s: the address in "%s"', (language, text, email) => expect(read(text, language).email).toBe(email));

  it.each([
    ['en', 'my number is +44 20 7946 0018', '+442079460018'],
    ['en', 'call me on 0044 20 7946 0018', '+442079460018'],
    ['zh', '我的电话是+86 138 0013 8000', '+8613800138000'],
    ['zh', '手机：+8613800138000', '+8613800138000'],
    ['es', 'mi teléfono es +51 987 654 321', '+51987654321'],
    ['es', 'WhatsApp: +52 55 1234 5678', '+525512345678'],
    ['ru', 'мой телефон +7 901 234-56-78', '+79012345678'],
    ['ru', 'звоните: +998 90 123 45 67', '+998901234567'],
    ['pt', 'meu telefone é +55 11 91234-5678', '+5511912345678'],
    ['pt', 'celular +351 912 345 678', '+351912345678'],
    ['ar', 'رقمي +20 10 1234 5678', '+201012345678'],
    ['ar', 'هاتف: ٠٠٩٧١٥٠١٢٣٤٥٦٧', '+971501234567'],
  ])('%s: the number in "%s"', (language, text, phone) => expect(read(text, language).phone).toBe(phone));
});

describe('documents', () => {
  it.each([
    ['zh', '请发质检报告COA', ['CoA']],
    ['zh', '需要安全技术说明书', ['SDS']],
    ['zh', '有DMF和GMP证书吗', ['DMF', 'GMP certificate']],
    ['zh', '原产地证', ['certificate of origin']],
    ['es', 'certificado de análisis por favor', ['CoA']],
    ['es', 'copia del certificado de BPM', ['GMP certificate']],
    ['pt', 'certificado de boas práticas de fabricação', ['GMP certificate']],
    ['ar', 'صحيفة بيانات السلامة وشهادة التصنيع الجيد', ['SDS', 'GMP certificate']],
    ['es', 'hoja de seguridad', ['SDS']],
    ['es', 'certificado de origen', ['certificate of origin']],
    ['es', 'datos de estabilidad', ['stability data']],
    ['ru', 'паспорт безопасности', ['SDS']],
    ['ru', 'сертификат происхождения', ['certificate of origin']],
    ['ru', 'данные по стабильности', ['stability data']],
    ['ru', 'сертификат GMP', ['GMP certificate']],
    ['pt', 'certificado de análise', ['CoA']],
    ['pt', 'ficha de segurança', ['SDS']],
    ['pt', 'certificado de origem', ['certificate of origin']],
    ['pt', 'dados de estabilidade', ['stability data']],
    ['ar', 'صحيفة بيانات السلامة', ['SDS']],
    ['ar', 'شهادة المنشأ', ['certificate of origin']],
    ['ar', 'شهادة حلال', ['halal certificate']],
    ['ar', 'دراسة الثبات', ['stability data']],
  ])('%s: "%s"', (language, text, documents) => expect(read(text, language).documents).toEqual(documents));
});

describe('an intended use', () => {
  it.each([
    ['zh', '用于研发', 'R&D'],
    ['zh', '商业化生产', 'commercial'],
    ['zh', '临床试验用', 'clinical'],
    ['zh', '用于验证批', 'validation'],
    ['es', 'para investigación', 'R&D'],
    ['es', 'para producción comercial', 'commercial'],
    ['es', 'ensayo clínico fase 2', 'clinical'],
    ['es', 'uso veterinario', 'veterinary'],
    ['pt', 'para uso veterinário', 'veterinary'],
    ['ar', 'للاستخدام البيطري', 'veterinary'],
    ['es', 'estudio de bioequivalencia', 'bioequivalence'],
    ['ru', 'для исследования биоэквивалентности', 'bioequivalence'],
    ['ar', 'دراسة التكافؤ الحيوي', 'bioequivalence'],
    ['ru', 'для разработки', 'R&D'],
    ['ru', 'для производства таблеток', 'commercial'],
    ['ru', 'клинические исследования', 'clinical'],
    ['ru', 'для ветеринарии', 'veterinary'],
    ['pt', 'para pesquisa', 'R&D'],
    ['pt', 'produção comercial', 'commercial'],
    ['pt', 'estudo clínico', 'clinical'],
    ['pt', 'para registro na Anvisa', 'registration'],
    ['ar', 'للبحث والتطوير', 'R&D'],
    ['ar', 'للإنتاج التجاري', 'commercial'],
    ['ar', 'تجارب سريرية', 'clinical'],
    ['ar', 'من أجل التسجيل', 'registration'],
  ])('%s: "%s" is %s', (language, text, purpose) => expect(read(text, language).purpose).toBe(purpose));
});

describe('the number of a batch, an order or an invoice', () => {
  it.each([
    ['ar', 'رفضنا التشغيلة رقم 77-2405', '77-2405'],
    ['ar', 'الدفعة رقم 2024-118', '2024-118'],
    ['ru', 'партия номер 882-4051', '882-4051'],
    ['en', 'batch number 882-4051', '882-4051'],
  ])('%s: "%s" is a batch and no telephone', (language, text, batch) => {
    expect(read(text, language)).toMatchObject({ batch });
    expect(read(text, language)).not.toHaveProperty('phone');
  });

  it.each([
    ['ar', 'فاتورة رقم 88240512'],
    ['ru', 'заказ номер 88240512'],
  ])('%s: "%s" is no telephone', (language, text) => expect(read(text, language)).not.toHaveProperty('phone'));
});
