/** Before a code leaves MitID is asked anew for the phones on file, and how long they have stood: the order was a while ago. */
import { writeAudit } from "../../db/audit.ts";
import { addLookup } from "../../db/lookups.ts";
import { tell } from "../../db/topics.ts";
import type { MitidContactPoint } from "../../integrations/mitid/port.ts";
import { systemActor } from "../domain/actor.ts";
import { SystemDown } from "../domain/faults.ts";
import { ask, snapshotOf } from "./ask.ts";
import type { LookupContext } from "./frame.ts";

const PURPOSE = "oneTimeCode";

export interface RecheckPhones {
  readonly caseId: string;
  readonly citizenId: string;
  readonly mitidUuid: string;
}

/** Every contact point, once the look is on record. Rejects with SystemDown where MitID must be asked again later. */
export async function recheckPhones(
  context: LookupContext,
  { caseId, citizenId, mitidUuid }: RecheckPhones,
): Promise<readonly MitidContactPoint[]> {
  const worker = systemActor("worker");
  const answer = await ask(context.ports.mitid.contactPoints(mitidUuid));
  if (answer.outcome === "systemDown") throw new SystemDown("mitid", true, "no contact points for a code");
  await context.database.transact(worker, async (tx) => {
    const { outcome } = answer;
    const look = { caseId, citizenId, system: "contacts", purpose: PURPOSE, outcome };
    await addLookup(tx, context.vault, worker, { ...look, snapshot: snapshotOf(answer) });
    const entry = { action: "citizen.look", outcome: "seen", purpose: PURPOSE, citizenId, caseId } as const;
    await writeAudit(tx, worker, { ...entry, facts: { system: "contacts", result: outcome } });
    await tell(tx, `case:${caseId}`);
  });
  return snapshotOf(answer) ?? [];
}
