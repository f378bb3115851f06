/** Acts, stops of codes on their way and requests for a hold, whose job died with its process are given a new one; the idempotency key keeps a double delivery at one effect. */
import { sql } from "kysely";
import { targetSystemOf } from "../../db/act-targets.ts";
import { silentRequests } from "../../db/hold-requests.ts";
import { addJob } from "../../db/jobs.ts";
import { silentStops } from "../../db/reissue-stops.ts";
import { systemActor } from "../domain/actor.ts";
import { before, seconds } from "../domain/duration.ts";
import type { CommandContext } from "./frame.ts";

// Longer than the longest pause between two attempts plus the longest attempt.
const SILENT_FOR = seconds(90);

/** Resolves with how many were given a new job. */
export function reviveDeliveries(context: CommandContext): Promise<number> {
  return context.database.transact(systemActor("sweeper"), async (tx) => {
    const since = before(context.clock(), SILENT_FOR);
    const silent = await tx
      .selectFrom("acts")
      .innerJoin("actTargets", "actTargets.actId", "acts.id")
      .where("acts.state", "in", ["accepted", "sent", "acknowledged"])
      .where("actTargets.state", "in", ["pending", "sent", "escalated"])
      .where((eb) => eb.or([eb("acts.notBefore", "is", null), eb("acts.notBefore", "<", since)]))
      // What the post holds back is given its job here when the letter has had its days.
      .where((eb) =>
        eb.or([eb("acts.state", "<>", "accepted"), sql<boolean>`post_allows_from(acts.id) < ${since}`]),
      )
      .where((eb) => eb(eb.fn.coalesce("actTargets.lastAttemptAt", "acts.createdAt"), "<", since))
      .select(["acts.id", "actTargets.system"])
      .limit(500)
      .execute();
    for (const { id: actId, system: name } of silent) {
      const system = targetSystemOf(name);
      await addJob(tx, "deliver-act", { actId, system }, { key: `deliver-act:${actId}:${system}` });
    }
    const stops = await silentStops(tx, since);
    for (const actId of stops)
      await addJob(tx, "cancel-reissue", { actId }, { key: `cancel-reissue:${actId}` });
    const requests = await silentRequests(tx, since);
    for (const requestId of requests)
      await addJob(tx, "settle-hold-request", { requestId }, { key: `settle-hold-request:${requestId}` });
    return silent.length + stops.length + requests.length;
  });
}
