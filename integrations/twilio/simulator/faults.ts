/** Faults that a test or the switchboard lays on webhooks and REST requests. */
import { z } from "zod";

export const faultKinds = [
  "status",
  "latency",
  "reset",
  "dns",
  "tls",
  "duplicate",
  "duplicate-concurrent",
  "replay",
  "bad-signature",
  "missing-signature",
  "old-token",
  "drop",
  "delay",
  "reorder",
  "timeout-after-success",
] as const;

export const faultOrder = z.object({
  // Such as "POST /tlf/ind" or "/tlf/*"; on REST the path below the account, such as "POST /Calls".
  on: z.string().min(1),
  kind: z.enum(faultKinds),
  channel: z.enum(["webhook", "rest"]).default("webhook"),
  /** Only the n-th request that matches, counted from 1. */
  nth: z.int().min(1).optional(),
  /** How often it strikes; 0 means until it is taken away. */
  times: z.int().min(0).default(1),
  status: z.int().min(400).max(599).default(500),
  ms: z.int().min(0).max(600_000).default(5_000),
  concurrent: z.boolean().default(false),
});

export type FaultKind = (typeof faultKinds)[number];
export type FaultOrder = z.infer<typeof faultOrder>;
export type Fault = FaultOrder & { readonly id: number; readonly seen: number; readonly struck: number };

function pathPattern(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`);
}

/** `outbox`: before a status callback is sent; `webhook`: as a request goes out; `rest`: as one comes in. */
export type FaultStage = "outbox" | "webhook" | "rest";

const outboxKinds: readonly FaultKind[] = ["drop", "delay", "reorder"];

function stageOf(fault: FaultOrder): FaultStage {
  if (fault.channel === "rest") return "rest";
  return outboxKinds.includes(fault.kind) ? "outbox" : "webhook";
}

function isMeant(fault: FaultOrder, method: string, path: string): boolean {
  const [first = "", second] = fault.on.trim().split(/\s+/, 2);
  const wantedMethod = second === undefined ? null : first.toUpperCase();
  const wantedPath = second ?? first;
  if (wantedMethod !== null && wantedMethod !== "*" && wantedMethod !== method) return false;
  return pathPattern(wantedPath).test(path);
}

const isSpent = (fault: Fault): boolean => fault.times !== 0 && fault.struck >= fault.times;
const isDue = (fault: Fault): boolean =>
  !isSpent(fault) && (fault.nth === undefined || fault.seen === fault.nth);

export class FaultBook {
  #faults: Fault[] = [];
  #lastId = 0;

  list(): readonly Fault[] {
    return this.#faults;
  }

  add(order: FaultOrder): Fault {
    this.#lastId += 1;
    const fault = { ...order, id: this.#lastId, seen: 0, struck: 0 };
    this.#faults = [...this.#faults, fault];
    return fault;
  }

  /** Takes one fault away, or all of them. */
  remove(id: number | null): void {
    this.#faults = id === null ? [] : this.#faults.filter((fault) => fault.id !== id);
  }

  /** The faults of one stage that strike this request; counts it for them. */
  strike(stage: FaultStage, method: string, path: string): readonly Fault[] {
    const striking: Fault[] = [];
    this.#faults = this.#faults.map((fault) => {
      if (stageOf(fault) !== stage || !isMeant(fault, method, path)) return fault;
      const seen = { ...fault, seen: fault.seen + 1 };
      if (!isDue(seen)) return seen;
      const struck = { ...seen, struck: seen.struck + 1 };
      striking.push(struck);
      return struck;
    });
    return striking;
  }
}
