/** What a message holds: its kind, its words, and the file that came with it. */
import type { Attachment, MessageKind } from '../../core/message.ts';
import type { TelegramMessage } from './update.ts';

/** What was said, whoever said it. */
export interface Content {
  readonly kind: MessageKind;
  readonly text: string;
  readonly attachment?: Attachment;
}

/**
 * Fields of messages that nobody says: Telegram notes in the chat that something happened. A field that is not listed,
 * known or not, counts as said, because silence towards a customer is worse than one acknowledgement too many.
 */
const SERVICE_FIELDS = [
  'boost_added',
  'channel_chat_created',
  'chat_background_set',
  'connected_website',
  'delete_chat_photo',
  'direct_message_price_changed',
  'forum_topic_closed',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'giveaway_completed',
  'giveaway_created',
  'group_chat_created',
  'left_chat_member',
  'message_auto_delete_timer_changed',
  'migrate_from_chat_id',
  'migrate_to_chat_id',
  'new_chat_members',
  'new_chat_photo',
  'new_chat_title',
  'paid_message_price_changed',
  'pinned_message',
  'proximity_alert_triggered',
  'refunded_payment',
  'supergroup_chat_created',
  'video_chat_ended',
  'video_chat_participants_invited',
  'video_chat_scheduled',
  'video_chat_started',
  'write_access_allowed',
] as const;

/** Whether a message is a note of Telegram's own. */
export function isService(message: TelegramMessage): boolean {
  return SERVICE_FIELDS.some((field) => message[field] !== undefined);
}

/**
 * The content of a message.
 *
 * Stickers, polls, dice, games and what Telegram invents next have no words of their own: their `text` is empty, so
 * that they are acknowledged for what they are and not answered as a question; staff see them by copy.
 */
export function contentOf(message: TelegramMessage): Content {
  const { text, caption = '', contact, venue, location } = message;
  if (text !== undefined) return { kind: 'text', text };
  if (message.photo) {
    // The sizes stand in rising order; the last one is the picture itself.
    return { kind: 'image', text: caption, ...fileOf({ mime_type: 'image/jpeg', ...message.photo.at(-1) }) };
  }
  // An animation carries a `document` as well, for old programs.
  for (const [field, kind] of FILES) {
    const file = message[field];
    if (file) return { kind, text: caption, ...fileOf(file) };
  }
  if (message.sticker !== undefined) return { kind: 'sticker', text: '' };
  if (contact) {
    const name = fullName(contact);
    return { kind: 'contact', text: [name, contact.phone_number].filter(Boolean).join(', ') };
  }
  // A venue carries a `location` as well.
  if (venue) {
    return { kind: 'location', text: [venue.title, venue.address, place(venue.location)].filter(Boolean).join(', ') };
  }
  if (location) return { kind: 'location', text: place(location) };
  return { kind: 'other', text: caption };
}

/** Marks that turn the direction of all that follows: a name may not, it stands among our own words. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** First and last name on one line, or empty. */
export function fullName(person: { first_name?: string | undefined; last_name?: string | undefined }): string {
  const name = [person.first_name, person.last_name].filter(Boolean).join(' ');
  return name
    .replace(TURNING, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

const FILES = [
  ['animation', 'video'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['document', 'document'],
] as const satisfies readonly (readonly [keyof TelegramMessage, MessageKind])[];

function fileOf(file: NonNullable<TelegramMessage['document']>): { attachment?: Attachment } {
  const attachment = {
    ...(file.file_name === undefined ? {} : { name: file.file_name }),
    ...(file.mime_type === undefined ? {} : { mime: file.mime_type }),
    ...(file.file_size === undefined ? {} : { bytes: file.file_size }),
  };
  return Object.keys(attachment).length > 0 ? { attachment } : {};
}

function place(location: TelegramMessage['location']): string {
  return location ? `${location.latitude} ${location.longitude}` : '';
}
