/** Has MitID asked to kill a code or a parcel that has left; whoever asks, it is asked once. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { addJob } from "../../db/jobs.ts";
import { askStop } from "../../db/reissue-stops.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import type { ActKind } from "../domain/protection/acts.ts";
import type { AuthenticatorKind } from "../domain/protection/means.ts";
import type { WithdrawalReason } from "../domain/protection/withdrawal.ts";

export interface Leaving {
  readonly id: string;
  readonly kind: ActKind;
  readonly authenticatorKind: AuthenticatorKind | null;
  readonly caseId: string;
  readonly citizenId: string;
}

export interface StopAsked {
  readonly actor: Actor;
  readonly reason: WithdrawalReason | "stopLink" | "accessStopped";
  readonly now: Date;
}

/** Part of the caller's transaction. False where it was asked for before. */
export async function askForStop(
  tx: Tx,
  { id: actId, kind, authenticatorKind: means, caseId, citizenId }: Leaving,
  { actor, reason, now }: StopAsked,
): Promise<boolean> {
  if (!(await askStop(tx, actor, actId, now))) return false;
  await addJob(tx, "cancel-reissue", { actId }, { key: `cancel-reissue:${actId}` });
  await addCaseEvent(tx, actor, caseId, "act.stopAsked", { kind, means, actId, code: reason });
  const about = { caseId, citizenId, facts: { actId, kind, fate: "asked", reason } };
  await writeAudit(tx, actor, { action: "act.stop", outcome: "done", ...about });
  await tell(tx, `case:${caseId}`);
  return true;
}
