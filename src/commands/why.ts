/** Why the desk said what it said: the source of every part of a reply, and whether it still says so. */
import type { Provenance } from '../core/wording.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Reply } from '../store/replies.ts';

/**
 * A reply as an auditor reads it.
 *
 * @param knowledge  the base as it is now, to say what has changed since
 * @param timeZone   in which times are told
 */
export function explainReply(reply: Reply, knowledge: Knowledge, timeZone: string): string {
  const when = (at: Date) => `${at.toLocaleString('sv-SE', { timeZone, timeZoneName: 'short' })}`;
  const sent = reply.sentAt === undefined ? reply.state : `${reply.state} ${when(reply.sentAt)}`;
  return [
    `reply      ${reply.id}`,
    `decided    ${when(reply.at)}, for ${reply.audience} on ${reply.channel}; ${sent}`,
    ...(reply.question === undefined ? [] : [`asked      ${oneLine(reply.question)}`]),
    `said       ${oneLine(reply.text)}`,
    ...(reply.provenance.length === 0 ? ['from       nothing of ours: it carries only what the customer sent'] : []),
    ...reply.provenance.map((part) => `from       ${sourceOf(part, knowledge)}`),
    '',
  ].join('\n');
}

function sourceOf(part: Provenance, knowledge: Knowledge): string {
  if (part.kind === 'person') return `${part.who}, in their own words`;
  if (part.kind === 'phrase') return `the desk's phrase ${part.phrase} (${part.language})`;
  const { entry, language, version, hash, score, threshold } = part;
  const chosen =
    score === undefined
      ? 'chosen by a rule'
      : `score ${percent(score)}${threshold === undefined ? '' : `, threshold ${percent(threshold)}`}`;
  const now = knowledge.entries.get(language)?.get(entry);
  const since =
    now === undefined
      ? 'there is no such entry any more'
      : now.hash === hash
        ? `unchanged since, ${now.approval}`
        : `another text since: version ${now.version}, hash ${now.hash}`;
  return `entry ${entry} (${language}), version ${version}, hash ${hash}; ${chosen}; ${since}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
