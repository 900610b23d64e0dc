/** What a file is by its first bytes, whatever its sender calls it. Pure. */

export interface FileType {
  readonly mime: string;
  /** With the dot; none for what we do not know. */
  readonly ending: string;
  /** A browser may show it by itself; anything else is only to be saved. */
  readonly isShown: boolean;
}

const starts =
  (...bytes: readonly number[]) =>
  (file: Buffer) =>
    bytes.every((byte, i) => file[i] === byte);
const says = (words: string, at: number) => (file: Buffer) =>
  file.subarray(at, at + words.length).toString('latin1') === words;
const isWebp = (file: Buffer) => says('RIFF', 0)(file) && says('WEBP', 8)(file);

const TYPES: readonly (FileType & { readonly fits: (file: Buffer) => boolean })[] = [
  { mime: 'image/jpeg', ending: '.jpg', isShown: true, fits: starts(0xff, 0xd8, 0xff) },
  { mime: 'image/png', ending: '.png', isShown: true, fits: starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { mime: 'image/gif', ending: '.gif', isShown: true, fits: says('GIF8', 0) },
  { mime: 'image/webp', ending: '.webp', isShown: true, fits: isWebp },
  { mime: 'audio/ogg', ending: '.ogg', isShown: true, fits: says('OggS', 0) },
  { mime: 'audio/mp4', ending: '.m4a', isShown: true, fits: says('ftypM4A', 4) },
  { mime: 'video/mp4', ending: '.mp4', isShown: true, fits: says('ftyp', 4) },
  // Both may hold programs.
  { mime: 'application/pdf', ending: '.pdf', isShown: false, fits: says('%PDF-', 0) },
  { mime: 'application/zip', ending: '.zip', isShown: false, fits: starts(0x50, 0x4b, 0x03, 0x04) },
];

const OFFICE: Readonly<Record<string, string>> = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};
/** Every office file names its parts in this one. */
const OFFICE_PART = '[Content_Types].xml';
const PLAIN: FileType = { mime: 'application/octet-stream', ending: '', isShown: false };

/** @param name  as its sender calls it: tells office files apart, which all begin alike */
export function typeOf(bytes: Uint8Array, name = ''): FileType {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const known = TYPES.find(({ fits }) => fits(file));
  if (!known) return PLAIN;
  const { mime, ending, isShown } = known;
  const called = /\.\w+$/.exec(name.toLowerCase())?.[0] ?? '';
  const office = ending === '.zip' && file.includes(OFFICE_PART) ? OFFICE[called] : undefined;
  return office ? { mime: office, ending: called, isShown } : { mime, ending, isShown };
}
