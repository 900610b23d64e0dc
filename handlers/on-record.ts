/** Documents of the register below an answer about GMP status, filings and inspections: values in slots, no free text. */
import {
  type CustomerTurn,
  joinWordings,
  phrasebook,
  plainWords,
  type Topic,
  type Wording,
} from '../src/core/index.ts';

export const onRecordPhrases = phrasebook('on-record', {
  document: 'On our register: {kind} {number} of {issuer} for {product}, {site} ({scope}), valid until {until}.',
});

/** More than these are read by nobody on a phone; the desk sends the list. */
const MOST = 3;

/**
 * What the register has for a topic: of the products that the message names, else of any.
 *
 * @returns  undefined when it has nothing that is valid today
 */
export function onRecord(turn: CustomerTurn, { policy }: Topic): Wording | undefined {
  if (policy.certificates === undefined) return undefined;
  const say = onRecordPhrases.in(turn.knowledge);
  const meant = namesIn(turn);
  const documents = turn.knowledge
    .certificates(policy.certificates)
    .filter(({ product }) => meant.length === 0 || meant.includes(plainWords(product)))
    .slice(0, MOST)
    .map(({ kind, number, issuer, product, site, scope, until }) =>
      say('document', { kind, number, issuer, product, site, scope, until }),
    );
  return documents.length === 0 ? undefined : joinWordings(documents, '\n');
}

/** The products that the message is about, else those that the conversation is about, folded. */
function namesIn({ understanding, conversation }: CustomerTurn): readonly string[] {
  const products = understanding.entities.products ?? conversation.entities.products ?? [];
  return products.map(({ name, text }) => plainWords(name ?? text));
}
