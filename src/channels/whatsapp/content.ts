/** What a message holds: its kind, its words, the file that came with it, what it quotes or changes. Pure. */
import type { Attachment, MessageKind } from '../../core/message.ts';
import { normalizeMessageContent, type proto, toNumber } from './baileys.ts';

type Message = proto.IMessage;

/** Why nothing was said. Fixed words: they are counted. */
export type Unsaid = 'reaction' | 'revoke' | 'poll-vote' | 'call' | 'housekeeping' | 'empty';

/** What was said, whoever said it. */
export interface Content {
  readonly kind: MessageKind;
  readonly text: string;
  readonly attachment?: Attachment;
  /** The id of the message that it replies to. */
  readonly quotes?: string;
  /** For an edit: the id of the message that it changes. */
  readonly edits?: string;
}

/**
 * Contents that nobody says. One that is not listed, known or not, counts as said, because silence towards a customer
 * is worse than one acknowledgement too many.
 */
const UNSAID: Readonly<Partial<Record<keyof Message, Unsaid>>> = {
  reactionMessage: 'reaction',
  encReactionMessage: 'reaction',
  pollUpdateMessage: 'poll-vote',
  pollResultSnapshotMessage: 'poll-vote',
  pollResultSnapshotMessageV3: 'poll-vote',
  encEventResponseMessage: 'poll-vote',
  call: 'call',
  callLogMesssage: 'call',
  bcallMessage: 'call',
  protocolMessage: 'housekeeping',
  keepInChatMessage: 'housekeeping',
  pinInChatMessage: 'housekeeping',
  placeholderMessage: 'housekeeping',
  stickerSyncRmrMessage: 'housekeeping',
  messageHistoryBundle: 'housekeeping',
  messageHistoryNotice: 'housekeeping',
  limitSharingMessage: 'housekeeping',
  statusMentionMessage: 'housekeeping',
  groupStatusMentionMessage: 'housekeeping',
  statusNotificationMessage: 'housekeeping',
  // The frame around pictures that come as messages of their own.
  albumMessage: 'housekeeping',
};

/** Parts that come with a message and are none. */
const NOT_CONTENT = [
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
];

/** @param given  a decrypted message, in whatever wrapping: disappearing, view once, edited */
export function contentOf(given: Message | null | undefined): Content | { readonly unsaid: Unsaid } {
  const message = unwrapped(given);
  const field = message && fieldOf(message);
  if (!message || !field) return { unsaid: 'empty' };
  if (field === 'protocolMessage') return protocol(message.protocolMessage ?? {});
  const unsaid = UNSAID[field];
  if (unsaid) return { unsaid };
  const quotes = (message[field] as { contextInfo?: proto.IContextInfo | null } | null)?.contextInfo?.stanzaId;
  return { ...saidIn(message), ...(quotes ? { quotes } : {}) };
}

/** `protocolMessage.type`: the numbers are WhatsApp's own. */
const REVOKE = 0;
const EDIT = 14;

function protocol({ type, key, editedMessage }: proto.Message.IProtocolMessage) {
  if (type === EDIT && key?.id && editedMessage) {
    const now = saidIn(unwrapped(editedMessage) ?? {});
    return { ...now, kind: 'edit', edits: key.id } as const;
  }
  return { unsaid: type === REVOKE ? 'revoke' : 'housekeeping' } as const;
}

function unwrapped(given: Message | null | undefined): Message | undefined {
  const message = normalizeMessageContent(given ?? undefined);
  return message?.lottieStickerMessage
    ? (normalizeMessageContent(message.lottieStickerMessage.message) ?? {})
    : message;
}

function fieldOf(message: Message): keyof Message | undefined {
  const fields = Object.entries(message).filter(([name, value]) => value != null && !NOT_CONTENT.includes(name));
  return fields[0]?.[0] as keyof Message | undefined;
}

/** Kinds without words of their own have an empty text, so that they are acknowledged for what they are. */
function saidIn(m: Message): Content {
  const text = textOf(m);
  if (text !== undefined) return { kind: 'text', text };
  if (m.imageMessage) return file('image', m.imageMessage.caption, m.imageMessage);
  const video = m.videoMessage ?? m.ptvMessage;
  if (video) return file('video', video.caption, video);
  if (m.audioMessage) return file('voice', '', m.audioMessage);
  if (m.documentMessage) return file('document', m.documentMessage.caption, m.documentMessage);
  if (m.stickerMessage || m.stickerPackMessage) return { kind: 'sticker', text: '' };
  if (m.contactMessage) return { kind: 'contact', text: card(m.contactMessage) };
  if (m.contactsArrayMessage) {
    return { kind: 'contact', text: (m.contactsArrayMessage.contacts ?? []).map(card).filter(Boolean).join('; ') };
  }
  const place = m.locationMessage ?? m.liveLocationMessage;
  if (place) return { kind: 'location', text: placeText(m.locationMessage ?? {}, place) };
  return { kind: 'other', text: '' };
}

function textOf(m: Message): string | undefined {
  const text =
    m.conversation ??
    m.extendedTextMessage?.text ??
    m.buttonsResponseMessage?.selectedDisplayText ??
    m.templateButtonReplyMessage?.selectedDisplayText ??
    m.listResponseMessage?.title ??
    m.interactiveResponseMessage?.body?.text;
  return text == null || text === '' ? undefined : text;
}

interface FileMessage {
  readonly mimetype?: string | null;
  readonly fileLength?: number | { toNumber(): number } | null;
  readonly fileName?: string | null;
  readonly seconds?: number | null;
}

function file(kind: MessageKind, caption: string | null | undefined, about: object): Content {
  const { mimetype, fileLength, fileName, seconds } = about as FileMessage;
  const attachment: Attachment = {
    ...(fileName ? { name: fileName } : {}),
    ...(mimetype ? { mime: mimetype } : {}),
    ...(fileLength ? { bytes: toNumber(fileLength as number) } : {}),
    ...(seconds ? { seconds } : {}),
  };
  return { kind, text: caption ?? '', ...(Object.keys(attachment).length > 0 ? { attachment } : {}) };
}

/** "Ana Ruiz, +34 600 000 000", from the card's own lines. */
function card({ displayName, vcard }: proto.Message.IContactMessage): string {
  const numbers = [...(vcard ?? '').matchAll(/^(?:item\d+\.)?TEL[^:\n]*:(.+)$/gim)].map((line) => line[1]?.trim());
  return [displayName, ...numbers].filter(Boolean).join(', ');
}

function placeText(
  { name, address }: proto.Message.ILocationMessage,
  { degreesLatitude, degreesLongitude }: proto.Message.ILocationMessage,
): string {
  const degrees = degreesLatitude == null || degreesLongitude == null ? '' : `${degreesLatitude} ${degreesLongitude}`;
  return [name, address, degrees].filter(Boolean).join(', ');
}
