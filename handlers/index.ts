/** The policy of the desk: who is asked first. Read it top to bottom; the first handler that answers decides. */
import { apply, type Effect, type Handler, type Phrasebook, type Turn } from '../src/core/index.ts';
import { attachment } from './attachment.ts';
import { isBare, isWatched } from './bare.ts';
import { blocked } from './blocked.ts';
import { breaker, heardNow } from './breaker.ts';
import { canned } from './canned.ts';
import { clarify } from './clarify.ts';
import { courtesy } from './courtesy.ts';
import { dataRequest } from './data-request.ts';
import { deliveryTrouble } from './delivery-trouble.ts';
import { edit } from './edit.ts';
import { failurePhrases } from './failure.ts';
import { fallback } from './fallback.ts';
import { faq } from './faq.ts';
import { handOffPhrases } from './hand-off.ts';
import { housekeeping } from './housekeeping.ts';
import { human } from './human.ts';
import { introduce, introducePhrases } from './introduce.ts';
import { linkTrouble } from './link-trouble.ts';
import { market, marketPhrases } from './market.ts';
import { menuPhrases } from './menu.ts';
import { missed } from './missed.ts';
import { named } from './named.ts';
import { onRecordPhrases } from './on-record.ts';
import { optedOut } from './opted-out.ts';
import { overdue } from './overdue.ts';
import { owned } from './owned.ts';
import { passFiles } from './pass-files.ts';
import { type PhoneTakeover, phoneTakeoverEnd, phoneTakeoverPhrases } from './phone-takeover.ts';
import { pick } from './pick.ts';
import { pressing } from './pressing.ts';
import { quotePhrases } from './quote.ts';
import { rating, ratingPhrases } from './rating.ts';
import { reportPhrases } from './report-form.ts';
import { requestDetails } from './request-details.ts';
import { retryPhrases } from './retry.ts';
import { reviewDue } from './review-due.ts';
import { staff } from './staff.ts';
import { staffCommand } from './staff-command.ts';
import { staffInfoPhrases } from './staff-info.ts';
import { staffRoom } from './staff-room.ts';
import { stop, stopPhrases } from './stop.ts';
import { treatPhrases } from './treat.ts';

/** Handlers in the order in which they are asked. */
export const policy: readonly Handler[] = [
  // Staff and the desk's own notices.
  staffCommand,
  canned,
  staffRoom,
  staff,
  deliveryTrouble,
  linkTrouble,
  reviewDue,
  overdue,
  // Messages that change nothing.
  blocked,
  edit,
  optedOut,
  // A person has the chat: the bot is silent, but still hears danger.
  owned,
  // What may not wait.
  stop,
  // Said while we were offline, too long ago to be answered.
  missed,
  dataRequest,
  pressing,
  breaker,
  human,
  // Answers to what we asked, and more about an open request.
  attachment,
  rating,
  pick,
  market,
  requestDetails,
  // Everything else.
  courtesy,
  housekeeping,
  faq,
  clarify,
  fallback,
];

/** Every phrase that handlers say, by the name under which `phrases.yaml` may override it. */
export const phrasebooks: readonly Phrasebook[] = [
  ...policy.map((h) => h.book),
  failurePhrases,
  handOffPhrases,
  introducePhrases,
  marketPhrases,
  menuPhrases,
  onRecordPhrases,
  phoneTakeoverPhrases,
  quotePhrases,
  ratingPhrases,
  reportPhrases,
  retryPhrases,
  staffInfoPhrases,
  stopPhrases,
  treatPhrases,
];

/** The effects of a turn. Pure: the same turn and limits give the same effects. */
export function decide(turn: Turn, limits: PhoneTakeover = {}): readonly Effect[] {
  const ended = phoneTakeoverEnd(turn, limits);
  const conversation = ended.reduce((before, effect) => apply(before, effect, turn.now), turn.conversation);
  return [...ended, ...decided({ ...turn, conversation })];
}

function decided(turn: Turn): readonly Effect[] {
  const heard = calmly(turn);
  for (const { handle } of policy) {
    const effects = handle(heard);
    if (effects) return remember(heard, comeBack(heard, introduce(heard, passFiles(heard, effects))));
  }
  return [];
}

/** "30 kg" to our question raises no alarm, whatever topic it resembles. */
function calmly(turn: Turn): Turn {
  if (turn.from !== 'customer' || turn.understanding.pressing.length === 0) return turn;
  if (!isBare(turn) || isWatched(turn.understanding.entities)) return turn;
  return { ...turn, understanding: { ...turn.understanding, pressing: [] } };
}

/** A customer who had left and is answered is with the bot again. */
function comeBack(turn: Turn, effects: readonly Effect[]): readonly Effect[] {
  const { status } = turn.conversation;
  const gone = status === 'optedOut' || status === 'closed';
  if (!gone || turn.from !== 'customer' || effects.length === 0) return effects;
  return [{ type: 'setStatus', status: 'bot' }, ...effects];
}

/** What the customer said and what it was about stay with the conversation. */
function remember(turn: Turn, effects: readonly Effect[]): readonly Effect[] {
  if (turn.from !== 'customer') return effects;
  const done = effects.find((e) => e.type === 'outcome');
  const settled = done && done.outcome.behaviour !== 'clarify' && done.outcome.behaviour !== 'fallback';
  const topics = settled ? done.outcome.topics.map((c) => c.topic) : [];
  const entities = done?.outcome.behaviour === 'collect-quote' ? named(turn) : turn.understanding.entities;
  const language: Effect[] =
    !turn.conversation.languageChosen && turn.understanding.language !== turn.conversation.language
      ? [{ type: 'setLanguage', language: turn.understanding.language, chosen: false }]
      : [];
  const wantsAnswer = turn.understanding.courtesy === null;
  const heard = heardNow(turn.conversation, turn);
  const remembered: Effect = { type: 'remember', entities, topics, words: turn.text, wantsAnswer, heard };
  const spokeOfOther: Effect[] =
    turn.conversation.ratingQuestion?.open && !effects.some((e) => e.type === 'rated')
      ? [{ type: 'rated', rating: null }]
      : [];
  return [...language, ...effects, ...spokeOfOther, remembered];
}
