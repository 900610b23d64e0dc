import { BufferJSON, type SignalKeyStore } from '@whiskeysockets/baileys';

/** A key store that, like a database, keeps rows of text and never hands out what it holds itself. */
export function memoryKeys(): SignalKeyStore {
  const rows = new Map<string, string>();
  return {
    get(type, ids) {
      const found = ids.flatMap((id) => {
        const row = rows.get(`${type} ${id}`);
        return row === undefined ? [] : [[id, JSON.parse(row, BufferJSON.reviver)]];
      });
      return Object.fromEntries(found);
    },
    set(data) {
      for (const [type, entries] of Object.entries(data)) {
        for (const [id, value] of Object.entries(entries ?? {})) {
          if (value === null) rows.delete(`${type} ${id}`);
          else rows.set(`${type} ${id}`, JSON.stringify(value, BufferJSON.replacer));
        }
      }
    },
  };
}
