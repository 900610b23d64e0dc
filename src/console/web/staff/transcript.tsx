/** What was said, by whom, and what became of it. */
import type { StaffLine } from '../../wire.ts';
import { dayName, timeOfDay } from '../clock.ts';
import type { Outgoing } from '../outgoing.ts';
import { useFollowing } from '../use-following.ts';

interface TranscriptProps {
  readonly lines: readonly StaffLine[];
  readonly outgoing: readonly Outgoing[];
  readonly onRetry: (id: string) => void;
}

export function Transcript({ lines, outgoing, onRetry }: TranscriptProps) {
  const { box, hasNews, toEnd } = useFollowing(lines, outgoing.at(-1)?.id);
  const now = new Date();
  return (
    <div class="transcript-frame">
      <div
        ref={box}
        class="transcript"
        role="log"
        aria-live="polite"
        aria-label="Transcript"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard, in Safari too
        tabIndex={0}
      >
        {lines.map((line, i) => {
          const day = dayName(line.at, now);
          const before = lines[i - 1];
          return [
            (!before || dayName(before.at, now) !== day) && (
              <p key={`day ${day}`} class="day">
                {day}
              </p>
            ),
            <LineView key={line.id} line={line} />,
          ];
        })}
        {outgoing.map((message) => (
          <OutgoingView key={message.id} message={message} onRetry={onRetry} />
        ))}
      </div>
      {hasNews && (
        <button type="button" class="button to-end" onClick={toEnd}>
          New messages <span aria-hidden="true">↓</span>
        </button>
      )}
    </div>
  );
}

function LineView({ line }: { readonly line: StaffLine }) {
  const { from, who, text, at, kind, state, choices, file, isChanged } = line;
  const speaker = { customer: 'Customer', bot: 'Bot', staff: who ?? 'Staff', notice: who ?? 'Desk' }[from];
  const unlisted = (choices ?? []).filter(({ label }) => !text.includes(label));
  return (
    <article class={`line from-${from}${state === 'failed' || state === 'withdrawn' ? ` ${state}` : ''}`}>
      <p class="speaker">
        <b dir="auto">{speaker}</b>
        {from === 'customer' && kind !== 'text' && kind !== 'choice' && <span class="tag">{kind}</span>}
        {isChanged && <span class="tag">edited</span>}
        {from === 'notice' && <span class="tag">not shown to the customer</span>}
        <time dateTime={at} title={state && `Why was this said? npm run why -- ${line.id}`}>
          {timeOfDay(at)}
        </time>
        {state && <StateView {...line} state={state} />}
      </p>
      <p class="said" dir="auto">
        {text || `[${kind}]`}
      </p>
      {file && SHOWN_FROM.includes(file.channel) && (
        <p>
          <a href={`/staff/files/${file.channel}/${encodeURIComponent(file.id)}`} target="_blank" rel="noreferrer">
            Open the file
          </a>
        </p>
      )}
      {unlisted.length > 0 && <p class="tag">Buttons: {unlisted.map(({ label }) => label).join(' · ')}</p>}
    </article>
  );
}

/** Channels from which the desk fetches files for this page. */
const SHOWN_FROM = ['whatsapp'];

type Outcome = Pick<StaffLine, 'progress' | 'code'> & { readonly state: NonNullable<StaffLine['state']> };

function StateView({ state, progress, code }: Outcome) {
  switch (state) {
    case 'queued':
      return <span class="tag">{progress === 'unknown' ? 'not confirmed, is sent again' : 'waits to be sent'}</span>;
    case 'sending':
      return <span class="tag">{progress ? 'sent, not confirmed yet' : 'on its way'}</span>;
    case 'sent':
      return <span class="tag">{sentWords(progress)}</span>;
    case 'failed':
      return (
        <span class="alarm">
          ⚠ {progress === 'unknown' ? 'MAY NOT have arrived' : 'NOT delivered'}
          {code && ` (${code})`}
        </span>
      );
    case 'withdrawn':
      return <span class="tag">withdrawn, never sent</span>;
  }
}

/** Where the network tells nothing more, that it took the message is all that there is to know. */
function sentWords(progress: StaffLine['progress']): string {
  if (progress === 'accepted') return '✓ sent';
  return progress === 'read' ? '✓✓ read' : '✓ delivered';
}

function OutgoingView({ message, onRetry }: { readonly message: Outgoing; readonly onRetry: (id: string) => void }) {
  const { id, text, fate } = message;
  return (
    <article class={`line from-staff${fate.state === 'failed' ? ' failed' : ''}`}>
      <p class="speaker">
        <b>You</b>
        {fate.state === 'sending' && <span class="tag">saving…</span>}
        {fate.state === 'accepted' && <span class="tag">saved, on its way</span>}
        {fate.state === 'failed' && (
          <>
            <span class="alarm">⚠ Not sent. {fate.why}</span>
            <button type="button" class="retry" onClick={() => onRetry(id)}>
              Try again
            </button>
          </>
        )}
      </p>
      <p class="said" dir="auto">
        {text}
      </p>
    </article>
  );
}
