/** The person presses "stop" in a notice: what has not left never leaves, and what has, MitID is asked to kill. */
import { lockTarget } from "../../db/act-targets.ts";
import { lockSubject } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import type { Tx } from "../../db/database.ts";
import { reissueByStopLink } from "../../db/reissue-stops.ts";
import { sameReissues } from "../../db/reissues.ts";
import { citizenOf } from "../domain/actor.ts";
import { stopOf } from "../domain/protection/withdrawal.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { askForStop } from "./ask-stop.ts";
import type { CommandContext } from "./frame.ts";
import { takeBack } from "./take-back.ts";

export interface StoppedReissue {
  readonly actId: string;
  /** `asked`: it had left, and MitID's answer is still to come. */
  readonly fate: "withdrawn" | "asked";
}

const VISITOR = citizenOf("stopLink");

/** Whoever holds the link is let stop, and nothing else: a stop is easy (product.md §2.1). `token` as it stood in it. */
export function stopByToken(
  context: CommandContext,
  { token }: { readonly token: string },
): Promise<Ruling<StoppedReissue, "stop.nothing">> {
  return context.database.transact(VISITOR, async (tx) => {
    const stopIndex = context.vault.index("stopLink", token);
    const linked = await reissueByStopLink(tx, stopIndex);
    if (linked === undefined) return nothing(tx, null);
    await lockSubject(tx, linked.citizenId);
    await lockTarget(tx, linked.id, "mitid");
    const act = await reissueByStopLink(tx, stopIndex);
    const way = act === undefined ? null : stopOf(act, act.reissueState);
    if (act === undefined || way === null) return nothing(tx, linked);
    const now = context.clock();
    if (way === "cancel") {
      await askForStop(tx, act, { actor: VISITOR, reason: "stopLink", now });
      return allow({ actId: act.id, fate: "asked" });
    }
    const family = (await sameReissues(tx, act.id)).filter(({ state }) => state === "accepted");
    for (const one of family)
      await takeBack(tx, one, { actor: VISITOR, by: "citizen", reason: "stopLink", now });
    return allow({ actId: act.id, fate: "withdrawn" });
  });
}

type Linked = NonNullable<Awaited<ReturnType<typeof reissueByStopLink>>>;

async function nothing(tx: Tx, linked: Linked | null): Promise<Ruling<never, "stop.nothing">> {
  const facts = { known: linked !== null, actId: linked?.id ?? null };
  const about = { caseId: linked?.caseId ?? null, citizenId: linked?.citizenId ?? null, facts };
  await writeAudit(tx, VISITOR, { action: "act.stop", outcome: "refused", ...about });
  return refuse("stop.nothing");
}
