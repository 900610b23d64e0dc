/** What staff read when they ask about one conversation: who it is, how it stands, and why the bot said what it said. */
import {
  customerName,
  type Provenance,
  phrasebook,
  type StaffTurn,
  ticketTitle,
  type Wording,
} from '../src/core/index.ts';

export const staffInfoPhrases = phrasebook('staff-info', {
  info: '{lines}',
  why: '{lines}',
  nothingSaid: 'The bot has said nothing to {customer} yet.',
});

/** Who the customer is, who has the conversation, what is open, and their last words. */
export function customerInfo({ conversation, knowledge }: StaffTurn): Wording {
  const { channel, language, status, owner, tickets, lastWords, topics, createdAt } = conversation;
  const lines = [
    `${customerName(conversation)} · ${channel} · ${language}`,
    `With: ${status === 'staff' ? (owner?.name ?? 'staff') : status}`,
    ...tickets.map((ticket) => `Open: ${ticketTitle(ticket)}`),
    `Topics: ${topics.join(', ') || 'none'}`,
    `First heard: ${knowledge.moment(createdAt)}`,
    ...(lastWords ? [`Last words: “${lastWords}”`] : []),
  ];
  return staffInfoPhrases.in(knowledge)('info', { lines: lines.join('\n') });
}

const LONGEST_QUOTE = 80;

/** The bot's last answers here, each with the entry, version, text hash, score and threshold that it came from. */
export function whyText({ conversation, knowledge, found }: StaffTurn): Wording {
  const say = staffInfoPhrases.in(knowledge);
  const answers = found?.answers ?? [];
  if (answers.length === 0) return say('nothingSaid', { customer: customerName(conversation) });
  const lines = answers.map(({ text, provenance }) => {
    const quote = text.replace(/\s+/g, ' ');
    const short = quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote;
    return [`“${short}”`, ...provenance.map((part) => `  ${sourceOf(part)}`)].join('\n');
  });
  return say('why', { lines: lines.join('\n') });
}

function sourceOf(part: Provenance): string {
  if (part.kind === 'person') return `${part.who}, in their own words`;
  if (part.kind === 'phrase') return `phrase ${part.phrase} (${part.language})`;
  const { entry, language, version, hash, score, threshold } = part;
  const chosen = score === undefined ? 'by a rule' : `score ${percent(score)}, threshold ${percent(threshold ?? 0)}`;
  return `entry ${entry} (${language}) version ${version}, hash ${hash.slice(0, 12)}, ${chosen}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
