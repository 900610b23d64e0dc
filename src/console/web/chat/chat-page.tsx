/** The customer's chat: who we are, what was said, and a place to write. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { companyName } from '../company.ts';
import { Mark } from '../mark.tsx';
import { Composer } from './composer.tsx';
import type { Talk, Talker } from './talk.ts';
import { Thread } from './thread-view.tsx';
import { Welcome } from './welcome.tsx';

export function ChatPage({ talker }: { readonly talker: Talker }) {
  const talk = useTalk(talker);
  useUnreadTitle(talk);
  const isEmpty = talk.lines.length === 0 && talk.outgoing.length === 0;

  return (
    <div class="chat">
      <header class="top">
        <Mark />
        <div>
          <h1>{companyName}</h1>
          <p>automated assistant · a person on request</p>
        </div>
      </header>
      <main class={`middle${isEmpty ? ' empty' : ''}`}>
        {talk.isLoaded && isEmpty && <Welcome onPick={(question) => talker.say(question)} />}
        <Thread talk={talk} onChoice={(choice) => talker.say(choice.label, choice.id)} onRetry={talker.retry} />
      </main>
      <div class="bottom">
        <p class="banner" role="status">
          {!talk.isConnected && <span>No connection. Your messages are kept and sent as soon as it is back.</span>}
        </p>
        <Composer onSay={(text) => talker.say(text)} />
      </div>
    </div>
  );
}

function useTalk(talker: Talker): Talk {
  const [talk, setTalk] = useState(talker.now());
  useEffect(() => {
    const stop = talker.subscribe(() => setTalk(talker.now()));
    setTalk(talker.now());
    return stop;
  }, [talker]);
  return talk;
}

/** While the tab is in the background its title counts the answers that came. */
function useUnreadTitle({ lines, isLoaded }: Talk): void {
  const title = useRef(document.title);
  const seen = useRef(0);
  useEffect(() => {
    const answers = lines.filter(({ from }) => from !== 'customer').length;
    const show = () => {
      if (!document.hidden || !isLoaded) seen.current = answers;
      const unread = answers - seen.current;
      document.title = unread > 0 ? `(${unread}) ${title.current}` : title.current;
    };
    show();
    document.addEventListener('visibilitychange', show);
    return () => document.removeEventListener('visibilitychange', show);
  }, [lines, isLoaded]);
}
