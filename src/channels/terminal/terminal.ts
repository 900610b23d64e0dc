/** A chat in the terminal: the desk without any account. */
import { randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline';
import type { Channel, Outbound } from '../../core/channel.ts';

export interface TerminalOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Called when the person ends the input (Ctrl-D) or types /quit. */
  readonly onEnd?: () => void;
}

/** One terminal is one customer, the same at every start. */
const ADDRESS = 'terminal';

/** A channel over two streams; what it shows is plain text, choices as the numbered lines they are. */
export function createTerminal({ input, output, onEnd }: TerminalOptions): Channel {
  let reader: Interface | undefined;
  const show = (text: string) => {
    output.write(`\r\x1b[K${text}\n`);
    reader?.prompt(true);
  };
  return {
    name: 'terminal',
    async start(receive) {
      reader = createInterface({ input, output, prompt: '> ' });
      reader.on('line', (line) => {
        const text = line.trim();
        if (text === '/quit') onEnd?.();
        else if (text === '') reader?.prompt();
        else void hear(text);
      });
      reader.on('close', () => onEnd?.());
      reader.prompt();

      async function hear(text: string): Promise<void> {
        try {
          const id = randomUUID();
          const ref = { channel: 'terminal', place: ADDRESS, id } as const;
          const about = {
            channel: 'terminal',
            kind: 'text',
            address: ADDRESS,
            customer: { name: 'Terminal' },
          } as const;
          await receive([{ from: 'customer', id, ...about, text, sentAt: new Date(), ref }]);
        } catch (error) {
          show(`(not taken in: ${(error as Error).message}; please type it again)`);
        }
      }
    },
    async send(message: Outbound) {
      const speaker = message.kind === 'person' ? 'staff' : 'desk';
      show(message.text.replace(/^/gm, `${speaker}: `));
      return { kind: 'sent', refs: [{ channel: 'terminal', place: ADDRESS, id: message.id }] };
    },
    health: () => (reader ? { ready: true } : { ready: false, why: 'the terminal chat has not started' }),
    async stop() {
      reader?.close();
      reader = undefined;
    },
  };
}
