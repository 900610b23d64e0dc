import {
  type BinaryNode,
  getAllBinaryNodeChildren,
  getBinaryNodeChild,
  jidDecode,
  jidNormalizedUser,
} from '@whiskeysockets/baileys';
import type { World } from './world.ts';

/** Answers `<usync>`: which devices somebody has, which LID, whether a number is on WhatsApp at all. */
export function answerUsync(world: World, usync: BinaryNode): BinaryNode {
  const { account } = world;
  const query = getBinaryNodeChild(usync, 'query');
  const list = getBinaryNodeChild(usync, 'list');
  const protocols = new Set(query ? getAllBinaryNodeChildren(query).map(({ tag }) => tag) : []);
  const users = (list ? getAllBinaryNodeChildren(list) : []).map((user): BinaryNode => {
    const jid = jidAsked(user);
    const { user: digits, server } = jidDecode(jid) ?? {};
    const own = digits === account.phone || digits === account.lid;
    const phone = world.phoneAt(jid);
    const content: BinaryNode[] = [];
    if (protocols.has('contact')) content.push({ tag: 'contact', attrs: { type: own || phone ? 'in' : 'out' } });
    if (protocols.has('devices') && (own || phone)) content.push(devices(own ? account.device()?.number : undefined));
    // Asked by LID, WhatsApp does not say the LID again.
    const lid = own ? account.lidJid() : phone?.lidJid;
    if (protocols.has('lid') && server === 's.whatsapp.net' && lid) content.push({ tag: 'lid', attrs: { val: lid } });
    return { tag: 'user', attrs: { jid }, content };
  });
  return {
    tag: 'usync',
    attrs: { context: 'message', mode: 'query', index: '0', last: 'true', sid: usync.attrs.sid ?? '' },
    content: [
      { tag: 'result', attrs: {} },
      { tag: 'list', attrs: {}, content: users },
    ],
  };
}

/** The address a query asks for: an address, or a number in its `contact`. */
function jidAsked(user: BinaryNode): string {
  if (user.attrs.jid !== undefined) return jidNormalizedUser(user.attrs.jid);
  const number = getBinaryNodeChild(user, 'contact')?.content;
  return `${String(number ?? '').replace(/\D/g, '')}@s.whatsapp.net`;
}

/** The phone, and a linked device if there is one. */
function devices(linked: number | undefined): BinaryNode {
  const phone = { tag: 'device', attrs: { id: '0' } };
  const other = { tag: 'device', attrs: { id: String(linked), 'key-index': String(linked) } };
  return {
    tag: 'devices',
    attrs: {},
    content: [
      { tag: 'device-list', attrs: {}, content: linked === undefined ? [phone] : [phone, other] },
      { tag: 'key-index-list', attrs: { ts: '1700000000' } },
    ],
  };
}
