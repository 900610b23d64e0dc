/** The one place that imports Baileys: `console` must be silent before it comes in. */
import './quiet-console.ts';

export {
  type AuthenticationCreds,
  type BinaryNode,
  BufferJSON,
  DEFAULT_CONNECTION_CONFIG,
  initAuthCreds,
  makeWASocket,
  normalizeMessageContent,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
  type SignalKeyStore,
  type SignalRepositoryWithLIDStore,
  toNumber,
  type UserFacingSocketConfig,
  unpadRandomMax16,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys';
