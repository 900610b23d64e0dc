/** Signing an entry: what is written into its front matter when a person approves or withdraws its text. */
import { isSamePerson } from './control.ts';
import type { Entry } from './knowledge.ts';

/** Why an entry cannot be signed, for the person at the keyboard. */
export class SignError extends Error {
  override readonly name = 'SignError';
}

/** What a person decided about the text that stands in the file now. */
export interface Signature {
  readonly decision: 'approved' | 'withdrawn';
  readonly who: string;
}

/**
 * The text of an entry's file with the signature in it; everything else stays as it is, letter for letter.
 *
 * An approval is for the answer as it stands: it holds the answer's hash, and an edit ends it.
 *
 * @param text   the whole file
 * @param entry  as it was read from this text
 * @throws SignError when the approver wrote the entry, or nothing would change
 */
export function sign(text: string, entry: Entry, { decision, who }: Signature): string {
  const place = `${entry.topic} (${entry.language})`;
  if (decision === 'withdrawn') {
    if (entry.approval === 'withdrawn') throw new SignError(`${place} is withdrawn already; nothing was changed`);
    return withFields(text, { approval: 'withdrawn' });
  }
  if (isSamePerson(who, entry.author)) {
    throw new SignError(`${place} was written by ${entry.author}; somebody else must approve it`);
  }
  const isSigned = entry.approval === 'approved' && entry.approvedHash === entry.hash;
  if (isSigned && entry.approver !== undefined && isSamePerson(entry.approver, who)) {
    throw new SignError(`${place} has been approved by ${who} as it stands; nothing was changed`);
  }
  return withFields(text, { approval: 'approved', approver: inYaml(who), 'approved-hash': entry.hash });
}

/** Exchanges the lines of these keys in the front matter; a key that is missing comes below the first of them. */
function withFields(text: string, fields: Readonly<Record<string, string>>): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line, i) => i > 0 && /^---\s*$/.test(line));
  let below = 0;
  for (const [key, value] of Object.entries(fields)) {
    const at = lines.findIndex((line, i) => i < end && line.startsWith(`${key}:`));
    const written = `${key}: ${value}`;
    if (at >= 0) lines[at] = lines[at]!.endsWith('\r') ? `${written}\r` : written;
    else lines.splice(below + 1, 0, written);
    below = at >= 0 ? at : below + 1;
  }
  return lines.join('\n');
}

/** A name as YAML reads it back, in quotes where it must have them. */
function inYaml(name: string): string {
  return /^\p{L}[\p{L}\p{M} .'-]*$/u.test(name) && !/^(?:null|true|false|yes|no|on|off)$/i.test(name)
    ? name
    : JSON.stringify(name);
}
