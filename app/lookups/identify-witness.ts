/** Looks up whoever will vouch for somebody at the counter: age and MitID are judged by what the systems say. */
import { writeAudit } from "../../db/audit.ts";
import { ensureCitizen } from "../../db/citizens.ts";
import type { Tx } from "../../db/database.ts";
import { addLookup } from "../../db/lookups.ts";
import { ownCase, type CaseRefusal } from "../commands/own-case.ts";
import type { Actor } from "../domain/actor.ts";
import { normaliseCpr } from "../domain/cpr.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { ask, snapshotOf } from "./ask.ts";
import type { LookupContext } from "./frame.ts";

export interface IdentifyWitness {
  readonly actor: Actor;
  readonly caseNumber: string;
  /** As typed. */
  readonly cpr: string;
}

type Refusal =
  CaseRefusal | "mover.notAllowed" | "witness.malformed" | "witness.unknown" | "identify.systemDown";

const PURPOSE = "witness";

/** Nothing of what is found is shown; the check of the documents reads it from the record. */
export async function identifyWitness(
  context: LookupContext,
  order: IdentifyWitness,
): Promise<Ruling<null, Refusal>> {
  const { actor } = order;
  const cpr = normaliseCpr(order.cpr);
  if (cpr === null) return refuse("witness.malformed");
  if (actor.kind !== "clerk") return refuse("mover.notAllowed");
  const owned = await context.database.transact(actor, (tx) => ownCase(tx, actor, order.caseNumber));
  if (!owned.allowed) return owned;
  const [person, identity] = await Promise.all([
    ask(context.ports.cpr.findPerson(cpr)),
    ask(context.ports.mitid.findIdentity({ by: "cpr", cpr })),
  ]);
  const caseId = owned.value.id;
  const isDown = person.outcome === "systemDown" || identity.outcome === "systemDown";
  const refusal = isDown ? "identify.systemDown" : "witness.unknown";
  return context.database.transact(actor, async (tx) => {
    if (person.outcome !== "found" && identity.outcome !== "found")
      return recordMiss(tx, actor, caseId, refusal);
    const mitidUuid = snapshotOf(identity)?.uuid ?? null;
    const { id: citizenId } = await ensureCitizen(tx, context.vault, { cpr, mitidUuid });
    for (const [system, answer] of [
      ["cpr", person],
      ["mitid", identity],
    ] as const) {
      const { outcome } = answer;
      const snapshot: unknown = snapshotOf<unknown>(answer);
      await addLookup(tx, context.vault, actor, {
        caseId,
        citizenId,
        system,
        purpose: PURPOSE,
        outcome,
        snapshot,
      });
      await writeAudit(tx, actor, {
        action: "citizen.look",
        outcome: outcome === "systemDown" ? "failed" : "seen",
        purpose: PURPOSE,
        citizenId,
        caseId,
        facts: { system, result: outcome },
      });
    }
    return person.outcome === "found" && identity.outcome === "found" ? allow(null) : refuse(refusal);
  });
}

/** A number that nobody is known by makes no citizen; that it was tried is on record. */
async function recordMiss(
  tx: Tx,
  actor: Actor,
  caseId: string,
  refusal: Refusal,
): Promise<Ruling<null, Refusal>> {
  const facts = { reasons: [refusal] };
  await writeAudit(tx, actor, { action: "citizen.look", outcome: "failed", purpose: PURPOSE, caseId, facts });
  return refuse(refusal);
}
