/** One line of the chat. Who speaks is told by side, shape and name, not by colour alone. */
import type { ChatLine } from '../../../channels/web/wire.ts';
import type { Choice } from '../../../core/message.ts';
import { timeOfDay } from '../clock.ts';
import { Mark } from '../mark.tsx';
import { splitMenu } from '../menu.ts';
import type { Outgoing } from '../outgoing.ts';

interface BubbleProps {
  readonly line: ChatLine;
  /** The same speaker spoke before: the name is not repeated. */
  readonly isSame: boolean;
  /** Nothing was said since: its buttons can be pressed. */
  readonly isOpen: boolean;
  readonly onChoice: (choice: Choice) => void;
}

export function Bubble({ line, isSame, isOpen, onChoice }: BubbleProps) {
  const { text, options } = splitMenu(line.text, line.choices ?? []);
  return (
    <article class={`line from-${line.from}${isSame ? ' same' : ''}`}>
      <p class={isSame || line.from === 'customer' ? 'unseen' : 'speaker'}>
        <Speaker line={line} />
      </p>
      <div class="bubble">
        <p class="said" dir="auto">
          {isOpen || options.length === 0 ? text : line.text}
        </p>
      </div>
      {isOpen && options.length > 0 && (
        <fieldset class="choices">
          <legend class="unseen">Choose, or type the number</legend>
          {options.map(({ id, label, number }) => (
            <button key={id} type="button" class="button" onClick={() => onChoice({ id, label })}>
              {number !== undefined && <span class="number">{number}</span>}
              <span dir="auto">{label}</span>
            </button>
          ))}
        </fieldset>
      )}
      <p class="fate">
        <time dateTime={line.at}>{timeOfDay(line.at)}</time>
        {line.isChanged && <span> · edited</span>}
        {line.from === 'customer' && (
          <span>
            {' '}
            <span aria-hidden="true">✓</span> Sent
          </span>
        )}
      </p>
    </article>
  );
}

function Speaker({ line }: { readonly line: ChatLine }) {
  switch (line.from) {
    case 'customer':
      return <>You</>;
    case 'bot':
      return (
        <>
          <Mark />
          <b>Assistant</b> <span class="tag">automated</span>
        </>
      );
    case 'staff':
      return (
        <>
          <span class="initials" aria-hidden="true">
            {initials(line.who ?? '')}
          </span>
          <b dir="auto">{line.who ?? 'Our team'}</b> <span class="tag">person</span>
        </>
      );
  }
}

/** "Li Wei" → "LW". */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('');
}

interface OutgoingProps {
  readonly message: Outgoing;
  readonly onRetry: (id: string) => void;
}

/** A message that has not come back from the server yet. */
export function OutgoingBubble({ message, onRetry }: OutgoingProps) {
  const { id, at, text, fate } = message;
  return (
    <article class={`line from-customer ${fate.state}`}>
      <p class="unseen">You</p>
      <div class="bubble">
        <p class="said" dir="auto">
          {text}
        </p>
      </div>
      <p class="fate">
        <time dateTime={at}>{timeOfDay(at)}</time>
        {fate.state === 'sending' && <span>Sending…</span>}
        {fate.state === 'accepted' && (
          <span>
            <span aria-hidden="true">✓</span> Sent
          </span>
        )}
        {fate.state === 'failed' && (
          <>
            <span class="alarm">
              <span aria-hidden="true">⚠</span> Not sent. {fate.why}
            </span>
            <button type="button" class="retry" onClick={() => onRetry(id)}>
              Try again
            </button>
          </>
        )}
      </p>
    </article>
  );
}
