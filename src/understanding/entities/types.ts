import type { Unit } from '../../core/entities.ts';

export type { CasNumber, Entities, ProductMention, Unit } from '../../core/entities.ts';

/** What is told about one product so that it can be recognised; the shape of an item of `knowledge/products.yaml`. */
export interface Product {
  /** International non-proprietary name, or the usual trade name of an intermediate. */
  readonly name: string;
  /** Every other way to write it: other languages, brands, synonyms, abbreviations. */
  readonly names: readonly string[];
  /** Salts and hydrates, kept apart because base and salt are different goods with different CAS numbers. */
  readonly salts?: readonly { readonly name: string; readonly cas?: string }[];
  readonly cas?: string;
  /** `patent`, `controlled`, `precursor`, `chemical-weapon`, `education`. */
  readonly tags: readonly string[];
  /** True only when the company says that it sells it. Recognition does not depend on it. */
  readonly offered: boolean;
  /** Its name is said every day without meaning an order ("residual toluene"), so only its CAS number is recognised. */
  readonly byNumberOnly?: boolean;
}

/** A number with a unit of weight, as found in a text. */
export interface Quantity {
  /** As written. */
  readonly text: string;
  /** In `unit`; the lower bound of a range. */
  readonly quantity: number;
  readonly unit: Unit;
  /** The same in kilograms. */
  readonly quantityKg: number;
  /** Position in the text, in UTF-16 units. */
  readonly index: number;
  readonly length: number;
  /** Upper bound of a range ("5-10 kg"), in `unit`. */
  readonly to?: number;
  /** Written so that another country reads a thousand times more or less ("1.000 kg"): ask back. */
  readonly ambiguous?: true;
  /** A need per year or per month, not one order. */
  readonly perYear?: true;
  readonly perMonth?: true;
  /** A tablet strength, a dose, a body weight or the size of a drum: not what somebody wants to buy. */
  readonly strength?: true;
  /** Said to be wrong ("not 12 kg"). */
  readonly negated?: true;
  /** Holds for every product of the message ("5 kg each"). */
  readonly each?: true;
}

/** A number without a unit: what a form takes for the quantity when it has just asked for one. */
export interface BareNumber {
  readonly text: string;
  readonly value: number;
  readonly index: number;
  readonly length: number;
  readonly ambiguous?: true;
}

/** How far a name reaches with its salt, and the salt in English. */
export interface SaltedSpan {
  readonly index: number;
  readonly end: number;
  readonly salts: readonly string[];
}
