/** Somebody with a blocking code wants to block one means only: which kinds there are, MitID must say. */
import { writeAudit } from "../../db/audit.ts";
import { citizenById, cprOf } from "../../db/citizens.ts";
import { addLookup } from "../../db/lookups.ts";
import type { IdentityKey, MitidIdentity, MitidPort } from "../../integrations/mitid/port.ts";
import { callerOf, type Actor } from "../domain/actor.ts";
import { seconds } from "../domain/duration.ts";
import { SystemDown } from "../domain/faults.ts";
import { ask, snapshotOf } from "./ask.ts";
import type { LookupContext } from "./frame.ts";

export interface LookUpMeans {
  readonly callSid: string;
  readonly citizenId: string;
}

const BUDGET = seconds(2);
const PURPOSE = "blockByCode";

/** Resolves when the look is on record; the next step of the menu reads it from there. */
export function lookUpMeans(context: LookupContext, { callSid, citizenId }: LookUpMeans): Promise<void> {
  return lookUpMeansAs(context, { actor: callerOf(callSid), callSid, citizenId });
}

export interface LookUpMeansAs {
  readonly actor: Actor;
  readonly callSid: string | null;
  readonly citizenId: string;
}

/** The same for whoever stands behind `actor`: a call, or a visit to the web. */
export async function lookUpMeansAs(
  context: LookupContext,
  { actor: caller, callSid, citizenId }: LookUpMeansAs,
): Promise<void> {
  const key = await context.database.read(caller, async (tx): Promise<IdentityKey | null> => {
    const { mitidUuid } = await citizenById(tx, citizenId);
    if (mitidUuid !== null) return { by: "uuid", uuid: mitidUuid };
    const cpr = await cprOf(tx, context.vault, citizenId);
    return cpr === null ? null : { by: "cpr", cpr };
  });
  const answer = await ask(key === null ? Promise.resolve(null) : inTime(context.ports.mitid, key));
  await context.database.transact(caller, async (tx) => {
    const { outcome } = answer;
    const look = {
      caseId: null,
      citizenId,
      system: "mitid",
      purpose: PURPOSE,
      outcome,
      snapshot: snapshotOf(answer),
    };
    await addLookup(tx, context.vault, caller, look);
    await writeAudit(tx, caller, {
      action: "citizen.look",
      outcome: outcome === "systemDown" ? "failed" : "seen",
      purpose: PURPOSE,
      citizenId,
      callSid,
      facts: { system: "mitid", result: outcome },
    });
  });
}

/** A caller waits in silence meanwhile: after two seconds MitID counts as down. */
async function inTime(mitid: MitidPort, key: IdentityKey): Promise<MitidIdentity | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new SystemDown("mitid", true, "no answer while the caller waited"));
    }, BUDGET);
  });
  try {
    return await Promise.race([mitid.findIdentity(key), late]);
  } finally {
    clearTimeout(timer);
  }
}
