/** A stop that somebody asked for with nobody beside them, and that the policy does not open: it stays on file with its facts. */
import { insertRefusedAct } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import type { Tx } from "../../db/database.ts";
import type { Actor } from "../domain/actor.ts";
import type { PolicyVersion } from "../domain/policy/policy.ts";
import type { ActReason } from "../domain/protection/acts.ts";
import type { ActRefusal } from "../domain/protection/decide.ts";
import type { ActShape } from "../domain/protection/order.ts";

export interface UnattendedStop {
  readonly actor: Actor;
  readonly caseId: string;
  readonly citizenId: string;
  readonly policy: PolicyVersion;
  readonly shape: ActShape;
  readonly reason: ActReason;
  readonly idempotencyKey: string;
  readonly receiptNumber: string;
  readonly identityVersion: number | null;
  readonly callSid: string | null;
  /** The facts of the decision, as JSON. */
  readonly decidedOn: string;
}

/** Part of the caller's transaction. The same may be asked for again and then be open, so the key is the refusal's own. */
export async function refuseUnattended(
  tx: Tx,
  stop: UnattendedStop,
  reasons: readonly [ActRefusal, ...ActRefusal[]],
): Promise<void> {
  const { actor, caseId, citizenId, policy, shape, receiptNumber, callSid } = stop;
  const actId = await insertRefusedAct(tx, actor, {
    kind: shape.kind,
    caseId,
    citizenId,
    requester: "subject",
    authenticatorId: shape.authenticatorId,
    authenticatorKind: shape.orderedMeans,
    reason: stop.reason,
    delivery: shape.delivery,
    holdUntil: null,
    identityVersion: stop.identityVersion,
    policyId: policy.id,
    idempotencyKey: `${stop.idempotencyKey}:refused:${receiptNumber}`,
    receiptNumber,
    decidedOn: stop.decidedOn,
    fate: "notAllowed",
    refusalReasons: reasons,
  });
  const facts = { actId, kind: shape.kind, fate: "notAllowed", reasons, policy: policy.id };
  await writeAudit(tx, actor, {
    action: "act.accept",
    outcome: "refused",
    caseId,
    citizenId,
    callSid,
    facts,
  });
}
