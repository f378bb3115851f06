/** A case about one of the demo's people with whatever proof a test wants, ready for an act. */
import { placeAct, type PlaceAct } from "../../app/commands/place-act.ts";
import { staffActor, type Actor } from "../../app/domain/actor.ts";
import { days } from "../../app/domain/duration.ts";
import type { ActOrder } from "../../app/domain/protection/order.ts";
import type { ProofLevel, VerificationMethod } from "../../app/domain/verification/level.ts";
import { identifyCitizen } from "../../app/lookups/identify-citizen.ts";
import { refreshIdentity } from "../../app/lookups/refresh-identity.ts";
import { latestIdentity } from "../../db/lookups.ts";
import type { DemoPerson } from "../../integrations/people.ts";
import { demoPerson, type ActBench } from "./act-bench.ts";
import { hireAgent, openCase } from "./desk.ts";

export interface Proof {
  readonly level: Exclude<ProofLevel, "none">;
  readonly method: VerificationMethod;
}

export const CLAIMED: Proof = { level: "claimed", method: "controlQuestions" };
export const CONFIRMED: Proof = { level: "confirmed", method: "controlQuestions" };
export const STRONG: Proof = { level: "strong", method: "oneTimeCode" };
export const IN_PERSON: Proof = { level: "inPerson", method: "documentCheck" };

export interface ActScene {
  readonly actor: Actor;
  readonly id: string;
  readonly number: string;
  readonly citizenId: string;
  /** Adds a proof past the gate that asks what it rests on: how it was earned is another test's business. */
  prove(proof: Proof): Promise<void>;
  /** On the version that the case has seen, under a new key, unless told otherwise. */
  place(act: ActOrder, over?: Partial<PlaceAct>): ReturnType<typeof placeAct>;
  /** Asks MitID anew. */
  look(): Promise<void>;
  seenVersion(): Promise<number | null>;
  events(): Promise<readonly string[]>;
}

/** Where a scene plays: a bench of its own, or the running product's database and systems. */
type Stage = Pick<ActBench, "db" | "context">;

export async function openScene(
  bench: Stage,
  person: DemoPerson,
  options: { readonly role?: "agent" | "clerk"; readonly proof?: Proof; readonly owner?: Actor } = {},
): Promise<ActScene> {
  const hired = options.owner ?? (await hireAgent(bench.db));
  const actor = options.role === "clerk" ? staffActor(hired.id, "clerk") : hired;
  const { id, number } = await openCase(bench.db, actor);
  const about = { actor, caseNumber: number, purpose: "caller" };
  const found = await identifyCitizen(bench.context, { ...about, key: person.cpr });
  if (!found.allowed) throw new Error(`${person.name} was not found: ${found.reasons.join()}`);
  const { citizenId } = found.value;
  const seenVersion = async () =>
    (await bench.context.database.read(actor, (tx) => latestIdentity(tx, bench.context.vault, id, citizenId)))
      ?.version ?? null;
  const scene: ActScene = {
    ...{ actor, id, number, citizenId, seenVersion },
    prove: (proof) => addProof(bench, { actor, caseId: id, citizenId }, proof),
    place: async (act, over = {}) =>
      placeAct(bench.context, {
        ...{ actor, caseNumber: number, act, reason: "lost", seenVersion: await seenVersion() },
        idempotencyKey: crypto.randomUUID(),
        ...over,
      }),
    look: async () => void (await refreshIdentity(bench.context, about)),
    events: async () => {
      const { rows } = await bench.db.asOwner("select kind from case_events where case_id = $1 order by id", [
        id,
      ]);
      return rows.map(({ kind }) => String(kind));
    },
  };
  if (options.proof !== undefined) await scene.prove(options.proof);
  return scene;
}

async function addProof(
  { db, context }: Stage,
  of: { readonly actor: Actor; readonly caseId: string; readonly citizenId: string },
  { level, method }: Proof,
): Promise<void> {
  const at = context.clock().toISOString();
  await db.asOwner("alter table verifications disable trigger user");
  await db.asOwner(
    `insert into verifications (citizen_id, case_id, actor_kind, actor_id, level, method, policy_id, established_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, 2, $7, $7::timestamptz + interval '20 minutes')`,
    [of.citizenId, of.caseId, of.actor.kind, of.actor.id, level, method, at],
  );
  await db.asOwner("alter table verifications enable trigger user");
}

/** What is on file of an act. */
export async function actRow({ db }: ActBench, actId: string) {
  const { rows } = await db.asOwner(
    `select a.kind, a.state, a.fate, a.withdrawn_by, a.refusal_reasons, t.state as target, r.state as reissue
       from acts a left join act_targets t on t.act_id = a.id and t.system = 'mitid'
       left join reissues r on r.act_id = a.id where a.id = $1`,
    [actId],
  );
  return rows[0];
}

/** The act of an order that a test needs to be accepted. */
export async function accepted(placing: ReturnType<typeof placeAct>): Promise<string> {
  const ruling = await placing;
  if (!ruling.allowed) throw new Error(`refused: ${ruling.reasons.join()}`);
  return ruling.value.actId;
}

/** Six days: long enough for a code by SMS, short enough to make it wait. Puts the clock back to now. */
export async function phoneChangedSixDaysAgo(bench: ActBench, name: string): Promise<DemoPerson> {
  const person = demoPerson(name);
  bench.setClock(-days(6));
  const { identityUuid } = person.mitid;
  const phone = "+4520009902";
  await bench.control("/mitid/_control/citizen", { action: "changePhone", identityUuid, phone });
  bench.setClock(0);
  return person;
}

/** What the record says of such an action, oldest first. */
export async function recorded({ db }: ActBench, action: string) {
  const { rows } = await db.asOwner(
    "select actor_kind, outcome, facts from audit_log where action = $1 order by id",
    [action],
  );
  return rows;
}

export const refused = (...reasons: readonly string[]) => ({ allowed: false, reasons });
