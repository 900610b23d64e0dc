import { findPlaceNames, type PlaceSpan } from './gazetteer.ts';
import type { Span } from './link.ts';
import { isDenied } from './negation.ts';
import { isOrdinary } from './ordinary-words.ts';
import { roleOf } from './place-cues.ts';
import type { Text } from './text.ts';

/** Where the goods go. */
export interface Destination {
  /** As written, with capitals where names have them. */
  readonly destination: string;
  /** ISO 3166-1 alpha-2. */
  readonly destinationCountry: string;
}

/** What is already known of the message. */
export interface PlaceSurroundings {
  readonly language: string;
  readonly products: readonly Span[];
  /** Weights somebody wants to order. */
  readonly quantities: readonly Span[];
  readonly company: Span | undefined;
}

const SMALL_WORDS = new Set('of de da do del la las los el and y e du des al'.split(' '));
const ABBREVIATIONS = new Set(
  'us usa uk uae ksa rsa prc drc png nz hk uae nyc hcm hcmc cdmx jnpt kl df eua eeuu dprk u.s u.s.a'.split(' '),
);
/** After a farewell stands the writer's own address. */
const FAREWELL =
  /(?:regards|sincerely|thank(?:s| you)|best wishes|saludos|atentamente|atenciosamente|abraços|cordialement|grüßen?|с уважением|此致|祝好|تحيات\p{L}*)(?!\p{L})[\s\S]{0,120}$/u;

/** "ho chi minh city" and "MEXICO" with the capitals a letter would have; what has them already stays. */
export function nicelyCased(written: string): string {
  const isShout = /^[^\p{Ll}]*$/u.test(written) && written.length > 4;
  if (/\p{Lu}/u.test(written) && !isShout) return written;
  if (ABBREVIATIONS.has(written.toLowerCase())) return written.toUpperCase();
  return written
    .toLowerCase()
    .split(/(?<=[ '-])/)
    .map((part, at) =>
      at > 0 && SMALL_WORDS.has(part.trim()) ? part : part.replace(/^\p{L}/u, (first) => first.toUpperCase()),
    )
    .join('');
}

interface Candidate extends PlaceSpan {
  readonly role: number;
  readonly country: string;
}

/** "Hyderabad, Pakistan": the country that is written decides, and the two names are one place. */
function paired(spans: readonly PlaceSpan[], plain: string): (PlaceSpan & { country: string; last: number })[] {
  const pairs: (PlaceSpan & { country: string; last: number })[] = [];
  for (let at = 0; at < spans.length; at++) {
    const span = spans[at]!;
    const next = spans[at + 1];
    const isPair =
      next &&
      next.place.kind !== span.place.kind &&
      /^(?:,? ?(?:г\. ?|город )?|\(| \(| - )?$/.test(plain.slice(span.end, next.index));
    if (!next || !isPair) pairs.push({ ...span, country: span.place.country, last: span.end });
    else {
      const [city, country] = span.place.kind === 'city' ? [span, next] : [next, span];
      const weak = city.place.weak && country.place.weak;
      pairs.push({
        ...city,
        place: { ...city.place, weak },
        index: span.index,
        end: city.end,
        country: country.place.country,
        last: next.end,
      });
      at++;
    }
  }
  return pairs;
}

/** Nothing is said about the place: it is the goal when it stands by itself beside what is ordered. */
function standsAlone(
  text: Text,
  index: number,
  end: number,
  { products, quantities, company }: PlaceSurroundings,
): boolean {
  const before = text.lower.slice(Math.max(0, index - 200), index);
  if (FAREWELL.test(before)) return false;
  if (company && company.end <= index && /^[\s,\-(]{0,3}$/.test(text.plain.slice(company.end, index))) return false;
  const anchors = [...products, ...quantities];
  const opens =
    /(?:^|[,;:.\n\-/(?!+]|>)\s{0,3}$/.test(before) ||
    anchors.some((anchor) => /^\s{0,2}$/.test(text.plain.slice(anchor.end, index)) && anchor.end <= index);
  const after = text.lower.slice(end, end + 16);
  const closes =
    /^(?:\s{0,3}(?:$|[,;:.\n\-/)?!+])|\s(?:port|airport|cif|cfr|cnf|cpt|cip|dap|ddp|please|pls|plz|asap|urgent|jaldi|only)(?!\p{L})|港|请|，)/u.test(
      after,
    ) || anchors.some((anchor) => anchor.index >= end && /^\s{0,2}$/.test(text.plain.slice(end, anchor.index)));
  return opens && closes;
}

/** "300 kg for Sofia": right behind the goods a name with a capital is a town, elsewhere perhaps a person. */
const FOR_BEHIND_GOODS = /^[ ,]{1,2}(?:for|para|p\/|für|pour|для) $/;

/** A name that is a word too needs a capital, to be a country behind a clear "to", or to stand right behind the goods. */
function isConvincing(text: Text, span: PlaceSpan, role: number, { products, quantities }: PlaceSurroundings): boolean {
  if (!span.place.weak) return true;
  const written = text.plain.slice(span.index, span.end);
  const isShout = /^[^\p{Ll}]*$/u.test(text.plain);
  const hasCapital = /^\p{Lu}/u.test(written) && !isShout && (written.length > 2 || written === written.toUpperCase());
  const isCountry = span.place.kind === 'country' && !isOrdinary(written.toLowerCase());
  if (role === 3) return hasCapital || isCountry;
  if (role === 2 && hasCapital) {
    const isBehind = ({ end }: Span) => end < span.index && FOR_BEHIND_GOODS.test(text.lower.slice(end, span.index));
    if (quantities.some(isBehind) || products.some(isBehind)) return true;
  }
  return role > 0 && hasCapital && (span.place.kind === 'country' || role === 1);
}

/** The message is nothing but a place: the answer to "where shall it go?". */
function isWholeMessage(text: Text, index: number, end: number): boolean {
  const rest = `${text.lower.slice(0, index)} ${text.lower.slice(end)}`;
  return /^[\s.,!?:()-]*(?:(?:sea|air)?port|city|of|the|please|pls|country|is|it|only)?(?:\s(?:of|port|city|please))*[\s.,!?()-]*$/.test(
    rest,
  );
}

/** "América Latina", "South America": half of a region's name is no country. */
const REGION_BEFORE = /(?:latin|south|central|north) $/;
const REGION_AFTER = /^ (?:latina|central|del (?:sur|norte)|do (?:sul|norte))(?!\p{L})/u;

function isHalfOfRegion({ lower }: Text, { index, end, place }: PlaceSpan): boolean {
  if (place.country !== 'US') return false;
  return (
    REGION_BEFORE.test(lower.slice(Math.max(0, index - 8), index)) || REGION_AFTER.test(lower.slice(end, end + 12))
  );
}

/** A place with the span it covers, for whoever must not read it as something else. */
export interface Places {
  readonly destination?: Destination;
  readonly spans: readonly PlaceSpan[];
}

/**
 * Where the goods go: the place behind "to", "CIF", 发, до, إلى, or one that stands alone beside product and quantity.
 * Not the port of loading, not the origin, not the writer's own place; of several the surest, then the first.
 */
export function findDestination(text: Text, surroundings: PlaceSurroundings): Places {
  const spans = findPlaceNames(text.plain, text.words).filter(
    (span) =>
      !surroundings.products.some((product) => span.index < product.end && product.index < span.end) &&
      !isHalfOfRegion(text, span),
  );
  const hasOrder = surroundings.products.length > 0 || surroundings.quantities.length > 0;
  const candidates: Candidate[] = [];
  const pairs = paired(spans, text.plain);
  const denied = pairs.filter(({ index, last }) => isDenied(text.lower, index, last, surroundings.language));
  pairs.forEach((span, at) => {
    const next = pairs[at + 1];
    const leads =
      next !== undefined && /^ (?:to|->|→|–|a|до|to the port of) $/.test(text.lower.slice(span.last, next.index));
    let role: number =
      leads || denied.includes(span)
        ? 0
        : roleOf(text.lower, span.index, span.last, surroundings.language, span.prefix, hasOrder);
    if (isWholeMessage(text, span.index, span.last)) role = isOrdinary(text.lower.slice(span.index, span.last)) ? 0 : 3;
    else if (role === 1 && denied.length > 0) role = 2;
    else if (role === 1 && !(hasOrder && standsAlone(text, span.index, span.last, surroundings))) role = 0;
    if (role > 0 && isConvincing(text, span, role, surroundings)) candidates.push({ ...span, role });
  });
  const [best] = candidates.toSorted((left, right) => right.role - left.role || left.index - right.index);
  const certain = spans.filter(({ place }) => !place.weak);
  if (!best) return { spans: certain };
  const nameAt = spans.find(({ end }) => end === best.end) ?? best;
  const name = text.raw.slice(nameAt.index, best.end);
  const bare = best.prefix === undefined ? name : name.slice(best.prefix.length);
  return {
    destination: { destination: nicelyCased(bare.replace(/^the /i, '')), destinationCountry: best.country },
    spans: [...certain, best],
  };
}
