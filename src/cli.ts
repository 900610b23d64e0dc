/** The desk's commands. Results go to stdout, everything else to stderr. */
import { loadDotEnv } from './config.ts';
import { ConfigError, KnowledgeError, reason, StoreError } from './core/errors.ts';

/** Runs a command and returns its exit code. */
type Command = (args: readonly string[]) => Promise<number>;

/** Loaded only when asked for, so that each starts as fast as it can. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  ask: async () => (await import('./commands/ask-command.ts')).askCommand,
  simulate: async () => (await import('./commands/simulate-command.ts')).simulateCommand,
  train: async () => (await import('./commands/train-command.ts')).trainCommand,
  'knowledge:lint': async () => (await import('./commands/lint-command.ts')).lintCommand,
  'knowledge:eval': async () => (await import('./commands/eval-command.ts')).evalCommand,
  'knowledge:approve': async () => (await import('./commands/approve-command.ts')).approveCommand,
  'knowledge:gaps': async () => (await import('./commands/gaps-command.ts')).gapsCommand,
  'knowledge:diff': async () => (await import('./commands/diff-command.ts')).diffCommand,
  export: async () => (await import('./commands/export-command.ts')).exportCommand,
  why: async () => (await import('./commands/why-command.ts')).whyCommand,
  'match:eval': async () => {
    const { matchEval } = await import('./commands/match-eval.ts');
    const stdout = (line: string) => void process.stdout.write(`${line}\n`);
    const stderr = (line: string) => void process.stderr.write(`${line}\n`);
    return (args) => matchEval([...args], { stdout, stderr });
  },
};

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  const command = COMMANDS[name];
  if (!command) {
    process.stderr.write(
      `There is no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}. Each has --help.\n`,
    );
    return 1;
  }
  try {
    loadDotEnv();
    return await (await command())(args);
  } catch (error) {
    const isExpected = error instanceof ConfigError || error instanceof StoreError || error instanceof KnowledgeError;
    process.stderr.write(`${isExpected ? reason(error) : ((error as Error).stack ?? reason(error))}\n`);
    return 1;
  }
}

process.exitCode = await run(process.argv.slice(2));
