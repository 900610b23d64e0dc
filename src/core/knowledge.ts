/** What handlers may ask of the knowledge base: lookups for one moment in time, nothing else. */
import type { Service } from './service.ts';
import type { CertificateKind, Desk, Topic } from './topic.ts';
import type { Wording } from './wording.ts';

/** A topic ranked by the matcher. */
export interface Candidate {
  readonly topic: string;
  /** 0 to 1. */
  readonly score: number;
}

/** The text of a topic at a moment, or why there is none that may be served. */
export type Served =
  | { readonly kind: 'entry'; readonly wording: Wording; readonly language: string }
  | {
      readonly kind: 'withheld';
      readonly why: 'missing' | 'expired' | 'not-yet-effective' | 'withdrawn' | 'unapproved';
    };

/** A document of the register, as it is named to a customer. Days are `YYYY-MM-DD`. */
export interface Certified {
  readonly kind: CertificateKind;
  readonly number: string;
  readonly issuer: string;
  readonly product: string;
  readonly site: string;
  readonly scope: string;
  readonly issued: string;
  /** Last day on which it is valid. */
  readonly until: string;
}

/** A text that staff have ready, under a shortcut. */
export interface Canned {
  readonly shortcut: string;
  readonly text: string;
  /** In which it is written, ISO 639-1. */
  readonly language: string;
}

/** All that staff have ready, the one with exactly this shortcut, or those that may be meant, best first. */
export type CannedFound =
  | { readonly kind: 'all' | 'near'; readonly texts: readonly Canned[] }
  | { readonly kind: 'exact'; readonly text: Canned };

/** A request that somebody should take. */
export interface PeopleWanted {
  readonly desk: Desk;
  /** ISO 639-1. */
  readonly language: string;
  /** Of its ticket: the work is shared by it. */
  readonly reference: string;
  /** Goods that it is about, as the product list names them; empty when there are none. */
  readonly products: readonly string[];
}

/** The knowledge base as a handler sees it: fixed to the turn's moment and the conversation's language. */
export interface KnowledgeView {
  topic(id: string): Topic | undefined;
  /** The topic's name on a menu. */
  label(id: string): Wording;
  /** The approved answer; `score` is the confidence with which the topic was chosen. */
  entry(id: string, score?: number): Served;
  /** The documents of these kinds that are valid on the day of the turn; none as long as the company has shown none. */
  certificates(kinds: readonly CertificateKind[]): readonly Certified[];
  /** A desk's name in the conversation's language, e.g. "our quality team". */
  desk(desk: Desk): string;
  /** When a desk works, and how soon it must react. */
  service(desk: Desk): Service;
  /** Names of those who may take a request, in the order of asking; empty when none are known. */
  people(request: PeopleWanted): readonly string[];
  /** A moment as people of the conversation's language write it, with the company's time zone. */
  moment(at: Date): string;
  /** A phrase of a handler in the conversation's language, or `undefined` when only the handler's own English exists. */
  phrase(name: string): { readonly text: string; readonly language: string } | undefined;
  /** What staff have ready in the conversation's language, else in English: for a shortcut, words, or all for none. */
  canned(words: string): CannedFound;
  /** Words of the language: how customers say yes, no, a person. */
  readonly words: LanguageWords;
  readonly company: {
    readonly name: string;
    readonly email: string;
    readonly whatsapp: string;
    readonly hours: string;
  };
}

/** Folded words and short sentences that mean one thing in a conversation. */
export interface LanguageWords {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}
