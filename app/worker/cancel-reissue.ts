/** Asks MitID to kill a code or a parcel that somebody has stopped after it had left. */
import { stoppable } from "../../db/reissue-stops.ts";
import { settleStop } from "../commands/settle-stop.ts";
import { systemActor } from "../domain/actor.ts";
import type { MitidAcknowledgement } from "../../integrations/mitid/port.ts";
import type { ActContext } from "./context.ts";

/** Rejects with SystemDown where MitID must be asked again; the job queue tries until it answers. */
export async function cancelReissue(
  context: ActContext,
  { actId }: { readonly actId: string },
): Promise<void> {
  const found = await context.database.read(systemActor("worker"), (tx) => stoppable(tx, actId));
  if (found === undefined || found.askedAt === null || found.outcome !== null) return;
  const { state, mitidUuid, reference } = found;
  // MitID has not told of the order itself yet: its acknowledgement sends us here again (acknowledge-act.ts).
  if (state === "accepted" || state === "sent") return;
  if (state !== "acknowledged" || mitidUuid === null || reference === null)
    return settleStop(context, { actId, outcome: "neverMade" });
  const answer = await context.ports.mitid.cancelReissue({
    identityUuid: mitidUuid,
    idempotencyKey: cancelKeyOf(actId),
    reason: "stopped",
    reference,
  });
  return settleStop(context, { actId, outcome: outcomeOf(answer) });
}

const cancelKeyOf = (actId: string): string => `cancel:${actId}`;

/** What MitID calls over already can open nothing any more; only what was used was stopped too late. */
const outcomeOf = ({ fate }: MitidAcknowledgement): "cancelled" | "tooLate" =>
  fate === "applied" || fate === "alreadyDone" ? "cancelled" : "tooLate";
