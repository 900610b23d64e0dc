/** The parts of a ticket's card, read back from its text so that they can be set like a form. */

export interface Card {
  /** "SALES · quote · NOW". */
  readonly headline: string;
  /** "TM-4F7K · Maria · web · en". */
  readonly about: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
}

/** @param text  as `alertCard` makes it: two lines, then "Label: value", values may go on over lines */
export function readCard(text: string): Card {
  const [headline = '', about = '', ...rest] = text.split('\n');
  const fields: { label: string; value: string }[] = [];
  for (const line of rest) {
    const start = /^([A-Z][A-Za-z -]{1,20}): (.*)$/.exec(line);
    const last = fields.at(-1);
    const isInsideQuote = last?.value.startsWith('“') && !last.value.endsWith('”');
    if (start && !isInsideQuote) fields.push({ label: start[1] as string, value: start[2] as string });
    else if (last) last.value = `${last.value}\n${line}`;
  }
  return { headline, about, fields: fields.map(({ label, value }) => ({ label, value: value.trim() })) };
}
