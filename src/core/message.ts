/** What arrives: customers, staff and the clock enter by one door as the same value. */

/** A network we talk through. The names stand in stored rows and never change their meaning. */
export type ChannelName = 'telegram' | 'whatsapp' | 'web' | 'terminal' | 'console' | 'email' | 'webhook';

/** What sort of thing was said. `other` is whatever a network invents next; it is still acknowledged. */
export type MessageKind =
  | 'text'
  | 'choice'
  | 'image'
  | 'voice'
  | 'video'
  | 'document'
  | 'sticker'
  | 'contact'
  | 'location'
  | 'edit'
  | 'other';

/** Where a message stands on its own network, for replies, copies and edits. Opaque outside the channel's folder. */
export interface MessageRef {
  readonly channel: ChannelName;
  /** The chat, as its network writes it. */
  readonly place: string;
  readonly id: string;
}

/** The person who writes to us, as far as the network tells. */
export interface CustomerName {
  readonly name?: string;
  /** @handle or number, as the network shows it. */
  readonly handle?: string;
  readonly languageHint?: string;
}

/** A file that came with a message: where it is, never its bytes. */
export interface Attachment {
  readonly name?: string;
  readonly mime?: string;
  readonly bytes?: number;
  /** How long a voice message or a video lasts. */
  readonly seconds?: number;
}

interface Arrival {
  /** Unique within the channel and the same on redelivery. */
  readonly id: string;
  readonly channel: ChannelName;
  readonly kind: MessageKind;
  /** Words, caption, or a plain description of what was sent ("Munich, 48.1 11.6"); may be empty. */
  readonly text: string;
  /** When the network says it was sent. */
  readonly sentAt: Date;
  readonly ref?: MessageRef;
  readonly attachment?: Attachment;
}

/** One thing said by a customer. */
export interface CustomerMessage extends Arrival {
  readonly from: 'customer';
  /** The customer's address on the channel: one address, one conversation. */
  readonly address: string;
  /** On networks that know a person by several addresses: the others, as far as known. One person, one conversation. */
  readonly aliases?: readonly string[];
  readonly customer: CustomerName;
  /** For `kind: 'edit'`: the id of the message that was changed. */
  readonly editOf?: string;
  /** For `kind: 'choice'`: the token of the button. */
  readonly choice?: string;
  /** It was said while nobody heard, too long ago to be answered as if it were now: it is for staff. */
  readonly missed?: boolean;
}

/** Which conversation a staff message is about, as far as its channel can tell. */
export interface Aim {
  /** Said outright, as on the console. */
  readonly conversationId?: string;
  /** The message that it replies to. */
  readonly replyTo?: MessageRef;
  /** The thread (a Telegram topic) that it stands in. */
  readonly thread?: { readonly channel: ChannelName; readonly place: string; readonly id: string };
  /** The customer in whose own chat it was said, also before they ever wrote. */
  readonly customer?: Pick<CustomerMessage, 'address' | 'aliases' | 'customer'>;
}

/** One thing said by staff, from any surface. */
export interface StaffMessage extends Arrival {
  readonly from: 'staff';
  readonly staff: { readonly id: string; readonly name: string };
  /** The staff chat it was said in. */
  readonly place: string;
  readonly aim: Aim;
  /** For an edit: the `id` of the message that it changes, which is about what that was about. */
  readonly editOf?: string;
  /** Everything said in a thread goes to its customer, not only replies (`TELEGRAM_TOPIC_MODE=all`). */
  readonly threadSpeaks?: boolean;
  /** It is meant for the customer; `receive` settles this when it finds the conversation. */
  readonly speaks?: boolean;
  /** The customer has it already, because it was said in their own chat: from the phone that the desk is paired with. */
  readonly alreadySent?: boolean;
}

/** Something that the desk itself noticed: about a conversation, its link to a network (`channel`), or its knowledge. */
export type ClockMessage = Arrival & { readonly from: 'clock' } & (
    | {
        readonly event: 'blocked' | 'undeliverable';
        readonly conversationId: string;
        /** For what a person had said: its row of the outbox, which may be sent again. */
        readonly saidIn?: string;
      }
    /** An alert did not reach staff on its channel, for the reason in `text`. */
    | { readonly event: 'alert-lost'; readonly conversationId: string }
    /** Something in the conversation should have happened by now. */
    | { readonly event: 'due'; readonly conversationId: string }
    /** `text` says in words for staff what is wrong and what to do. */
    | { readonly event: 'link-lost' | 'link-back' }
    /** `text` lists the answers and certificates that run out. */
    | { readonly event: 'review-due' }
  );

export type InboundMessage = CustomerMessage | StaffMessage | ClockMessage;

/** One answer that a customer may pick; `id` is the token that a button carries, at most 64 bytes. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}
