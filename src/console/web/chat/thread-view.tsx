/** Everything that was said, newest at the bottom, with what is still on its way. */
import { useMemo, useState } from 'preact/hooks';
import type { Choice } from '../../../core/message.ts';
import { dayName } from '../clock.ts';
import { useFollowing } from '../use-following.ts';
import { Bubble, OutgoingBubble } from './bubble.tsx';
import type { Talk } from './talk.ts';

interface ThreadProps {
  readonly talk: Talk;
  readonly onChoice: (choice: Choice) => void;
  readonly onRetry: (id: string) => void;
}

/** A long history is shown from its end; the rest on request. */
const PAGE = 200;

export function Thread({ talk, onChoice, onRetry }: ThreadProps) {
  const { lines, outgoing, isLoaded, isTyping } = talk;
  const [length, setLength] = useState(PAGE);
  const content = useMemo(() => ({ lines, isTyping }), [lines, isTyping]);
  const { box, hasNews, toEnd } = useFollowing(content, outgoing.at(-1)?.id);
  const shown = lines.slice(-length);
  const now = new Date();

  return (
    <div class="thread-frame">
      <div
        ref={box}
        class="thread"
        role="log"
        aria-live="polite"
        aria-label="Conversation"
        aria-busy={!isLoaded}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard, in Safari too
        tabIndex={0}
      >
        {lines.length > length && (
          <button type="button" class="button earlier" onClick={() => setLength(length + PAGE)}>
            Earlier messages
          </button>
        )}
        {shown.map((line, i) => {
          const before = shown[i - 1];
          const day = dayName(line.at, now);
          const isNewDay = !before || dayName(before.at, now) !== day;
          const isSame = !isNewDay && before?.from === line.from && before.who === line.who;
          const isLast = i === shown.length - 1 && outgoing.length === 0;
          return [
            isNewDay && (
              <p key={`day ${day}`} class="day">
                {day}
              </p>
            ),
            <Bubble key={line.id} line={line} isSame={isSame} isOpen={isLast} onChoice={onChoice} />,
          ];
        })}
        {outgoing.map((message) => (
          <OutgoingBubble key={message.id} message={message} onRetry={onRetry} />
        ))}
        {isTyping && (
          <p class="typing">
            <span class="unseen">An answer is coming</span>
            <i aria-hidden="true" />
            <i aria-hidden="true" />
            <i aria-hidden="true" />
          </p>
        )}
      </div>
      {hasNews && (
        <button type="button" class="button to-end" onClick={toEnd}>
          New messages <span aria-hidden="true">↓</span>
        </button>
      )}
    </div>
  );
}
