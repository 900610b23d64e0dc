/** One of the staff. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Whoever writes on the phone that the desk is paired with: nobody knows who holds it. */
export const PAIRED_PHONE: Person = { id: 'phone', name: 'paired phone' };
