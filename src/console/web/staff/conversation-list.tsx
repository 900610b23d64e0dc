/** Who waits, and since when. */
import { useEffect, useState } from 'preact/hooks';
import type { ConversationItem } from '../../wire.ts';
import { ago, howLong } from '../clock.ts';
import { StatusTag } from './status-tag.tsx';

interface ListProps {
  readonly items: readonly ConversationItem[];
  readonly fresh: ReadonlySet<string>;
  readonly selected: string | undefined;
  readonly isLoaded: boolean;
}

export function ConversationList({ items, fresh, selected, isLoaded }: ListProps) {
  const now = useClock();
  if (items.length === 0) return <p class="nothing">{isLoaded ? 'No conversations yet.' : 'Connecting…'}</p>;
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <Item item={item} isFresh={fresh.has(item.id)} isSelected={item.id === selected} now={now} />
        </li>
      ))}
    </ul>
  );
}

interface ItemProps {
  readonly item: ConversationItem;
  readonly isFresh: boolean;
  readonly isSelected: boolean;
  readonly now: Date;
}

function Item({ item, isFresh, isSelected, now }: ItemProps) {
  const { id, name, channel, language, ticket, lastWords, status, since } = item;
  const isWaiting = status === 'waiting';
  return (
    <a
      class={`item ${isWaiting && ticket?.urgent ? 'urgent' : status}`}
      href={`#${encodeURIComponent(id)}`}
      aria-current={isSelected ? 'true' : undefined}
    >
      <span class="item-top">
        {isFresh && <span class="dot" title="new" role="img" aria-label="New." />}
        <b dir="auto">{name}</b>
        <span class="since">{isWaiting ? `waits ${howLong(since, now)}` : ago(since, now)}</span>
      </span>
      <span class="item-words" dir="auto">
        {lastWords || '(no words)'}
      </span>
      <span class="item-tags">
        <StatusTag item={item} />
        {ticket && (
          <span>
            {ticket.desk} · {ticket.kind}
          </span>
        )}
        <span>
          {channel} · {language}
        </span>
      </span>
    </a>
  );
}

/** The time, each second: people see how long somebody has been waiting. */
function useClock(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
