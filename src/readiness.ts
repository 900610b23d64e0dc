/** Whether the desk can do its work, part by part. */
import type { Channel, Health } from './core/channel.ts';
import { reason } from './core/errors.ts';
import type { Store } from './store/store.ts';

export interface Readiness {
  readonly ready: boolean;
  /** `true`, or why not. */
  readonly parts: Readonly<Record<string, true | string>>;
}

/** Channels whose state people ask about by name; the web pages answer or do not. */
const NETWORKS = ['telegram', 'whatsapp', 'email', 'webhook'];

/**
 * Looks at every part: each configured network, the way to staff, the store, the knowledge.
 *
 * @param staff  the channel on which alerts reach staff
 */
export async function readiness(parts: {
  readonly channels: readonly Channel[];
  readonly staff: Channel;
  readonly store: Pick<Store, 'probe'>;
  readonly knowledge: () => Health;
}): Promise<Readiness> {
  const found: Record<string, true | string> = {};
  for (const channel of parts.channels) {
    if (NETWORKS.includes(channel.name)) found[channel.name] = inWords(channel.health());
  }
  found.staff = inWords(parts.staff.staffHealth?.() ?? parts.staff.health());
  found.store = await parts.store.probe().then(
    () => true as const,
    (error) => `the database takes no writes: ${reason(error)}`,
  );
  found.knowledge = inWords(parts.knowledge());
  return { ready: Object.values(found).every((part) => part === true), parts: found };
}

function inWords(health: Health): true | string {
  return health.ready ? true : health.why;
}
