/** The place to write: Enter sends, Shift+Enter begins a new line. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { keepDraft, keptDraft } from './kept.ts';

export function Composer({ onSay }: { readonly onSay: (text: string) => void }) {
  const [text, setText] = useState(keptDraft);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // On a phone the keyboard would cover half the page before anything is read.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);
  useEffect(() => keepDraft(text), [text]);

  function send(): void {
    const words = text.trim();
    if (words === '') return;
    onSay(words);
    setText('');
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes (Chinese, Japanese, Korean), Enter picks a candidate; 229 is Safari's way to say so.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="unseen" for="words">
        Your message
      </label>
      <textarea
        id="words"
        ref={field}
        rows={1}
        dir="auto"
        placeholder="Write a message"
        enterkeyhint="send"
        aria-describedby="keys"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="button main send" disabled={text.trim() === ''}>
        <span>Send</span>
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M5 12h13M12 5l7 7-7 7" />
        </svg>
      </button>
      <p id="keys" class="keys">
        Enter to send · Shift + Enter for a new line
      </p>
    </form>
  );
}
