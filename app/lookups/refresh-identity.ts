/** Looks MitID up anew for the subject of a case, so that nobody decides on an old picture. */
import { writeAudit } from "../../db/audit.ts";
import { cprOf, citizenById } from "../../db/citizens.ts";
import { addLookup } from "../../db/lookups.ts";
import { tell } from "../../db/topics.ts";
import type { IdentityKey } from "../../integrations/mitid/port.ts";
import type { Actor } from "../domain/actor.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { ownCase, type CaseRefusal } from "../commands/own-case.ts";
import { ask, snapshotOf } from "./ask.ts";
import type { LookupContext } from "./frame.ts";
import { askContacts } from "./identify-citizen.ts";

export interface RefreshIdentity {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly purpose: string;
}

type Refusal = CaseRefusal | "case.noSubject" | "identify.systemDown" | "identify.notFound";

export async function refreshIdentity(
  context: LookupContext,
  order: RefreshIdentity,
): Promise<Ruling<null, Refusal>> {
  const { actor, purpose } = order;
  const subject = await context.database.transact(actor, async (tx) => {
    const owned = await ownCase(tx, actor, order.caseNumber);
    if (!owned.allowed) return owned;
    const { citizenId } = owned.value;
    if (citizenId === null) return refuse("case.noSubject");
    const { mitidUuid } = await citizenById(tx, citizenId);
    const cpr = await cprOf(tx, context.vault, citizenId);
    return allow({ ours: owned.value, citizenId, key: keyOf(mitidUuid, cpr) });
  });
  if (!subject.allowed) return subject;
  const { ours, citizenId, key } = subject.value;
  if (key === null) return refuse("identify.notFound");
  const answer = await ask(context.ports.mitid.findIdentity(key));
  const contacts = await askContacts(context, answer);
  return context.database.transact(actor, async (tx) => {
    const { outcome } = answer;
    const look = {
      caseId: ours.id,
      citizenId,
      system: "mitid",
      purpose,
      outcome,
      snapshot: snapshotOf(answer),
    };
    await addLookup(tx, context.vault, actor, look);
    const numbers = { caseId: ours.id, citizenId, system: "contacts", purpose, outcome: contacts.outcome };
    await addLookup(tx, context.vault, actor, { ...numbers, snapshot: snapshotOf(contacts) });
    const seen = outcome === "systemDown" ? "failed" : "seen";
    const facts = { system: "mitid", result: outcome };
    await writeAudit(tx, actor, {
      action: "citizen.look",
      outcome: seen,
      purpose,
      citizenId,
      caseId: ours.id,
      facts,
    });
    await tell(tx, `case:${ours.id}`);
    if (outcome === "found") return allow(null);
    return refuse(outcome === "notFound" ? "identify.notFound" : "identify.systemDown");
  });
}

function keyOf(uuid: string | null, cpr: string | null): IdentityKey | null {
  if (uuid !== null) return { by: "uuid", uuid };
  return cpr === null ? null : { by: "cpr", cpr };
}
