/** Before a reissue that has waited leaves, MitID and the register are asked anew: who, where, and since when. */
import { writeAudit } from "../../db/audit.ts";
import { cprOf } from "../../db/citizens.ts";
import { subjectOfAct } from "../../db/departures.ts";
import { addLookup } from "../../db/lookups.ts";
import { systemActor } from "../domain/actor.ts";
import { SystemDown } from "../domain/faults.ts";
import { ask, snapshotOf, type Answer } from "./ask.ts";
import type { LookupContext } from "./frame.ts";
import { askContacts } from "./identify-citizen.ts";

const PURPOSE = "departure";
const WORKER = systemActor("worker");

/** Rejects with SystemDown where one of them does not answer; what the others said is on record all the same. */
export async function lookBeforeDeparture(context: LookupContext, actId: string): Promise<void> {
  const { mitid, cpr: register } = context.ports;
  const subject = await context.database.read(WORKER, async (tx) => {
    const found = await subjectOfAct(tx, actId);
    return { ...found, cpr: await cprOf(tx, context.vault, found.citizenId) };
  });
  const { caseId, citizenId, mitidUuid, cpr } = subject;
  if (mitidUuid === null || cpr === null) return;
  const [identity, person] = await Promise.all([
    ask(mitid.findIdentity({ by: "uuid", uuid: mitidUuid })),
    ask(register.findPerson(cpr)),
  ]);
  const looks: readonly { readonly system: string; readonly answer: Answer<unknown> }[] = [
    { system: "mitid", answer: identity },
    { system: "contacts", answer: await askContacts(context, identity) },
    { system: "cpr", answer: person },
  ];
  await context.database.transact(WORKER, async (tx) => {
    for (const { system, answer } of looks) {
      const { outcome } = answer;
      const look = { caseId, citizenId, system, purpose: PURPOSE, outcome, snapshot: snapshotOf(answer) };
      await addLookup(tx, context.vault, WORKER, look);
      const seen = outcome === "systemDown" ? "failed" : "seen";
      const about = { purpose: PURPOSE, citizenId, caseId, facts: { system, result: outcome } };
      await writeAudit(tx, WORKER, { action: "citizen.look", outcome: seen, ...about });
    }
  });
  const silent = looks.find(({ answer }) => answer.outcome === "systemDown");
  if (silent !== undefined) throw new SystemDown(silent.system, true, "no look before a departure");
}
