/** What is told to a customer who asks for a quote, a sample or a project: what was noted, and what is still needed. */
import {
  type Amount,
  asked,
  type CustomerTurn,
  destinationText,
  type Effect,
  type Entities,
  type FormSpec,
  type FormState,
  isFilled,
  joinWordings,
  newForm,
  nextQuestion,
  phrasebook,
  quantityText,
  type Slot,
  type TicketKind,
  type Wording,
} from '../src/core/index.ts';

export const quotePhrases = phrasebook('quote', {
  noted: 'I have noted: {noted}.',
  needsProductOnly: 'Which product do you need (name or CAS number)?',
  needsSalt: 'Which form of {product} do you need: {salts}, or the base?',
  needsUnit: 'Is that {number} kg, or {number} g?',
  needsWhich: '{amount} of which: {products}?',
  or: 'or',
  needsCompanyAndEmail: 'Which company is this for, and to which e-mail may our team send the offer?',
  needsCompany: 'Which company is this for?',
  needsEmail: 'To which e-mail may our team send the offer?',
  needsGradeAndPurpose:
    'Which grade or pharmacopoeia do you need, and what is it for (R&D, registration or commercial use)?',
  needsGrade: 'Which grade or pharmacopoeia do you need?',
  needsPurpose: 'What is it for (R&D, registration or commercial use)?',
  casOfAnother: 'The CAS number {cas} is the one of {other}, and you wrote {product}. Which of the two do you need?',
  casNotKnown:
    'The CAS number that we know for {product} is {known}, and you wrote {cas}. Which of the two do you need?',
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

/** What a request for an offer needs, and what helps; source: DOMAIN section 3, slots of a quote. */
const QUESTIONS: FormSpec['questions'] = [
  { slots: ['product', 'quantity'], needed: true },
  { slots: ['quantity', 'destination'], needed: true },
  { slots: ['salt'], needed: false },
  { slots: ['company', 'email'], needed: false },
  { slots: ['grade', 'purpose'], needed: false },
];

/** A request read back: what is told, and how far the form has come. */
export interface ReadBack {
  readonly told: Wording;
  readonly effects: readonly Effect[];
}

/**
 * Noted values read back, a slip pointed out, and one question for what is missing.
 *
 * @param request     the ticket that is filled in
 * @param request.goesOn  the customer has added something to it, rather than begun it
 * @param known       all that is known of it
 */
export function readBack(
  turn: CustomerTurn,
  request: { readonly kind: TicketKind; readonly id: string; readonly goesOn: boolean },
  known: Entities,
): ReadBack {
  const say = quotePhrases.in(turn.knowledge);
  const noted = notedText(
    known,
    known.neededBy && say('neededBy', { date: known.neededBy.replace(/^(?:by|before) /i, '') }).text,
  );
  const before = turn.conversation.form;
  const form = before?.ticket === request.id ? before : newForm(request.kind, request.id);
  const slip = slipIn(turn, known);
  const missing = slip ? [] : toAsk(form, request.goesOn, known);
  const told = joinWordings(
    [
      noted ? say('noted', { noted: noted.replace(/\.$/, '') }) : undefined,
      slip ?? (missing.length > 0 ? question(turn, missing, known) : unknownProduct(turn, known)),
    ],
    '\n',
  );
  return { told, effects: [{ type: 'fillForm', form: asked(form, missing) }] };
}

/** A product and its amount are asked for together, and so are an amount and its destination; what is known is not. */
function toAsk(form: FormState, goesOn: boolean, known: Entities): readonly Slot[] {
  const missing = nextQuestion({ name: form.name, questions: QUESTIONS }, form, known, goesOn);
  const alsoPlace = missing.length === 1 && missing[0] === 'quantity' && !isFilled('destination', known);
  return alsoPlace ? ['quantity', 'destination'] : missing;
}

function question(turn: CustomerTurn, missing: readonly Slot[], known: Entities): Wording {
  const say = quotePhrases.in(turn.knowledge);
  const open = (known.products ?? []).find(({ salts = [] }) => salts.length > 0);
  if (missing[0] !== 'salt' || !open) return say(QUESTION[missing.join('+')] ?? 'needsProduct');
  const salts = (open.salts ?? []).map(({ name }) => name).join(', ');
  return say('needsSalt', { product: open.name ?? open.text, salts });
}

/** The phrase that asks for these slots. */
const QUESTION: Readonly<Record<string, keyof typeof quotePhrases.phrases>> = {
  'product+quantity': 'needsProduct',
  product: 'needsProductOnly',
  'quantity+destination': 'needsQuantityAndDestination',
  quantity: 'needsQuantity',
  destination: 'needsDestination',
  'company+email': 'needsCompanyAndEmail',
  company: 'needsCompany',
  email: 'needsEmail',
  'grade+purpose': 'needsGradeAndPurpose',
  grade: 'needsGrade',
  purpose: 'needsPurpose',
};

/** An amount that may be of any of several products is asked about for the same reason. */
export function askWhich(turn: CustomerTurn, form: FormState, amount: Amount, products: readonly string[]): ReadBack {
  const say = quotePhrases.in(turn.knowledge);
  const or = say('or').text;
  const values = { amount: quantityText(amount), products: products.join(` ${or} `) };
  return {
    told: say('needsWhich', values),
    effects: [{ type: 'fillForm', form: { ...form, asking: ['product'], amount } }],
  };
}

/** An amount without its unit: a factor of a thousand is the costliest mistake in this trade, so it is asked. */
export function askUnit(turn: CustomerTurn, form: FormState, number: number): ReadBack {
  const told = quotePhrases.in(turn.knowledge)('needsUnit', { number: String(number) });
  return { told, effects: [{ type: 'fillForm', form: { ...form, asking: ['unit'], number } }] };
}

/** A CAS number that cannot be right, or that belongs to another product than the one named. */
function slipIn(turn: CustomerTurn, known: Entities): Wording | undefined {
  const say = quotePhrases.in(turn.knowledge);
  const wrongCas = (turn.understanding.entities.cas ?? []).find((cas) => !cas.valid);
  if (wrongCas) return say('casMistyped', { cas: wrongCas.number });
  const doubtful = (known.products ?? []).find(({ casOf }) => casOf !== undefined);
  if (!doubtful?.casOf || doubtful.cas === undefined) return undefined;
  const product = doubtful.name ?? doubtful.text;
  return 'name' in doubtful.casOf
    ? say('casOfAnother', { cas: doubtful.cas, other: doubtful.casOf.name, product })
    : say('casNotKnown', { cas: doubtful.cas, known: doubtful.casOf.known, product });
}

function unknownProduct(turn: CustomerTurn, known: Entities): Wording | undefined {
  const unknown = (turn.understanding.entities.products ?? []).find((p) => p.name === undefined);
  if (!unknown || known.cas) return undefined;
  return quotePhrases.in(turn.knowledge)('productUnknown', { product: unknown.text });
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
