/** What may not wait is heard in every language, also mistyped; what only sounds like it is not. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { prepareMind } from '../../src/commands/prepare.ts';
import type { Mind } from '../../src/core/mind.ts';

/** Alarms of ranks 1, 3 and 4: harm, forbidden wishes, complaints and fraud. */
const ALARMS = [
  'pv-adverse-event',
  'chem-exposure',
  'complaint-quality',
  'complaint-logistics',
  'comp-controlled',
  'comp-personal-use',
  'comp-sanctions-dual-use',
  'med-advice',
  'payment-fraud-check',
];

let mind: Mind;
beforeAll(() => {
  ({ mind } = prepareMind({ dataDir: path.join('node_modules', '.cache', 'desk'), serveProvisional: true }));
}, 180_000);

/** The alarms that a stranger's first message raises. */
function alarmsIn(text: string): readonly string[] {
  const before = { language: 'en', languageChosen: false, entities: {} };
  const { pressing } = mind.understand(text, before, new Date('2026-06-15T00:00:00Z'));
  return pressing.map(({ topic }) => topic).filter((topic) => ALARMS.includes(topic));
}

describe('what may not wait', () => {
  it.each([
    ['en', 'pv-adverse-event', 'my sister got hives and could hardly breathe after two of your capsules'],
    ['en', 'pv-adverse-event', 'my sistr got hivs and culd hardly breath after two of yuor capsuls'],
    ['en', 'chem-exposure', 'a technician splashed the solution on his face, the skin is burning'],
    ['en', 'chem-exposure', 'a techncian splashd the soluton on his face, skin is burnig'],
    ['en', 'complaint-quality', 'batch 88 is out of specification at our lab, we want to file a complaint'],
    ['en', 'complaint-quality', 'btach 88 is out of specificaton at our lab, it is a qualty complaint'],
    ['zh', 'pv-adverse-event', '我妈吃了你们的胶囊以后全身起疹子，还住院了'],
    ['zh', 'pv-adverse-event', '我妈吃了你们的胶囊以后全身起诊子，还住院了'],
    ['zh', 'chem-exposure', '操作工眼睛里溅到了粉末，很疼'],
    ['zh', 'complaint-quality', '这批货含量不合格，我们要投诉'],
    ['es', 'pv-adverse-event', 'mi hermana tuvo ronchas y se desmayó después de tomar sus cápsulas'],
    ['es', 'pv-adverse-event', 'mi ermana tubo ronchas y se desmayo despues de tomar sus capsulas'],
    ['es', 'chem-exposure', 'a un operario le salpicó el polvo en los ojos y le arde'],
    ['es', 'chem-exposure', 'a un operario le salpico el polbo en los ojos y le arde'],
    ['es', 'complaint-quality', 'el lote 88 salió fuera de especificación, queremos presentar un reclamo'],
    ['ru', 'pv-adverse-event', 'у сестры сыпь и отёк после приёма ваших капсул'],
    ['ru', 'pv-adverse-event', 'у сестры сыпь и атек после приема ваших капсул'],
    ['ru', 'chem-exposure', 'рабочему порошок попал в глаза, сильно жжёт'],
    ['ru', 'chem-exposure', 'рабочему парошок попал в глаза, сильно жжот'],
    ['ru', 'complaint-quality', 'партия 88 не соответствует спецификации, оформляем претензию'],
    ['pt', 'pv-adverse-event', 'minha irmã ficou com urticária e desmaiou depois de tomar as cápsulas'],
    ['pt', 'pv-adverse-event', 'minha irma ficou com urticaria e desmaio depois de tomar as capisulas'],
    ['pt', 'chem-exposure', 'o pó caiu nos olhos do operador e está ardendo'],
    ['pt', 'chem-exposure', 'o po caiu nos olho do operador e ta ardendo'],
    ['pt', 'complaint-quality', 'o lote 88 está fora de especificação, queremos abrir uma reclamação'],
    ['ar', 'pv-adverse-event', 'أختي ظهر عليها طفح جلدي وأغمي عليها بعد تناول الكبسولات'],
    ['ar', 'pv-adverse-event', 'اختي ظهر عليها طفح جلدى واغمى عليها بعد تناول الكبسلات'],
    ['ar', 'chem-exposure', 'دخل المسحوق في عين العامل وتحرقه'],
    ['ar', 'complaint-quality', 'التشغيلة 88 خارج المواصفات ونريد تقديم شكوى'],
    ['fr', 'pv-adverse-event', 'ma sœur a fait de l’urticaire et un malaise après avoir pris vos gélules'],
    ['fr', 'pv-adverse-event', 'ma soeur a fait de lurticaire et un malaise apres avoir pris vos gelules'],
    ['fr', 'chem-exposure', 'un opérateur a reçu le produit dans les yeux, ça brûle'],
    ['fr', 'complaint-quality', 'le lot 88 est hors spécification, nous faisons une réclamation'],
    ['de', 'pv-adverse-event', 'meine Schwester bekam Ausschlag und Atemnot nach Ihren Kapseln'],
    ['de', 'pv-adverse-event', 'meine schwester bekamm ausschlag und atemnod nach ihren kapseln'],
    ['de', 'chem-exposure', 'ein Mitarbeiter hat das Pulver in die Augen bekommen, es brennt'],
    ['de', 'complaint-quality', 'Charge 88 ist außerhalb der Spezifikation, wir reklamieren'],
    ['tr', 'pv-adverse-event', 'kız kardeşim kapsüllerinizi aldıktan sonra döküntü oldu ve bayıldı'],
    ['tr', 'pv-adverse-event', 'kiz kardesim kapsullerinizi aldiktan sonra dokuntu oldu ve bayildi'],
    ['tr', 'chem-exposure', 'işçinin gözüne toz kaçtı, yanıyor'],
    ['tr', 'complaint-quality', '88 numaralı parti spesifikasyon dışı, şikayet ediyoruz'],
    ['hi', 'pv-adverse-event', 'meri behen ko aapki capsule lene ke baad chakkar aaya aur ulti hui'],
    ['hi', 'pv-adverse-event', 'meri behan ko apki capsul lene k baad chakkar aya or ulti hui'],
    ['hi', 'chem-exposure', 'worker ki aankh mein powder chala gaya, jalan ho rahi hai'],
    ['hi', 'complaint-quality', 'batch 88 spec se bahar hai, complaint karna hai'],
  ])('%s: %s is heard in "%s"', (_, topic, text) => expect(alarmsIn(text)).toContain(topic));

  it.each([
    ['en', 'please send the safety data sheet and the side product profile of the last step'],
    ['en', 'do you make apixaban, and for which markets?'],
    ['en', 'what is the shelf life and in which drums is it packed?'],
    ['zh', '请发安全技术说明书和杂质谱'],
    ['zh', '这个产品有几种包装？'],
    ['es', 'por favor envíen la hoja de seguridad y el perfil de impurezas'],
    ['es', '¿cuál es el plazo de entrega para 20 kg?'],
    ['ru', 'пришлите паспорт безопасности и профиль примесей'],
    ['ru', 'какой срок поставки на 20 кг?'],
    ['pt', 'enviem a ficha de segurança e o perfil de impurezas, por favor'],
    ['pt', 'qual é o prazo de entrega para 20 kg?'],
    ['ar', 'أرسلوا صحيفة السلامة وملف الشوائب من فضلكم'],
    ['ar', 'ما مدة التوريد لعشرين كيلو؟'],
    ['fr', 'merci d’envoyer la fiche de sécurité et le profil d’impuretés'],
    ['de', 'bitte senden Sie das Sicherheitsdatenblatt und das Verunreinigungsprofil'],
    ['tr', 'güvenlik bilgi formunu ve safsızlık profilini gönderir misiniz'],
    ['hi', 'safety data sheet aur impurity profile bhejiye'],
  ])('%s: nothing is heard in "%s"', (_, text) => expect(alarmsIn(text)).toEqual([]));
});
