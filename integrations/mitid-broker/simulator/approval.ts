/** One request in a citizen's app: what it becomes, decided from its state and the time alone. */
import { after, seconds } from "../../../app/domain/duration.ts";
import type { Forgery } from "./tokens.ts";

export interface Approval {
  readonly authReqId: string;
  readonly identityUuid: string;
  readonly referenceText: string;
  readonly referenceId: string | null;
  readonly action: string;
  readonly nonce: string | null;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly intervalSeconds: number;
  readonly polledAt: Date | null;
  readonly answer: Answer;
  /** True once the answer has been given out, or the request was cancelled: afterwards nobody gets it. */
  readonly isOver: boolean;
}

export type Answer =
  | { readonly state: "waiting" | "denied" | "expired" | "cancelled" }
  | { readonly state: "approved"; readonly forgery: Forgery | null }
  | { readonly state: "failed"; readonly code: string };

export const EXPIRES_IN_SECONDS = 300;
export const INTERVAL_SECONDS = 3;
const SLOWER_BY_SECONDS = 5;

/** Why the app can't be used, as MitID's own code; null where it can. */
export type Hindrance = (identityUuid: string) => string | null;

/** The approval as it is now: a waiting one may have run out, or its means may have been stopped meanwhile. */
export function settled(approval: Approval, hindrance: Hindrance, now: Date): Approval {
  if (approval.answer.state !== "waiting") return approval;
  if (approval.expiresAt <= now) return { ...approval, answer: { state: "expired" } };
  const code = hindrance(approval.identityUuid);
  return code === null ? approval : { ...approval, answer: { state: "failed", code } };
}

export interface Poll {
  readonly approval: Approval;
  /** OAuth's code, or null where the tokens are to be given out. */
  readonly error: string | null;
}

/** `approval` has to be settled. */
export function polled(approval: Approval, now: Date): Poll {
  const { answer, polledAt, intervalSeconds } = approval;
  if (approval.isOver) return { approval, error: "invalid_grant" };
  const told = { ...approval, polledAt: now, isOver: true };
  switch (answer.state) {
    case "waiting": {
      const tooFast = polledAt !== null && after(polledAt, seconds(intervalSeconds)) > now;
      const slower = tooFast ? intervalSeconds + SLOWER_BY_SECONDS : intervalSeconds;
      const asked = { ...approval, polledAt: now, intervalSeconds: slower };
      return { approval: asked, error: tooFast ? "slow_down" : "authorization_pending" };
    }
    case "approved":
      return { approval: told, error: null };
    case "denied":
      return { approval: told, error: "access_denied" };
    case "expired":
      return { approval: told, error: "expired_token" };
    case "cancelled":
      return { approval: told, error: "invalid_grant" };
    case "failed":
      return { approval: told, error: `mitid_flex_app.mitid_error_${answer.code}` };
    default:
      return answer satisfies never;
  }
}
