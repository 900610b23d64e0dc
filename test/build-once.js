/** Builds the desk once before the tests that run it as a process, into a folder of its own: `dist` may be in use. */
import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = path.join(PROJECT, 'node_modules', '.cache', 'desk');
const BUILDS = path.join(CACHE, 'builds');
const MODELS = path.join(CACHE, 'models');
/** The build and the trained model depend on these. */
const SOURCES = [
  'src',
  'handlers',
  'knowledge',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vite.config.ts',
];
/** A build that another run of the tests may still use is left alone. */
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000;

/** Called by jest before the first test. What fails is told by the tests that need it, not by all the others. */
export default async function buildOnce({ testPathPatterns }) {
  if (!asksForTheDesk(testPathPatterns?.patterns ?? [])) return;
  const newest = Math.max(...SOURCES.map((name) => newestIn(path.join(PROJECT, name))));
  const built = path.join(BUILDS, newest.toFixed(0));
  process.env.DESK_BUILT = built;
  if (existsSync(built)) return;
  try {
    forgetOldOnes();
    const [all, english] = [`${built}.${process.pid}.all`, `${built}.${process.pid}`];
    build(all);
    cpSync(all, english, { recursive: true });
    keepEnglish(english);
    await Promise.all([train(all), train(english)]);
    // The started desks have English; the tests that ask in any language look for both models where the tests keep them.
    rmSync(MODELS, { recursive: true, force: true });
    for (const built of [all, english]) cpSync(path.join(built, 'dist', 'models'), MODELS, { recursive: true });
    rmSync(all, { recursive: true });
    renameSync(`${built}.${process.pid}`, built);
  } catch (error) {
    process.env.DESK_NOT_BUILT = `${error.stdout ?? ''}${error.stderr ?? ''}` || String(error);
  }
}

/** Whether one of the tests in `test/desk` may run. */
function asksForTheDesk(patterns) {
  const tests = readdirSync(path.join(PROJECT, 'test', 'desk')).map((name) => path.join(PROJECT, 'test', 'desk', name));
  return patterns.length === 0 || patterns.some((pattern) => tests.some((test) => new RegExp(pattern).test(test)));
}

function newestIn(name) {
  const found = statSync(name);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(name).map((inside) => newestIn(path.join(name, inside))));
}

function forgetOldOnes() {
  mkdirSync(BUILDS, { recursive: true });
  for (const name of readdirSync(BUILDS)) {
    const folder = path.join(BUILDS, name);
    if (Date.now() - statSync(folder).mtimeMs > FORGOTTEN_AFTER_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** What `npm run build` does; the types are checked by `npm run check`. */
function build(folder) {
  const dist = path.join(folder, 'dist');
  mkdirSync(folder, { recursive: true });
  node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck', '--outDir', dist);
  node('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--outDir', path.join(dist, 'web'));
  copyFileSync(path.join(PROJECT, 'package.json'), path.join(folder, 'package.json'));
  cpSync(path.join(PROJECT, 'knowledge'), path.join(folder, 'knowledge'), { recursive: true });
}

const LANGUAGE = /^[a-z]{2}$/;

/** A desk with one language starts in a third of the time, and the tests start a hundred. */
function keepEnglish(folder) {
  const knowledge = path.join(folder, 'knowledge');
  for (const name of readdirSync(knowledge)) {
    if (LANGUAGE.test(name) && name !== 'en') rmSync(path.join(knowledge, name), { recursive: true });
  }
}

const OPTIONS = { cwd: PROJECT, env: { PATH: process.env.PATH, DATA_DIR: CACHE }, encoding: 'utf8' };

/** Every desk of the tests reads the base and the final model from there. */
function train(built) {
  return promisify(execFile)(process.execPath, [path.join(built, 'dist', 'src', 'cli.js'), 'train'], OPTIONS);
}

function node(...args) {
  execFileSync(process.execPath, args, { ...OPTIONS, stdio: 'pipe' });
}
