/**
 * Silences `console`, before Baileys is imported.
 *
 * libsignal 6 prints whole sessions through it, private keys included (measured, see docs/whatsapp.md). Nothing else in
 * the desk speaks through `console`: people read stdout, programs the log.
 */
const silent = () => undefined;

for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'] as const) {
  globalThis.console[method] = silent;
}
