/**
 * Keeps the messages of a chat in the order in which their stanzas arrived.
 *
 * Baileys decrypts live messages at once and offline ones from a queue, so one of today can overtake one of yesterday
 * (measured: up to 90 ms after a reconnect). Each stanza takes a place in its chat's line when it arrives; what has been
 * decrypted is handed over when everything before it has been handed over, refused, or given up.
 */

import type { Arrival, Arrivals, ArrivalsOptions, Hand } from './arrival.ts';

interface Entry<Envelope> {
  readonly arrival: Arrival<Envelope>;
  /** Messages that it must not overtake, by the ids of their senders. */
  readonly after: Set<string>;
  since: number;
  hand?: Hand;
}

interface Line<Envelope> {
  entries: Entry<Envelope>[];
  running: boolean;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

const PATIENCE_MS = 20_000;
const RETRY_MS = 1000;
/** However busy we are with others, nobody waits longer than so many times the patience. */
const MOST_PATIENCE = 5;
/** Stanzas that lost their place but may still be decrypted. */
const MOST_STRAYS = 1000;

export function createArrivals<Envelope>(options: ArrivalsOptions): Arrivals<Envelope> {
  const { now = Date.now, patienceMs = PATIENCE_MS, retryMs = RETRY_MS, onTrouble } = options;
  const lines = new Map<string, Line<Envelope>>();
  const undecrypted = new Map<string, Entry<Envelope>>();
  const strays = new Map<string, Arrival<Envelope>>();
  let progressAt = 0;
  let stopped = false;

  function lineOf(chat: string): Line<Envelope> {
    const line = lines.get(chat) ?? { entries: [], running: false };
    lines.set(chat, line);
    return line;
  }

  function take(entry: Entry<Envelope>): void {
    const { entries } = lineOf(entry.arrival.chat);
    // Delivered again after a restart: those that waited for it come after it.
    const waiting = entries.findIndex((e) => e.after.has(entry.arrival.message));
    entries.splice(waiting < 0 ? entries.length : waiting, 0, entry);
  }

  function stray(arrival: Arrival<Envelope>): void {
    strays.set(arrival.id, arrival);
    if (strays.size > MOST_STRAYS) strays.delete(strays.keys().next().value ?? '');
  }

  function leave(entry: Entry<Envelope>): void {
    const line = lineOf(entry.arrival.chat);
    line.entries = line.entries.filter((e) => e !== entry);
    for (const e of line.entries) e.after.delete(entry.arrival.message);
  }

  async function run(chat: string): Promise<void> {
    const line = lineOf(chat);
    if (line.running || stopped) return;
    line.running = true;
    clearTimeout(line.timer);
    for (let head = line.entries[0]; head && !stopped; head = line.entries[0]) {
      const restMs = patienceLeft(head);
      if (head.hand && (head.after.size === 0 || restMs <= 0)) {
        await handOver(head.hand);
        leave(head);
      } else if (restMs <= 0) {
        // Still being decrypted, or never will be: those behind it wait no longer.
        stray(head.arrival);
        leave(head);
      } else {
        line.timer = setTimeout(() => void run(chat), restMs);
        line.timer.unref();
        break;
      }
    }
    line.running = false;
    if (line.entries.length === 0) lines.delete(chat);
  }

  /** Thousands of offline messages may stand before one: as long as they come out, it waits. */
  function patienceLeft({ since }: Entry<Envelope>): number {
    const until = Math.max(since, progressAt) + patienceMs;
    return Math.min(until, since + MOST_PATIENCE * patienceMs) - now();
  }

  async function handOver(hand: Hand): Promise<void> {
    while (!stopped) {
      try {
        return await hand();
      } catch (thrown) {
        onTrouble(thrown);
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
      }
    }
  }

  function place(arrival: Arrival<Envelope>, hand: Hand, after: readonly string[] = []): void {
    take({ arrival, after: new Set(after), since: now(), hand });
    void run(arrival.chat);
  }

  return {
    arrived(arrival) {
      // Delivered twice within a moment: the first one stands for both.
      if (undecrypted.has(arrival.id)) return;
      const entry: Entry<Envelope> = { arrival, after: new Set(), since: now() };
      take(entry);
      undecrypted.set(arrival.id, entry);
    },
    find: (id) => undecrypted.get(id)?.arrival ?? strays.get(id),
    pendingBefore(id) {
      const entry = undecrypted.get(id);
      if (!entry) return [];
      const { entries } = lineOf(entry.arrival.chat);
      return entries.slice(0, entries.indexOf(entry)).flatMap((e) => (e.hand ? [...e.after] : [e.arrival.message]));
    },
    readable(id, hand) {
      const entry = undecrypted.get(id);
      const lostPlace = strays.get(id);
      undecrypted.delete(id);
      strays.delete(id);
      progressAt = now();
      if (entry && lineOf(entry.arrival.chat).entries.includes(entry)) {
        entry.hand = hand;
        void run(entry.arrival.chat);
      } else if (entry || lostPlace) {
        place((entry?.arrival ?? lostPlace) as Arrival<Envelope>, hand);
      }
    },
    refused(id) {
      const entry = undecrypted.get(id);
      undecrypted.delete(id);
      strays.delete(id);
      progressAt = now();
      if (!entry) return;
      leave(entry);
      void run(entry.arrival.chat);
    },
    place,
    lost() {
      const chats = new Set<string>();
      for (const entry of undecrypted.values()) {
        const { chat, message } = entry.arrival;
        const line = lineOf(chat);
        const at = line.entries.indexOf(entry);
        for (const behind of line.entries.slice(at + 1)) {
          behind.after.add(message);
          behind.since = now();
        }
        line.entries = line.entries.filter((e) => e !== entry);
        stray(entry.arrival);
        chats.add(chat);
      }
      undecrypted.clear();
      for (const chat of chats) void run(chat);
    },
    stuckMs() {
      const [oldest] = undecrypted.values();
      return oldest ? now() - Math.max(oldest.since, progressAt) : 0;
    },
    stop() {
      stopped = true;
      for (const line of lines.values()) clearTimeout(line.timer);
    },
  };
}
