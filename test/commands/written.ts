/** What a command writes, and with which exit code it ends. */
export interface Written {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the desk with its streams caught, and with settings of its own. */
export async function run(
  command: (args: readonly string[]) => Promise<number>,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Written> {
  const written = { out: '', err: '' };
  const { stdout, stderr } = process;
  const [writeOut, writeErr] = [stdout.write, stderr.write];
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const);
  const into = (stream: keyof typeof written) => (text: string | Uint8Array) => {
    written[stream] += String(text);
    return true;
  };
  stdout.write = into('out');
  stderr.write = into('err');
  Object.assign(process.env, settings);
  try {
    return { code: await command(args), ...written };
  } finally {
    Object.assign(stdout, { write: writeOut });
    Object.assign(stderr, { write: writeErr });
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
