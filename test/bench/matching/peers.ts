/** The peers live in a package of their own, so that nobody who installs the desk installs them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BenchError } from './bench-error.ts';

const FOLDER = path.dirname(fileURLToPath(import.meta.url));

/**
 * Installs the peers when they are not there yet; what npm says goes to stderr.
 *
 * @throws BenchError when npm fails
 */
export function installPeers(): void {
  // The file npm writes last: half an installation is none.
  if (existsSync(path.join(FOLDER, 'node_modules', '.package-lock.json'))) return;
  process.stderr.write('installing the peers, once …\n');
  const { status } = spawnSync('npm', ['ci', '--prefix', FOLDER, '--ignore-scripts'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    throw new BenchError('the peers could not be installed (see npm above); try again, or measure --only product');
  }
}

/** Loads a peer. The name is a variable so that neither compiler nor bundler asks for what is not installed. */
export function loadPeer<Module>(name: string): Promise<Module> {
  return import(name) as Promise<Module>;
}
