/** Topics of the staff group: one per conversation, made when it is first needed, mended when staff have removed it. */
import type { Logger } from 'pino';
import type { Outbound } from '../../core/channel.ts';
import type { Store } from '../../store/store.ts';
import type { Api } from './api.ts';
import { ApiFailure } from './failure.ts';
import type { StaffChat } from './staff-chat.ts';
import { topicName } from './topic-name.ts';

export interface Threads {
  /** The topic for a message to staff; undefined means the group itself. @throws ApiFailure when it may help to try again */
  of(message: Outbound): Promise<number | undefined>;
  /**
   * Mends what a failed send says about its topic.
   *
   * @param thread  the topic that it was sent to
   * @returns whether the same message may be sent again at once
   */
  mend(message: Outbound, thread: number | undefined, failure: ApiFailure): Promise<boolean>;
  /** Our rights may have changed: topics are tried again. */
  reconsider(): void;
}

/** The part of the store that topics need. */
export type ThreadStore = Pick<Store, 'thread' | 'keepThread' | 'load'>;

const GONE = /thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i;
const CLOSED = /TOPIC_CLOSED/i;
/** Telegram tells of changed rights; this is for the times when it did not. */
const TRY_AGAIN_AFTER_MS = 10 * 60_000;
/** An alert waits so many tries for its topic, then it goes to the group itself. */
const PATIENT_TRIES = 2;

export function createThreads(api: Api, staff: StaffChat, store: ThreadStore, log: Logger): Threads {
  /** Topics being made, by conversation: two messages at once must not make two. */
  const beingMade = new Map<string, Promise<number | undefined>>();
  /** Topics that no longer exist, or cannot be reopened. */
  const gone = new Set<string>();
  let hopelessUntil = 0;
  let isHopeless = false;

  const key = (thread: string | number) => `${staff.id()}/${thread}`;

  async function make(message: Outbound): Promise<number | undefined> {
    if (Date.now() < hopelessUntil) return undefined;
    const conversation = (await store.load(message.conversationId))?.conversation;
    const name = conversation ? topicName(conversation) : message.about;
    try {
      const { message_thread_id } = await api.call('createForumTopic', { chat_id: staff.id(), name });
      await store.keepThread(staff.id(), message.conversationId, String(message_thread_id));
      isHopeless = false;
      return message_thread_id;
    } catch (thrown) {
      if (!(thrown instanceof ApiFailure) || thrown.kind === 'moved') throw thrown;
      const isPassing = thrown.kind !== 'refused' && thrown.kind !== 'forbidden';
      if (isPassing && message.attempt <= PATIENT_TRIES) throw thrown;
      if (!isPassing) hopelessUntil = Date.now() + TRY_AGAIN_AFTER_MS;
      if (!isHopeless) log.warn({ why: thrown.message }, 'telegram: no topics in the staff group, writing without');
      isHopeless = true;
      return undefined;
    }
  }

  async function find(message: Outbound): Promise<number | undefined> {
    const known = await store.thread(staff.id(), message.conversationId);
    return known !== undefined && !gone.has(key(known)) ? Number(known) : make(message);
  }

  /** @returns whether the topic can be written in again; one that nobody can write in is no topic */
  async function reopen(thread: number): Promise<boolean> {
    try {
      await api.call('reopenForumTopic', { chat_id: staff.id(), message_thread_id: thread });
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ApiFailure)) throw thrown;
      // Somebody was faster.
      return /TOPIC_NOT_MODIFIED/.test(thrown.message);
    }
  }

  return {
    async of(message) {
      // What staff say among themselves is about no customer, so it has no topic.
      if (message.about === '' || !(await staff.isForum())) return undefined;
      const id = message.conversationId;
      const underWay = beingMade.get(id) ?? find(message).finally(() => beingMade.delete(id));
      beingMade.set(id, underWay);
      return underWay;
    },

    async mend(message, thread, failure) {
      const isGone = GONE.test(failure.message);
      if (thread === undefined || !(isGone || CLOSED.test(failure.message))) return false;
      // Another message has found out first, and made a new topic.
      if ((await store.thread(staff.id(), message.conversationId)) !== String(thread)) return true;
      if (isGone || !(await reopen(thread))) gone.add(key(thread));
      return true;
    },

    reconsider() {
      hopelessUntil = 0;
    },
  };
}
