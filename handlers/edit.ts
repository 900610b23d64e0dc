/** An edit that leaves the words as they were is not answered again. */
import { handler, plainWords } from '../src/core/index.ts';

export const edit = handler({
  name: 'edit',
  from: 'customer',
  phrases: {},
  handle({ message, text, textBefore }) {
    if (message.kind !== 'edit' || textBefore === undefined) return undefined;
    return plainWords(textBefore) === plainWords(text) ? [] : undefined;
  },
});
