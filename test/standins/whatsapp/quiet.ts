/**
 * What libsignal prints through `console`; some of it with private keys. The stand-in plays people with
 * libsignal inside the test process, so these lines are dropped there; everything else passes.
 */
const LIBSIGNAL_SAYS =
  /^(Closing (open |stale )?session|Opening session|Removing old closed session|Session already|Session error:|Failed to decrypt message with any|Decrypted message with closed|Migrating session|V1 session storage)/;

const { console: printer } = globalThis;

for (const method of ['info', 'warn', 'error'] as const) {
  const print = printer[method];
  printer[method] = (...words: unknown[]) => {
    if (typeof words[0] !== 'string' || !LIBSIGNAL_SAYS.test(words[0])) print.apply(printer, words);
  };
}
