/** What is told to a customer who asks for a quote, a sample or a project: what was noted, and what is still needed. */
import {
  type CustomerTurn,
  destinationText,
  type Entities,
  joinWordings,
  mergeEntities,
  phrasebook,
  quantityText,
  type TicketKind,
  type Wording,
} from '../src/core/index.ts';
import { named } from './named.ts';

export const quotePhrases = phrasebook('quote', {
  noted: 'I have noted: {noted}.',
  needsProduct: 'Which product do you need (name or CAS number), and how much?',
  needsQuantity: 'How much do you need (with the unit)?',
  needsDestination: 'Which country should it go to?',
  needsQuantityAndDestination: 'How much do you need (with the unit), and which country should it go to?',
  casMistyped:
    'The CAS number {cas} looks mistyped: its check digit does not fit. Please check it and send it again, so that we do not quote the wrong product.',
  productUnknown:
    'If you have the CAS number of “{product}”, please send it, so that our team finds the right product.',
  neededBy: 'needed by {date}',
});

/** The kinds of request that collect product, quantity and destination. */
export const COLLECTING: readonly TicketKind[] = ['quote', 'sample', 'project'];

/** Noted values read back, a mistyped CAS pointed out, and one question for what is missing. */
export function readBack(turn: CustomerTurn, known = knownSoFar(turn)): Wording {
  const say = quotePhrases.in(turn.knowledge);
  const wrongCas = (turn.understanding.entities.cas ?? []).find((cas) => !cas.valid);
  const noted = notedText(known, known.neededBy && say('neededBy', { date: known.neededBy }).text);
  return joinWordings(
    [
      noted ? say('noted', { noted }) : undefined,
      wrongCas ? say('casMistyped', { cas: wrongCas.number }) : undefined,
      wrongCas ? undefined : missingQuestion(known, turn),
    ],
    '\n',
  );
}

/** Everything the customer named in this conversation, this message included. */
export function knownSoFar(turn: CustomerTurn): Entities {
  return mergeEntities(turn.conversation.entities, named(turn));
}

function missingQuestion(known: Entities, turn: CustomerTurn): Wording | undefined {
  const say = quotePhrases.in(turn.knowledge);
  const hasProduct = (known.products?.length ?? 0) > 0 || (known.cas ?? []).some((cas) => cas.valid);
  const hasQuantity = known.quantity !== undefined || (known.products ?? []).some((p) => p.quantity !== undefined);
  if (!hasProduct) return say('needsProduct');
  if (!hasQuantity && !known.destination) return say('needsQuantityAndDestination');
  if (!hasQuantity) return say('needsQuantity');
  if (!known.destination) return say('needsDestination');
  const unknown = (turn.understanding.entities.products ?? []).find((p) => p.name === undefined);
  return unknown && !known.cas ? say('productUnknown', { product: unknown.text }) : undefined;
}

function notedText(known: Entities, neededBy: string | undefined): string {
  const products = (known.products ?? []).map((p) => {
    const amount = p.quantity === undefined ? '' : ` ${p.quantity} ${p.unit ?? ''}`.trimEnd();
    return `${p.name ?? p.text}${amount}`;
  });
  const oneAmount = (known.products ?? []).some((p) => p.quantity !== undefined) ? '' : quantityText(known);
  const cas = (known.cas ?? []).filter((c) => c.valid).map((c) => `CAS ${c.number}`);
  return [
    ...products,
    ...cas,
    oneAmount,
    destinationText(known),
    known.grade,
    known.incoterm,
    neededBy,
    known.company,
    known.email,
  ]
    .filter((value): value is string => Boolean(value))
    .join(', ');
}
