import { type BinaryNode, getAllBinaryNodeChildren, getBinaryNodeChild, S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import type { Signal } from './signal.ts';
import { answerUsync } from './usync.ts';
import type { World } from './world.ts';

/** The answer to an `<iq>` with these children. */
export function result(iq: BinaryNode, content: BinaryNode[] = []): BinaryNode {
  const attrs = { id: iq.attrs.id ?? '', type: 'result', from: S_WHATSAPP_NET };
  return content.length > 0 ? { tag: 'iq', attrs, content } : { tag: 'iq', attrs };
}

/** What the server answers to the questions of a logged-in device; an unknown question gets an empty result. */
export async function answerIq(world: World, iq: BinaryNode): Promise<BinaryNode> {
  const { account } = world;
  const [child] = getAllBinaryNodeChildren(iq);
  const empty = { attrs: {} };
  switch (`${iq.attrs.xmlns} ${iq.attrs.type} ${child?.tag ?? ''}`) {
    case 'encrypt get count': {
      // Said to be one at least: at 0 a client uploads 812 keys, which takes seconds.
      const value = String(Math.max(1, account.linked().preKeys.length));
      return result(iq, [{ tag: 'count', attrs: { value } }]);
    }
    case 'encrypt get digest':
      return result(iq, [{ tag: 'digest', ...empty }]);
    case 'encrypt get key':
      return result(iq, [{ tag: 'list', ...empty, content: await keysOf(world, child) }]);
    case 'encrypt set registration':
    case 'encrypt set rotate':
      account.keepKeys(iq);
      return result(iq);
    case 'usync get usync':
      return result(iq, child ? [answerUsync(world, child)] : []);
    case 'abt get props':
      return result(iq, [{ tag: 'props', attrs: { protocol: '1', hash: 'stand-in', refresh: '86400' }, content: [] }]);
    case 'blocklist get ':
      return result(iq, [{ tag: 'list', ...empty, content: [] }]);
    case 'privacy get privacy': {
      const category = { tag: 'category', attrs: { name: 'readreceipts', value: 'all' } };
      return result(iq, [{ tag: 'privacy', ...empty, content: [category] }]);
    }
    case 'w:sync:app:state set sync': {
      const collections = child ? getAllBinaryNodeChildren(child) : [];
      const content = collections.map(({ attrs: { name = '', version = '0' } }): BinaryNode => {
        return { tag: 'collection', attrs: { name, version } };
      });
      return result(iq, [{ tag: 'sync', ...empty, content }]);
    }
    default:
      return result(iq);
  }
}

/** The keys of all that are asked for; whoever does not exist fails the whole question in Baileys. */
async function keysOf(world: World, asked: BinaryNode | undefined): Promise<BinaryNode[]> {
  const { account } = world;
  const users: BinaryNode[] = [];
  for (const { attrs } of asked ? getAllBinaryNodeChildren(asked) : []) {
    const jid = attrs.jid ?? '';
    const own = jid === account.lidJid() || jid === account.pnJid();
    const signal: Signal | undefined = own ? account.signal : world.phoneAt(jid)?.signal;
    const error: BinaryNode = { tag: 'error', attrs: { code: '404', text: 'item-not-found' } };
    users.push({ tag: 'user', attrs: { jid }, content: signal ? await signal.keyNodes() : [error] });
  }
  return users;
}

/** Whether the client takes its link back: `sock.logout()`. */
export function isLogout(iq: BinaryNode): boolean {
  return iq.attrs.xmlns === 'md' && getBinaryNodeChild(iq, 'remove-companion-device') !== undefined;
}
