/** A process of its own for `lock.test.ts`: opens the store that it is given, says so, and waits to be ended. */
import { reason } from '../../src/core/errors.ts';
import { openStore } from '../../src/store/open.ts';

try {
  const store = await openStore(process.argv[2] ?? '');
  await store.keepFact('written by', 'the other process');
  process.stdout.write('open\n');
  // Ends with the test, however that ends.
  process.stdin.on('end', () => void store.close()).resume();
} catch (error) {
  process.stderr.write(`${reason(error)}\n`);
  process.exitCode = 1;
}
