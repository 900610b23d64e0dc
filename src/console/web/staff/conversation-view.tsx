/** One conversation: the card, the transcript, and what a person can do. */
import { useState } from 'preact/hooks';
import type { ConversationItem, Me } from '../../wire.ts';
import { ask, Refused } from '../ask.ts';
import { CardView } from './card-view.tsx';
import { Reply } from './reply.tsx';
import { StatusTag } from './status-tag.tsx';
import { Transcript } from './transcript.tsx';
import { useReplies } from './use-replies.ts';
import type { Work } from './work.ts';

interface ConversationProps {
  readonly id: string;
  /** Missing while the list is loading, or when the address names nobody. */
  readonly item: ConversationItem | undefined;
  readonly work: Work;
  readonly me: Me;
  readonly onDoubt: () => void;
}

export function ConversationView({ id, item, work, me, onDoubt }: ConversationProps) {
  const { shown, notices } = work;
  const isShown = shown?.id === id;
  const lines = isShown ? shown.lines : [];
  const [dismissed, setDismissed] = useState(0);
  const own = notices.filter(({ conversationId, key }) => conversationId === id && key > dismissed);
  const { outgoing, reply, retry } = useReplies({ id, csrf: me.csrf, lines, notices: own.length, onDoubt });
  const { problem, act } = useAction(id, me.csrf, onDoubt);

  if (!item) return <p class="nothing">{work.isLoaded ? 'This conversation is not in the list.' : 'Connecting…'}</p>;
  const isMine = item.status === 'staff' && item.owner === me.name;
  return (
    <div class="conversation">
      <header class="about">
        <button type="button" class="back" onClick={toList}>
          <span aria-hidden="true">←</span> All
        </button>
        <div class="about-words">
          <h2 dir="auto">{item.name}</h2>
          <p>
            <StatusTag item={item} />
            <span class="quiet">
              {item.channel} · {item.language}
            </span>
          </p>
        </div>
        <button type="button" class="button" disabled={isMine} onClick={() => void act('claim')}>
          {isMine ? 'Claimed' : 'Claim'}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => void act('close')}
          title="Closes the ticket; the bot answers again"
        >
          Close
        </button>
      </header>
      <div class="read">
        {isShown && shown.card && <CardView text={shown.card} isUrgent={item.ticket?.urgent ?? false} />}
        <Transcript lines={lines} outgoing={outgoing} onRetry={retry} />
      </div>
      <div class="foot">
        <p class="problem" role="alert">
          {problem}
        </p>
        {own.slice(-1).map(({ key, text }) => (
          <p key={key} class="notice">
            <span dir="auto">{text}</span>
            <button type="button" class="retry" onClick={() => setDismissed(key)}>
              Dismiss
            </button>
          </p>
        ))}
        <Reply item={item} me={me} onReply={reply} />
      </div>
    </div>
  );
}

function toList(): void {
  location.hash = '';
}

/** Claim and close: commands that the desk carries out; a refusal is shown. */
function useAction(id: string, csrf: string, onDoubt: () => void) {
  const [problem, setProblem] = useState('');
  async function act(name: 'claim' | 'close'): Promise<void> {
    try {
      await ask(`/api/staff/conversations/${encodeURIComponent(id)}/${name}`, {}, { 'x-csrf-token': csrf });
      setProblem('');
    } catch (thrown) {
      const refused = thrown instanceof Refused ? thrown : new Refused(0, 'That did not work.');
      setProblem(`Not done. ${refused.message}`);
      if (refused.status === 401 || refused.status === 403) onDoubt();
    }
  }
  return { problem, act };
}
