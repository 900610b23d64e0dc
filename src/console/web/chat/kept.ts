/** What a tab remembers over a reload: words not yet sent, and a draft. Nothing of it outlives the tab. */
import type { Outgoing } from '../outgoing.ts';

const OUTGOING = 'desk.outgoing';
const DRAFT = 'desk.draft';

/** Messages of before the reload; all are sent again, which the server recognises by their ids. */
export function keptOutgoing(): readonly Outgoing[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(OUTGOING) ?? '[]') as readonly Outgoing[];
    return kept.map((message) => ({ ...message, fate: { state: 'sending' } }));
  } catch {
    // Storage is switched off, or holds something else: then nothing was kept.
    return [];
  }
}

export function keepOutgoing(outgoing: readonly Outgoing[]): void {
  keep(OUTGOING, JSON.stringify(outgoing));
}

export function keptDraft(): string {
  try {
    return sessionStorage.getItem(DRAFT) ?? '';
  } catch {
    // Storage is switched off: a draft does not survive a reload.
    return '';
  }
}

export function keepDraft(text: string): void {
  keep(DRAFT, text);
}

function keep(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Storage is switched off or full: the page works, but forgets on reload.
  }
}
