/** The knowledge base as it stands in memory once every file has been found valid. */
import type { CertificateKind, Desk, TicketKind, Topic, TopicPolicy } from '../core/topic.ts';
import type { Product } from '../understanding/entities/types.ts';
import type { DeskPerson } from './people-fields.ts';
import type { ServiceTimes } from './service-fields.ts';

export interface Knowledge {
  readonly company: Company;
  /** By id, in the order of `topics.yaml`. */
  readonly topics: ReadonlyMap<string, IndexedTopic>;
  /** By language, then by topic. English has an entry for every topic. */
  readonly entries: ReadonlyMap<string, ReadonlyMap<string, Entry>>;
  /** Ways to ask beside those of the entries, and what is none of our business, by language and topic. */
  readonly questions: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** By language, then by concept: the forms in which it is spoken of. */
  readonly concepts: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  readonly products: readonly Product[];
  readonly registry: readonly Certificate[];
  /** Destinations that compliance reviews first, ISO 3166 alpha-2. */
  readonly reviewedDestinations: ReadonlySet<string>;
  readonly languages: ReadonlyMap<string, Language>;
  /** By language, then by `handler.phrase`; what is not here is said in the handler's own English. */
  readonly phrases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What staff have ready to send, by language, then by shortcut. */
  readonly canned: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** By language, then by topic. */
  readonly safety: ReadonlyMap<string, SafetyLexicon>;
  /** SHA-256 of everything that trains the matcher; two bases with the same hash share one model. */
  readonly hash: string;
  /** SHA-256 of every file as it was read. */
  readonly fingerprint: string;
}

/** A sentence by language; English is always there. */
export type Localized = Readonly<Record<string, string>> & { readonly en: string };

export interface Company {
  readonly name: string;
  readonly email: string;
  readonly whatsapp: string;
  /** When staff work, in words; null until the company confirms it. */
  readonly hours: Localized | null;
  /** What `{hours}` says while `hours` is null. */
  readonly hoursText: Localized;
  /** IANA name; the days of the knowledge base begin and end in it. */
  readonly timeZone: string;
  readonly desks: Readonly<Record<Desk, Localized>>;
  /** When each desk works, and how soon it must react. */
  readonly service: Readonly<Record<Desk, ServiceTimes>>;
  /** Who works at which desk; empty as shipped. */
  readonly people: readonly DeskPerson[];
  /** ISO 639-1. */
  readonly languages: readonly string[];
}

/** One topic of the index, in all languages. */
export interface IndexedTopic extends Omit<Topic, 'label'> {
  readonly labels: Localized;
  readonly policy: TopicPolicy & { readonly ticket: TicketKind };
}

type Approval = 'provisional' | 'approved' | 'withdrawn';

/** One controlled answer in one language. */
export interface Entry {
  readonly topic: string;
  readonly language: string;
  readonly version: number;
  /** What this version changed, and why; the first has none. */
  readonly change?: string;
  readonly author: string;
  readonly approval: Approval;
  readonly approver?: string;
  /** `hash` at the moment of approval. */
  readonly approvedHash?: string;
  /** First day on which it may be served. Days are `YYYY-MM-DD` in the company's time zone. */
  readonly effective: string;
  /** Last day on which it may be served without a new review. */
  readonly reviewBy: string;
  /** First day on which it is no longer true. */
  readonly expires?: string;
  readonly sources: readonly string[];
  /** Ways in which customers ask. */
  readonly questions: readonly string[];
  /** The answer, slots not yet filled in. */
  readonly answer: string;
  /** SHA-256 of `answer`, hexadecimal. */
  readonly hash: string;
}

/** A certificate or filing that the company has shown. */
export interface Certificate {
  readonly number: string;
  readonly issuer: string;
  readonly kind: CertificateKind;
  readonly site: string;
  readonly product: string;
  readonly scope: string;
  /** `YYYY-MM-DD`. */
  readonly issued: string;
  /** First day on which it is no longer valid. */
  readonly expires: string;
  /** Where the document itself lies. */
  readonly evidence: string;
}

/** The small words of a language; all but the name are folded by `plainWords`. */
export interface Language {
  readonly name: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly greetings: readonly string[];
  readonly thanks: readonly string[];
  /** Words that join two questions. */
  readonly joiners: readonly string[];
  readonly negations: readonly string[];
}

/** What must be heard in any sentence: topic to rules, any of which raises the topic. */
export type SafetyLexicon = ReadonlyMap<string, readonly SafetyRule[]>;

/** Raised when of every group one alternative is said, and nothing of `unless`. */
interface SafetyRule {
  readonly all: readonly (readonly string[])[];
  readonly unless?: readonly string[];
}
