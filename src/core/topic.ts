/** The words of the topic index. */

/** What a customer gets when they ask about a topic. */
export type Behaviour =
  | 'answer'
  | 'answer+offer-handoff'
  | 'collect-quote'
  | 'handoff'
  | 'refuse-politely'
  | 'smalltalk'
  | 'clarify'
  | 'fallback';

/** Who works on what reaches a person. */
export type Desk = 'sales' | 'QA' | 'RA' | 'PV' | 'compliance';

export const DESKS: readonly Desk[] = ['sales', 'QA', 'RA', 'PV', 'compliance'];

/** One line of the topic index. */
export interface Topic {
  readonly id: string;
  readonly group: string;
  readonly behaviour: Exclude<Behaviour, 'clarify' | 'fallback'>;
  readonly desk: Desk | null;
  /** What the topic is called on a menu, per language. */
  readonly label: string;
  /** How the desk must treat it, beyond its behaviour. */
  readonly policy: TopicPolicy;
}

export interface TopicPolicy {
  /** Lower comes first when one message matches several topics (rule of precedence); 7 is ordinary. */
  readonly priority: number;
  /** Alerts for it are marked as urgent. */
  readonly urgent?: boolean;
  /** Staff get an alert of which the customer is told nothing. */
  readonly silentAlert?: boolean;
  /** What is true of it differs from market to market: which one is asked, once, when none was named. */
  readonly byMarket?: boolean;
  /** What the company may show for it: documents of the register of these kinds are named below the answer. */
  readonly certificates?: readonly CertificateKind[];
  /** The kind of ticket that a handoff on it opens. */
  readonly ticket?: TicketKind;
}

/** Kinds of document that an authority issues, and that a customer asks for. */
export const CERTIFICATE_KINDS = [
  'GMP certificate',
  'production licence',
  'inspection',
  'DMF',
  'CEP',
  'ASMF',
  'written confirmation',
] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

export type TicketKind =
  | 'quote'
  | 'sample'
  | 'project'
  | 'documents'
  | 'question'
  | 'person'
  | 'complaint'
  | 'adverse-event'
  | 'exposure'
  | 'compliance'
  | 'fraud'
  | 'privacy'
  | 'attachment'
  | 'failure';
