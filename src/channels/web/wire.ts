/** What the chat page and the server say to each other: a contract, in JSON. */

/** What the page posts to `/api/chat/messages`. */
export interface ChatPost {
  /** Made by the page; the same again is the same message. */
  readonly id: string;
  readonly text?: string;
  /** Token of a button. */
  readonly choice?: string;
}

/** One line of the chat as the customer sees it. */
export interface ChatLine {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly from: 'customer' | 'bot' | 'staff';
  /** Name of the person, when a person speaks. */
  readonly who?: string;
  readonly kind: string;
  readonly text: string;
  /** Whoever said it has changed it since. */
  readonly isChanged?: true;
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
}

/** Answer of `/api/chat/lines`, and the data of the event `lines`. */
export interface ChatLines {
  readonly lines: readonly ChatLine[];
  /** Opaque; `?after=` it brings what comes next. */
  readonly cursor: string;
}
