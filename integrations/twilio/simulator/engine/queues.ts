/** Queues: who waits, since when, at which place, and how a wait ends. */
import { newSid } from "../sids.ts";
import { deferred, type Deferred } from "../waiting.ts";
import type { Next } from "./call.ts";

/** How a member leaves: sent to new TwiML by REST, or bridged with a `<Dial><Queue>`. */
export type Departure =
  | { readonly kind: "redirected"; readonly next: Next }
  | {
      readonly kind: "bridged";
      /** Played to the queued caller before the bridge. */
      readonly whisper: Next | null;
      readonly whispered: () => void;
      /** The dialling side has gone. */
      readonly over: Promise<void>;
      /** Told when the queued caller has gone. */
      readonly gone: () => void;
    };

export interface Member {
  readonly callSid: string;
  readonly enqueuedAt: number;
  readonly departure: Deferred<Departure>;
}

export interface Queue {
  readonly sid: string;
  friendlyName: string;
  maxSize: number;
  members: Member[];
  readonly createdAt: number;
  updatedAt: number;
}

export const defaultQueueSize = 1_000;
export const largestQueueSize = 5_000;

export class QueueBook {
  readonly #queues = new Map<string, Queue>();

  list(): readonly Queue[] {
    return [...this.#queues.values()];
  }

  bySid(sid: string): Queue | undefined {
    return this.#queues.get(sid);
  }

  byName(name: string): Queue | undefined {
    return this.list().find((queue) => queue.friendlyName === name);
  }

  create(friendlyName: string, maxSize: number, now: number): Queue {
    const queue: Queue = {
      sid: newSid("QU"),
      friendlyName,
      maxSize,
      members: [],
      createdAt: now,
      updatedAt: now,
    };
    this.#queues.set(queue.sid, queue);
    return queue;
  }

  remove(sid: string): void {
    this.#queues.delete(sid);
  }

  clear(): void {
    this.#queues.clear();
  }
}

export function joinQueue(queue: Queue, callSid: string, now: number): Member {
  const member = { callSid, enqueuedAt: now, departure: deferred<Departure>() };
  queue.members = [...queue.members, member];
  queue.updatedAt = now;
  return member;
}

export function leaveQueue(queue: Queue, callSid: string, now: number): void {
  queue.members = queue.members.filter((member) => member.callSid !== callSid);
  queue.updatedAt = now;
}

/** 1 for the front; 0 when the call does not wait here. */
export const positionIn = (queue: Queue, callSid: string): number =>
  queue.members.findIndex((member) => member.callSid === callSid) + 1;

/** Whole seconds a member has waited. */
export const waitedSeconds = (member: Member, now: number): number =>
  Math.floor((now - member.enqueuedAt) / 1_000);

/** Average wait of those waiting now, in whole seconds. */
export function averageWait(queue: Queue, now: number): number {
  if (queue.members.length === 0) return 0;
  const total = queue.members.reduce((sum, member) => sum + waitedSeconds(member, now), 0);
  return Math.floor(total / queue.members.length);
}
