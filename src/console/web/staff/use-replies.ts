/** Answers that a person has written here and that do not stand in the transcript yet. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { StaffLine } from '../../wire.ts';
import { ask, Refused } from '../ask.ts';
import { newId } from '../new-id.ts';
import { nextToSend, type Outgoing, settle } from '../outgoing.ts';

interface RepliesOptions {
  readonly id: string;
  readonly csrf: string;
  readonly lines: readonly StaffLine[];
  /** How many notices the desk has given about this conversation; a new one may say that an answer was not sent. */
  readonly notices: number;
  readonly onDoubt: () => void;
}

interface Replies {
  readonly outgoing: readonly Outgoing[];
  reply(text: string): void;
  retry(id: string): void;
}

export function useReplies({ id, csrf, lines, notices, onDoubt }: RepliesOptions): Replies {
  const [outgoing, setOutgoing] = useState<readonly Outgoing[]>([]);
  const isSending = useRef(false);
  const next = nextToSend(outgoing);

  useEffect(() => {
    if (!next || isSending.current) return;
    isSending.current = true;
    ask(
      `/api/staff/conversations/${encodeURIComponent(id)}/messages`,
      { id: next.id, text: next.text },
      { 'x-csrf-token': csrf },
    )
      .then(() => setOutgoing((all) => settle(all, next.id, { state: 'accepted' })))
      .catch((thrown: unknown) => {
        const refused = thrown instanceof Refused ? thrown : new Refused(0, 'That did not work.');
        // A person decides whether to send it again: meanwhile a colleague may have answered.
        setOutgoing((all) => settle(all, next.id, { state: 'failed', why: refused.message, isPassing: false }));
        if (refused.status === 401 || refused.status === 403) onDoubt();
      })
      .finally(() => {
        isSending.current = false;
        setOutgoing((all) => [...all]);
      });
  }, [next, id, csrf, onDoubt]);

  // What has been accepted comes back as a line of staff with the same words, under the desk's own id.
  useEffect(() => {
    const said = new Set(lines.filter(({ from }) => from === 'staff').map((line) => line.text));
    const isBack = ({ text, fate }: Outgoing) => fate.state === 'accepted' && said.has(text);
    if (outgoing.some(isBack)) setOutgoing(outgoing.filter((message) => !isBack(message)));
  }, [lines, outgoing]);

  useEffect(() => {
    if (notices > 0) setOutgoing((all) => all.filter(({ fate }) => fate.state !== 'accepted'));
  }, [notices]);

  return {
    outgoing,
    reply(text) {
      const message: Outgoing = { id: newId(), at: new Date().toISOString(), text, fate: { state: 'sending' } };
      setOutgoing((all) => [...all, message]);
    },
    retry: (failed) => setOutgoing((all) => settle(all, failed, { state: 'sending' })),
  };
}
