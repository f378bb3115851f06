/** Finds a queue's SID by its name; Twilio cannot filter by name, so that what was found is remembered. */
import { persist } from "./attempts.ts";
import type { TwilioClient } from "./client.ts";

export interface QueueSids {
  /** Null when there is no such queue. Rejects with SystemDown. */
  find(name: string): Promise<string | null>;
  /** Looks anew next time: the queue may have been deleted and made again. */
  forget(name: string): void;
}

export function createQueueSids(client: TwilioClient): QueueSids {
  const known = new Map<string, string>();
  return {
    async find(name) {
      const remembered = known.get(name);
      if (remembered !== undefined) return remembered;
      const queues = await persist(() => client.queues.list({ pageSize: 1_000 }));
      for (const queue of queues) known.set(queue.friendlyName, queue.sid);
      return known.get(name) ?? null;
    },
    forget: (name) => void known.delete(name),
  };
}
