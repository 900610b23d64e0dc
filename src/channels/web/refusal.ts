/** A request that we do not carry out, with a sentence for the person who made it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly statusCode: number;

  /** @param statusCode  HTTP status, 400 to 599 */
  constructor(statusCode: number, sentence: string) {
    super(sentence);
    this.statusCode = statusCode;
  }
}
