/** Weights in kilograms, the unit in which amounts are compared. */
import type { Unit } from './entities.ts';

const KILOGRAMS: Readonly<Record<Unit, number>> = { mg: 1e-6, g: 1e-3, kg: 1, t: 1000, lb: 0.45359237 };

/** A weight in kilograms, rounded to a millionth so that 0.1 + 0.2 never shows. */
export function kilograms(quantity: number, unit: Unit): number {
  return Number((quantity * KILOGRAMS[unit]).toPrecision(12));
}
