/** Where a person answers. Nothing written here is changed on its way. */
import { useState } from 'preact/hooks';
import type { ConversationItem, Me } from '../../wire.ts';

interface ReplyProps {
  readonly item: ConversationItem;
  readonly me: Me;
  readonly onReply: (text: string) => void;
}

export function Reply({ item, me, onReply }: ReplyProps) {
  const [text, setText] = useState('');
  const isOthers = item.status === 'staff' && item.owner !== null && item.owner !== me.name;

  function send(): void {
    if (text.trim() === '') return;
    onReply(text.trim());
    setText('');
  }

  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label for="answer">
        Your answer <span class="quiet">goes to the customer as written</span>
      </label>
      {isOthers && (
        <p class="hint">
          <b dir="auto">{item.owner}</b> has this conversation.
        </p>
      )}
      {item.status === 'bot' && <p class="hint">Answering takes the conversation over from the bot.</p>}
      {item.status === 'optedOut' && <p class="hint">This customer has asked us not to write.</p>}
      <textarea
        id="answer"
        rows={3}
        dir="auto"
        value={text}
        aria-describedby="answer-keys"
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) send();
        }}
      />
      <p class="reply-foot">
        <span id="answer-keys" class="hint">
          Ctrl + Enter to send
        </span>
        <button type="submit" class="button main" disabled={text.trim() === ''}>
          Send to customer
        </button>
      </p>
    </form>
  );
}
