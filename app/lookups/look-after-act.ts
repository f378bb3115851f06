/** After an act MitID is asked anew, so that the next decision stands on the state and the version that hold then. */
import { writeAudit } from "../../db/audit.ts";
import { addLookup } from "../../db/lookups.ts";
import { tell } from "../../db/topics.ts";
import { systemActor } from "../domain/actor.ts";
import { SystemDown } from "../domain/faults.ts";
import { ask, snapshotOf } from "./ask.ts";
import type { LookupContext } from "./frame.ts";

const PURPOSE = "afterAct";

/** Rejects with SystemDown where MitID must be asked again later. */
export async function lookAfterAct(context: LookupContext, actId: string): Promise<void> {
  const worker = systemActor("worker");
  const about = await context.database.read(worker, (tx) =>
    tx
      .selectFrom("acts")
      .innerJoin("citizens", "citizens.id", "acts.citizenId")
      .where("acts.id", "=", actId)
      .select(["acts.caseId", "acts.citizenId", "citizens.mitidUuid"])
      .executeTakeFirst(),
  );
  if (about === undefined || about.mitidUuid === null) return;
  const { caseId, citizenId, mitidUuid } = about;
  const answer = await ask(context.ports.mitid.findIdentity({ by: "uuid", uuid: mitidUuid }));
  if (answer.outcome === "systemDown") throw new SystemDown("mitid", true, "no look after an act");
  await context.database.transact(worker, async (tx) => {
    const { outcome } = answer;
    const look = { caseId, citizenId, system: "mitid", purpose: PURPOSE, outcome };
    await addLookup(tx, context.vault, worker, { ...look, snapshot: snapshotOf(answer) });
    const facts = { system: "mitid", result: outcome };
    const entry = { action: "citizen.look", outcome: "seen", purpose: PURPOSE, citizenId, caseId } as const;
    await writeAudit(tx, worker, { ...entry, facts });
    await tell(tx, `case:${caseId}`);
  });
}
