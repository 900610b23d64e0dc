/** Who has the conversation, in a word and a shape. */
import type { ConversationItem } from '../../wire.ts';

export function StatusTag({ item }: { readonly item: ConversationItem }) {
  const { status, owner, ticket } = item;
  const isUrgent = status === 'waiting' && ticket?.urgent === true;
  return <span class={`status ${isUrgent ? 'urgent' : status}`}>{words(status, owner, isUrgent)}</span>;
}

function words(status: ConversationItem['status'], owner: string | null, isUrgent: boolean): string {
  switch (status) {
    case 'bot':
      return '○ with the bot';
    case 'waiting':
      return isUrgent ? '▲ URGENT' : '● waits';
    case 'staff':
      return `◆ ${owner ?? 'staff'}`;
    case 'closed':
      return '✓ closed';
    case 'optedOut':
      return '✕ asked to stop';
  }
}
