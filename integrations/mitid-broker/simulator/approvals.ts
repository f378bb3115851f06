/** The requests that are in the simulated apps, oldest first. */
import { randomBytes } from "node:crypto";
import { after, seconds } from "../../../app/domain/duration.ts";
import type { Approval, Hindrance } from "./approval.ts";
import { EXPIRES_IN_SECONDS, INTERVAL_SECONDS, settled } from "./approval.ts";

export type NewApproval = Pick<
  Approval,
  "identityUuid" | "referenceText" | "referenceId" | "action" | "nonce"
>;

export interface Approvals {
  start(request: NewApproval): Approval;
  find(authReqId: string): Approval | null;
  /** Keeps it in its new state, and gives it back. */
  keep(approval: Approval): Approval;
  list(): readonly Approval[];
  reset(): void;
}

export function createApprovals(hindrance: Hindrance, now: () => Date): Approvals {
  const approvals = new Map<string, Approval>();
  const keep = (approval: Approval) => {
    approvals.set(approval.authReqId, approval);
    return approval;
  };
  const settle = (approval: Approval) => keep(settled(approval, hindrance, now()));

  return {
    keep,
    start: (request) =>
      keep({
        ...request,
        authReqId: `${randomBytes(32).toString("hex").toUpperCase()}-1`,
        startedAt: now(),
        expiresAt: after(now(), seconds(EXPIRES_IN_SECONDS)),
        intervalSeconds: INTERVAL_SECONDS,
        polledAt: null,
        answer: { state: "waiting" },
        isOver: false,
      }),
    find(authReqId) {
      const found = approvals.get(authReqId);
      return found === undefined ? null : settle(found);
    },
    list: () => [...approvals.values()].map(settle),
    reset: () => approvals.clear(),
  };
}
