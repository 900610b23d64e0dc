/** Reads server-sent events as a browser does, over a real connection. */

export interface ServerEvent {
  readonly name: string;
  readonly data: unknown;
  readonly id: string | undefined;
}

export interface EventReader {
  readonly response: Response;
  /** The next event with this name; others before it are passed over. */
  next(name: string): Promise<ServerEvent>;
  /** Resolves with what was left when the server ends the stream. */
  end(): Promise<string>;
  close(): void;
}

export async function readEvents(url: string, headers: Readonly<Record<string, string>> = {}): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no body');
  let buffer = '';

  async function nextBlock(): Promise<string | undefined> {
    for (;;) {
      const end = buffer.indexOf('\n\n');
      if (end >= 0) {
        const block = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        return block;
      }
      const { value, done } = await (reader as NonNullable<typeof reader>).read();
      if (done) return undefined;
      buffer += value;
    }
  }
  const field = (block: string, name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);

  return {
    response,
    async next(name) {
      for (;;) {
        const block = await nextBlock();
        if (block === undefined) throw new Error(`the stream ended before "${name}" came`);
        if (field(block, 'event') !== name) continue;
        return { name, data: JSON.parse(field(block, 'data') ?? 'null'), id: field(block, 'id') };
      }
    },
    async end() {
      for (;;) if ((await nextBlock()) === undefined) return buffer;
    },
    close: () => abort.abort(),
  };
}
