import { describe, expect, it } from '@jest/globals';
import { nicelyCased } from '../../../src/understanding/entities/place.ts';
import { read } from './given.ts';

const goal = (text: string, language: string) => {
  const { destination, destinationCountry } = read(text, language);
  return destination === undefined ? undefined : `${destination} ${destinationCountry}`;
};

describe('where the goods go', () => {
  it.each([
    ['en', 'apixaban 5 kg to Mombasa', 'Mombasa KE'],
    ['en', 'apixaban 5kg cif chittagong', 'Chittagong BD'],
    ['en', 'apixaban 5 kg, Karachi', 'Karachi PK'],
    ['en', 'APIXABAN 5 KG EGYPT', 'Egypt EG'],
    ['en', 'apixaban 5 kg for Saudi Arabia', 'Saudi Arabia SA'],
    ['en', '5 kg apixaban, Hyderabad', 'Hyderabad IN'],
    ['en', '5 kg apixaban, Hyderabad, Pakistan', 'Hyderabad PK'],
    ['en', 'ship it to the port of Jebel Ali', 'Jebel Ali AE'],
    ['en', 'can you deliver to USA', 'USA US'],
    ['en', 'send 5 kg to the US', 'US US'],
    ['en', 'from Ningbo to Santos, 5 kg', 'Santos BR'],
    ['en', 'we are in Dubai but deliver to Baghdad', 'Baghdad IQ'],
    ['en', 'I am from Kenya. 5 kg apixaban to Uganda', 'Uganda UG'],
    ['en', 'DAP São Paulo 5 kg', 'São Paulo BR'],
    ['en', 'port of loading Shanghai, port of discharge Tema, 5 kg', 'Tema GH'],
    ['en', '5 kg for our plant in Izmir', 'Izmir TR'],
    ['en', 'for our customer in Peru', 'Peru PE'],
    ['en', 'Casablanca', 'Casablanca MA'],
    ['en', 'Casablanca port please', 'Casablanca MA'],
    ['en', 'actually Lima not Quito', 'Lima PE'],
    ['en', '5 kg to Jordan', 'Jordan JO'],
    ['en', 'Product: apixaban\nCountry: Vietnam', 'Vietnam VN'],
    ['es', 'apixabán 5 kg a Bogotá', 'Bogotá CO'],
    ['es', '5 kg de apixabán para México', 'México MX'],
    ['es', 'entrega en Guayaquil, 5 kg', 'Guayaquil EC'],
    ['pt', '5 kg de apixabana para Guarulhos', 'Guarulhos BR'],
    ['pt', 'entrega em Luanda 5 kg', 'Luanda AO'],
    ['ru', 'апиксабан 5 кг в Минск', 'Минск BY'],
    ['ru', 'доставка до Алматы', 'Алматы KZ'],
    ['ru', 'апиксабан 5 кг для Узбекистана', 'Узбекистана UZ'],
    ['ru', 'апиксабан, 5 кг, Бишкек', 'Бишкек KG'],
    ['zh', '阿哌沙班5公斤发卡拉奇', '卡拉奇 PK'],
    ['zh', '阿哌沙班5公斤，到孟加拉', '孟加拉 BD'],
    ['zh', '从宁波运到蒙巴萨，5公斤', '蒙巴萨 KE'],
    ['zh', 'CIF伊斯坦布尔', '伊斯坦布尔 TR'],
    ['ar', 'ابيكسابان ٥ كيلو الى بغداد', 'بغداد IQ'],
    ['ar', '٥ كيلو لدبي', 'دبي AE'],
    ['ar', 'توصيل الرياض ٥ كيلو', 'الرياض SA'],
    ['fr', '5 kg pour Abidjan', 'Abidjan CI'],
    ['fr', '5 kg à Alger', 'Alger DZ'],
    ['de', '5 kg nach Antwerpen', 'Antwerpen BE'],
    ['tr', "Mersin'e 5 kg", 'Mersin TR'],
    ['tr', '5 kg Ankara için', 'Ankara TR'],
    ['hi', '5 kilo Mumbai tak', 'Mumbai IN'],
    ['hi', '5 kilo Dhaka ke liye', 'Dhaka BD'],
  ])('%s: "%s" goes to %s', (language, text, expected) => expect(goal(text, language)).toBe(expected));

  it.each([
    ['en', 'we are a trader in Dubai, need 5 kg apixaban'],
    ['en', 'Dubai based company, need 5 kg apixaban'],
    ['en', 'I am from Nigeria and need apixaban'],
    ['en', '5 kg apixaban FOB Shanghai'],
    ['en', '5 kg apixaban ex Mumbai'],
    ['en', 'Is your plant in China?'],
    ['en', 'nice, send to us the same day, most of it'],
    ['en', 'my order of 5 kg apixaban. Regards, Omar, Cairo'],
    ['en', 'the turkey meeting was nice'],
    ['en', 'send it to me'],
    ['es', 'somos de Lima, necesitamos 5 kg de apixabán'],
    ['pt', 'estamos em Lisboa, precisamos de 5 kg'],
    ['ru', 'мы из Казахстана, нужен апиксабан 5 кг'],
    ['ru', 'для того нужно 5 кг'],
    ['zh', '我们在迪拜，要5公斤'],
    ['zh', '上海发货，5公斤'],
    ['ar', 'نحن شركة في بغداد نريد ٥ كيلو'],
    ['hi', 'Mumbai se 5 kilo'],
  ])('%s: "%s" names no destination', (language, text) => expect(goal(text, language)).toBeUndefined());

  it.each([
    ['ho chi minh city', 'Ho Chi Minh City'],
    ['rio de janeiro', 'Rio de Janeiro'],
    ['MEXICO', 'Mexico'],
    ['uae', 'UAE'],
    ['New York', 'New York'],
  ])('writes "%s" as "%s"', (written, expected) => expect(nicelyCased(written)).toBe(expected));
});
