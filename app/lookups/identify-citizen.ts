/** Finds the person whom a case is about by CPR number or MitID user id, and logs each look with its purpose. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent, setSubject, type CaseRow } from "../../db/cases.ts";
import { ensureCitizen } from "../../db/citizens.ts";
import type { Tx } from "../../db/database.ts";
import { addLookup } from "../../db/lookups.ts";
import { tell } from "../../db/topics.ts";
import type { CprPerson } from "../../integrations/cpr/port.ts";
import type { IdentityKey, MitidContactPoint, MitidIdentity } from "../../integrations/mitid/port.ts";
import type { Actor } from "../domain/actor.ts";
import { normaliseCpr } from "../domain/cpr.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { ownCase, type CaseRefusal } from "../commands/own-case.ts";
import { ask, snapshotOf, type Answer } from "./ask.ts";
import type { LookupContext } from "./frame.ts";

export interface IdentifyCitizen {
  readonly actor: Actor;
  readonly caseNumber: string;
  /** As typed: a CPR number or a MitID user id. */
  readonly key: string;
  /** Code of why the agent looks, such as "caller". */
  readonly purpose: string;
}

type Refusal =
  CaseRefusal | "case.otherSubject" | "identify.malformed" | "identify.notFound" | "identify.systemDown";

// MitID's own rule for user ids, domain.md §1.3; ten digits are a CPR number.
const USER_ID = /^(?! )[a-zæøå0-9{}!#$^,*()_+\-=:;?.@ ]{5,48}(?<! )$/i;

interface Found {
  readonly cpr: string;
  readonly person: Answer<CprPerson>;
  readonly identity: Answer<MitidIdentity>;
  readonly contacts: Answer<readonly MitidContactPoint[]>;
}

/** Both systems are asked; one that is down leaves its panel empty and stops nothing else. */
export async function identifyCitizen(
  context: LookupContext,
  order: IdentifyCitizen,
): Promise<Ruling<{ readonly citizenId: string }, Refusal>> {
  const key = identityKey(order.key.trim());
  if (key === null) return refuse("identify.malformed");
  const allowed = await context.database.transact(order.actor, (tx) =>
    ownCase(tx, order.actor, order.caseNumber),
  );
  if (!allowed.allowed) return allowed;
  const found = await askSystems(context, key);
  if (!found.allowed) return recordMiss(context, order, allowed.value, found);
  return context.database.transact(order.actor, (tx) => bind(tx, context, order, found.value));
}

function identityKey(typed: string): Exclude<IdentityKey, { by: "uuid" }> | null {
  const cpr = normaliseCpr(typed);
  if (cpr !== null) return { by: "cpr", cpr };
  if (/^\d{6}-?\d{4}$/.test(typed)) return null;
  return USER_ID.test(typed) ? { by: "userId", userId: typed } : null;
}

async function askSystems(
  context: LookupContext,
  key: Exclude<IdentityKey, { by: "uuid" }>,
): Promise<Ruling<Found, "identify.notFound" | "identify.systemDown">> {
  const { mitid, cpr: register } = context.ports;
  if (key.by === "cpr") {
    const [person, identity] = await Promise.all([
      ask(register.findPerson(key.cpr)),
      ask(mitid.findIdentity(key)),
    ]);
    if (person.outcome === "found" || identity.outcome === "found")
      return allow({ cpr: key.cpr, person, identity, contacts: await askContacts(context, identity) });
    const down = person.outcome === "systemDown" || identity.outcome === "systemDown";
    return refuse(down ? "identify.systemDown" : "identify.notFound");
  }
  const identity = await ask(mitid.findIdentity(key));
  if (identity.outcome === "systemDown") return refuse("identify.systemDown");
  if (identity.outcome === "notFound") return refuse("identify.notFound");
  const owner = await ask(mitid.personOf(identity.value.uuid));
  if (owner.outcome !== "found") return refuse("identify.systemDown");
  const person = await ask(register.findPerson(owner.value.cpr));
  return allow({ cpr: owner.value.cpr, identity, person, contacts: await askContacts(context, identity) });
}

/** Only how long a contact has stood decides anything; the numbers stay sealed. */
export function askContacts(
  { ports }: LookupContext,
  identity: Answer<MitidIdentity>,
): Promise<Answer<readonly MitidContactPoint[]>> {
  if (identity.outcome !== "found") return Promise.resolve({ outcome: identity.outcome });
  return ask(ports.mitid.contactPoints(identity.value.uuid));
}

async function bind(
  tx: Tx,
  context: LookupContext,
  order: IdentifyCitizen,
  found: Found,
): Promise<Ruling<{ readonly citizenId: string }, Refusal>> {
  const { actor } = order;
  const owned = await ownCase(tx, actor, order.caseNumber);
  if (!owned.allowed) return owned;
  const citizen = await ensureCitizen(tx, context.vault, {
    cpr: found.cpr,
    mitidUuid: snapshotOf(found.identity)?.uuid ?? null,
  });
  const ours = owned.value;
  const other = ours.citizenId !== null && ours.citizenId !== citizen.id;
  await logLooks(tx, context, order, ours, citizen.id, found);
  if (other) return refuse("case.otherSubject");
  if (ours.citizenId === null) {
    await setSubject(tx, ours.id, citizen.id);
    await addCaseEvent(tx, actor, ours.id, "citizen.identified", { level: "none" });
  }
  await tell(tx, `case:${ours.id}`);
  return allow({ citizenId: citizen.id });
}

async function logLooks(
  tx: Tx,
  context: LookupContext,
  order: IdentifyCitizen,
  ours: CaseRow,
  citizenId: string,
  found: Found,
): Promise<void> {
  const { actor, purpose } = order;
  const looks = [
    { system: "cpr", answer: found.person },
    { system: "mitid", answer: found.identity },
    { system: "contacts", answer: found.contacts },
  ];
  for (const { system, answer } of looks) {
    const { outcome } = answer;
    const snapshot: unknown = snapshotOf<unknown>(answer);
    await addLookup(tx, context.vault, actor, {
      caseId: ours.id,
      citizenId,
      system,
      purpose,
      outcome,
      snapshot,
    });
    await addCaseEvent(tx, actor, ours.id, "look", { system, outcome, purpose });
    await writeAudit(tx, actor, {
      action: "citizen.look",
      outcome: outcome === "systemDown" ? "failed" : "seen",
      purpose,
      citizenId,
      caseId: ours.id,
      callSid: ours.callSid,
      facts: { system, result: outcome },
    });
  }
}

// Trying one number after another is what a look-up habit looks like: each miss is on record as well.
async function recordMiss<Reason extends Refusal>(
  context: LookupContext,
  order: IdentifyCitizen,
  ours: CaseRow,
  ruling: { readonly allowed: false; readonly reasons: readonly [Reason, ...Reason[]] },
): Promise<Ruling<{ readonly citizenId: string }, Refusal>> {
  await context.database.transact(order.actor, (tx) =>
    writeAudit(tx, order.actor, {
      action: "citizen.look",
      outcome: "failed",
      purpose: order.purpose,
      caseId: ours.id,
      callSid: ours.callSid,
      facts: { reasons: ruling.reasons },
    }),
  );
  return ruling;
}
