import { randomBytes } from 'node:crypto';
import type { proto } from '@whiskeysockets/baileys';

/** What a test may set of a media message; the rest is filled in. `url` is what the sender wrote: any host. */
type Media = true | Partial<Omit<proto.Message.IDocumentMessage, 'contextInfo'>> | Partial<proto.Message.IAudioMessage>;

/** Something a person can send. */
export type Content =
  | { text: string }
  | { image: Media; caption?: string }
  | { video: Media; caption?: string }
  | { document: Media; caption?: string }
  | { voice: Media }
  | { sticker: Media }
  | { contact: { name: string; phone: string } }
  | { location: { latitude: number; longitude: number; name?: string } }
  /** Anything else, as it is. */
  | { message: proto.IMessage };

/** The message inside the encryption, and the kind of media the stanza around it names. */
interface Composed {
  message: proto.IMessage;
  mediaType?: string;
}

/** Writes a message as WhatsApp's apps write it. */
export function compose(content: Content): Composed {
  if ('text' in content) return { message: { conversation: content.text } };
  if ('message' in content) return { message: content.message };
  if ('contact' in content) {
    const { name, phone } = content.contact;
    const vcard = `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL;type=CELL;waid=${phone}:+${phone}\nEND:VCARD`;
    return { message: { contactMessage: { displayName: name, vcard } }, mediaType: 'vcard' };
  }
  if ('location' in content) {
    const { latitude, longitude, name } = content.location;
    const place = name === undefined ? {} : { name };
    const locationMessage = { degreesLatitude: latitude, degreesLongitude: longitude, ...place };
    return { message: { locationMessage }, mediaType: 'location' };
  }
  const caption = 'caption' in content && content.caption !== undefined ? { caption: content.caption } : {};
  if ('image' in content) {
    const imageMessage = { ...media('image/jpeg', content.image), ...caption };
    return { message: { imageMessage }, mediaType: 'image' };
  }
  if ('video' in content) {
    const videoMessage = { ...media('video/mp4', content.video), seconds: 5, ...caption };
    return { message: { videoMessage }, mediaType: 'video' };
  }
  if ('document' in content) {
    const documentMessage = { fileName: 'file.pdf', ...media('application/pdf', content.document), ...caption };
    return { message: { documentMessage }, mediaType: 'document' };
  }
  if ('voice' in content) {
    const audioMessage = { seconds: 3, ptt: true, ...media('audio/ogg; codecs=opus', content.voice) };
    return { message: { audioMessage }, mediaType: 'ptt' };
  }
  return { message: { stickerMessage: media('image/webp', content.sticker) }, mediaType: 'sticker' };
}

/** The fields every file carries. The keys are random: nothing lies behind the address. */
function media(mimetype: string, given: Media) {
  const directPath = `/v/t62.7118-24/${randomBytes(12).toString('hex')}?ccb=11-4`;
  return {
    url: `https://mmg.whatsapp.net${directPath}`,
    directPath,
    mimetype,
    mediaKey: randomBytes(32),
    fileSha256: randomBytes(32),
    fileEncSha256: randomBytes(32),
    fileLength: 2048,
    ...(given === true ? {} : given),
  };
}

/** The words of a message: text or caption, also inside the wrappers of view-once, vanishing and own-phone copies. */
export function textOf(message: proto.IMessage | null | undefined): string | undefined {
  if (!message) return undefined;
  const inner =
    message.deviceSentMessage ??
    message.ephemeralMessage ??
    message.viewOnceMessage ??
    message.documentWithCaptionMessage;
  if (inner) return textOf(inner.message);
  const edited =
    message.protocolMessage?.editedMessage ?? message.editedMessage?.message?.protocolMessage?.editedMessage;
  if (edited) return textOf(edited);
  const { conversation, extendedTextMessage, imageMessage, videoMessage, documentMessage } = message;
  const words = conversation || extendedTextMessage?.text || imageMessage?.caption || videoMessage?.caption;
  return words || documentMessage?.caption || undefined;
}
