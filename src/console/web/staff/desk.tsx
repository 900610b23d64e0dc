/** The desk: who waits on the left, one conversation on the right; on a phone one of the two. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConversationItem, Me } from '../../wire.ts';
import { ask } from '../ask.ts';
import { Mark } from '../mark.tsx';
import { ConversationList } from './conversation-list.tsx';
import { ConversationView } from './conversation-view.tsx';
import { createWork, type Work, type Worker } from './work.ts';

interface DeskProps {
  readonly me: Me;
  /** The connection was refused or lost: perhaps the session has ended. */
  readonly onDoubt: () => void;
  readonly onLogout: () => void;
}

export function Desk({ me, onDoubt, onLogout }: DeskProps) {
  const selected = useSelected();
  const { work, worker } = useWork(onDoubt);
  useEffect(() => worker?.show(selected), [worker, selected]);
  useTitle(work);
  const item = work.items.find(({ id }) => id === selected);

  async function logout(): Promise<void> {
    await ask('/api/staff/logout', {}, { 'x-csrf-token': me.csrf }).catch(() => undefined);
    onLogout();
  }

  return (
    <div class={`desk${selected ? ' has-selected' : ''}`}>
      <header class="bar">
        <Mark />
        <h1>Staff desk</h1>
        <WaitingBadge items={work.items} />
        <p class="who" dir="auto">
          {me.name}
        </p>
        <button type="button" class="button" onClick={() => void logout()}>
          Log out
        </button>
      </header>
      <p class="unseen" role="status" aria-live="polite">
        {work.announcement}
      </p>
      <p class="offline" role="status">
        {!work.isConnected && <span>No connection to the desk. What you see may be old; trying again…</span>}
      </p>
      <nav class="list" aria-label="Conversations">
        <ConversationList items={work.items} fresh={work.fresh} selected={selected} isLoaded={work.isLoaded} />
      </nav>
      <main class="pane">
        {selected ? (
          <ConversationView key={selected} id={selected} item={item} work={work} me={me} onDoubt={onDoubt} />
        ) : (
          <p class="nothing">Choose a conversation. Those who wait for a person stand on top.</p>
        )}
      </main>
    </div>
  );
}

function WaitingBadge({ items }: { readonly items: readonly ConversationItem[] }) {
  const waiting = items.filter(({ status }) => status === 'waiting');
  if (waiting.length === 0) return <span class="badge none">Nobody waits</span>;
  const urgent = waiting.filter(({ ticket }) => ticket?.urgent).length;
  return (
    <span class={`badge ${urgent > 0 ? 'urgent' : 'some'}`}>
      {waiting.length} waiting{urgent > 0 && ` · ${urgent} urgent`}
    </span>
  );
}

/** The id of the conversation in the address: the browser's back button leads to the list. */
function useSelected(): string | undefined {
  const read = () => decodeURIComponent(location.hash.slice(1)) || undefined;
  const [selected, setSelected] = useState(read);
  useEffect(() => {
    const onChange = () => setSelected(read());
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return selected;
}

function useWork(onDoubt: () => void): { readonly work: Work; readonly worker: Worker | undefined } {
  const [work, setWork] = useState<Work>({
    items: [],
    isLoaded: false,
    isConnected: true,
    announcement: '',
    fresh: new Set(),
    shown: undefined,
    notices: [],
  });
  const [worker, setWorker] = useState<Worker>();
  const doubt = useRef(onDoubt);
  doubt.current = onDoubt;
  useEffect(() => {
    const started = createWork(setWork, () => doubt.current());
    setWorker(started);
    return () => started.close();
  }, []);
  return { work, worker };
}

/** The tab's title counts those who wait. */
function useTitle({ items }: Work): void {
  const title = useRef(document.title);
  const waiting = items.filter(({ status }) => status === 'waiting').length;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${title.current}` : title.current;
  }, [waiting]);
}
