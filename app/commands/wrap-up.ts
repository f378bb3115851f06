/** The case ends with a code, and the agent is ready for the next call. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent, closeCase } from "../../db/cases.ts";
import { lockLiveConference } from "../../db/conferences.ts";
import { lockPresence, setPresenceState } from "../../db/presence.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import type { WrapUpCode } from "../domain/routing/wrap-up.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";

export interface WrapUp {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly code: WrapUpCode;
}

export function wrapUp(
  context: CommandContext,
  order: WrapUp,
): Promise<Ruling<null, CaseRefusal | "wrapUp.callLive">> {
  const { actor, code } = order;
  return context.database.transact(actor, async (tx) => {
    const owned = await ownCase(tx, actor, order.caseNumber);
    if (!owned.allowed) return owned;
    const live = await lockLiveConference(tx, owned.value.id);
    const about = { caseId: owned.value.id, citizenId: owned.value.citizenId, callSid: owned.value.callSid };
    const outcome = live === undefined ? "done" : "refused";
    await writeAudit(tx, actor, { action: "case.close", outcome, ...about, facts: { code } });
    if (live !== undefined) return refuse("wrapUp.callLive");
    const now = context.clock();
    await closeCase(tx, owned.value.id, code, now);
    await addCaseEvent(tx, actor, owned.value.id, "case.closed", { code });
    await tx.deleteFrom("caseDrafts").where("caseId", "=", owned.value.id).execute();
    const present = await lockPresence(tx, actor.id);
    if (present.state === "wrapUp") await setPresenceState(tx, actor.id, "ready", now);
    await tell(tx, "queue", `agent:${actor.id}`, `case:${owned.value.id}`);
    return allow(null);
  });
}
