/** No file is lost: one that was answered by its caption is passed to a person as well. */
import { type Effect, joinWordings, type Turn } from '../src/core/index.ts';
import { NEW_REQUEST } from './attachment.ts';
import { filesOf } from './files.ts';
import { awaitedRequest, handOff } from './hand-off.ts';

/** A file whose caption was answered without a hand-off still reaches staff. */
export function passFiles(turn: Turn, effects: readonly Effect[]): readonly Effect[] {
  if (turn.from !== 'customer' || turn.conversation.status === 'staff' || filesOf(turn).length === 0) return effects;
  if (effects.some((e) => e.type === 'openTicket' || e.type === 'updateTicket')) return effects;
  const { kind, desk, topics } = awaitedRequest(turn) ?? NEW_REQUEST;
  const handed = handOff(turn, { kind, desk, topics, silent: endsHere(effects) });
  const answer = effects.findLastIndex((e) => e.type === 'send' && e.to === 'customer');
  const told = effects.map((effect, i) =>
    i === answer && effect.type === 'send'
      ? { ...effect, wording: joinWordings([effect.wording, handed.told]) }
      : effect,
  );
  return [...told, ...handed.effects];
}

/** After a stop or a refusal the customer is not told that somebody will come back to them. */
function endsHere(effects: readonly Effect[]): boolean {
  return effects.some(
    (e) =>
      (e.type === 'setStatus' && e.status === 'optedOut') ||
      (e.type === 'outcome' && e.outcome.behaviour === 'refuse-politely'),
  );
}
