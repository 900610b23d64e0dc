/** As many phrasings as wanted, out of the desk's English entries: their questions in frames, with a product in the slot. */
import { randomStream } from '../../../src/understanding/matching/random.ts';
import { shippedBase } from './base.ts';
import type { Phrasing } from './engine.ts';
import { type Labelled, shuffled } from './rows.ts';

const PER_TOPIC = 20;
const SEED = 1;

const FRAMES: readonly ((question: string, product: string) => string)[] = [
  (question, product) => `${question} (${product})`,
  (question, product) => `for ${product}: ${question}`,
  (question, product) => `hello, ${question} this is for ${product}`,
  (question, product) => `we need ${product}. ${question}`,
  (question, product) => `dear sirs, ${question} regarding ${product}`,
  (question, product) => `about ${product}, ${question}`,
  (question, product) => `${question} we buy ${product}`,
  (question, product) => `my customer asks for ${product}: ${question}`,
  (question, product) => `quick one on ${product}: ${question}`,
  (question, product) => `${product} - ${question} thanks`,
];

/**
 * Phrasings and questions about the same topics, none in both; a topic is an entry together with a product.
 *
 * @param count  of phrasings; a twentieth of it is the number of topics
 */
export function generate(count: number, questions: number): { phrasings: Phrasing[]; rows: Labelled[] } {
  const { entries, products } = shippedBase();
  const english = [...(entries.get('en')?.values() ?? [])];
  const names = shuffled(
    products.map(({ name }) => name),
    SEED,
  );
  const random = randomStream(SEED);
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)]!;
  const ask = (topic: number): Phrasing => {
    const entry = english[topic % english.length]!;
    const name = names[Math.floor(topic / english.length) % names.length]!;
    return { topic: `${entry.topic}/${name}`, text: pick(FRAMES)(pick(entry.questions), name) };
  };
  const topics = count / PER_TOPIC;
  const made = new Map<string, Phrasing>();
  for (let i = 0; made.size < count; i++) {
    const phrasing = ask(i % topics);
    made.set(phrasing.text, phrasing);
  }
  const rows: Labelled[] = [];
  while (rows.length < questions) {
    const { topic, text } = ask(Math.floor(random() * topics));
    if (!made.has(text)) rows.push({ label: topic, text });
  }
  return { phrasings: [...made.values()], rows };
}
