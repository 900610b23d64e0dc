import type { Span } from './link.ts';

/** What tells one mention of a substance from another. */
interface Mention extends Span {
  readonly text: string;
  readonly name?: string;
  readonly cas?: string;
}

const nameOf = ({ name, text }: Mention) => name ?? text.toLowerCase();

/** Both have a value, and not the same. */
const differ = <Value>(left: Value | undefined, right: Value | undefined) =>
  left !== undefined && right !== undefined && left !== right;

/**
 * A product named twice is one product; of "imatinib mesylate" and later "imatinib" the fuller name stays. With
 * amounts or CAS numbers of their own the salt and the base are two goods.
 *
 * @param kilograms  what stands beside each mention, if anything
 */
export function merged<Found extends Mention>(
  mentions: readonly Found[],
  kilograms: readonly (number | undefined)[],
): Found[] {
  const kept: { mention: Found; amount: number | undefined }[] = [];
  mentions.forEach((mention, at) => {
    const name = nameOf(mention);
    const amount = kilograms[at];
    const same = kept.findIndex((other) => {
      const otherName = nameOf(other.mention);
      if (otherName === name) return true;
      if (!otherName.startsWith(`${name} `) && !name.startsWith(`${otherName} `)) return false;
      return !differ(other.amount, amount) && !differ(other.mention.cas, mention.cas);
    });
    const other = kept[same]?.mention;
    if (!other) kept.push({ mention, amount });
    else if (name.length > nameOf(other).length)
      kept[same] = { mention: { ...other, ...mention, index: other.index, end: other.end }, amount };
    else if (mention.cas !== undefined && other.cas === undefined)
      kept[same] = { mention: { ...other, cas: mention.cas }, amount: kept[same]!.amount };
  });
  return kept.map(({ mention }) => mention);
}
