/** Four eyes at the last gate, tried with plain SQL as the application's own role: whatever the code does, this is refused. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { systemActor, type Actor } from "../../app/domain/actor.ts";
import { testDatabase } from "../support/database.ts";
import { hireAgent } from "../support/desk.ts";
import { hasOpened, openProposal, sceneOf, type Scene } from "../support/four-eyes.ts";

const db = await testDatabase();

const as = (actor: Actor, text: string) => db.database.transact(actor, (tx) => sql.raw(text).execute(tx));
const asApp = (text: string) => as(systemActor("test"), text);
const coded = (code: string) => ({ code });

const decide = async (actor: Actor, id: string, over: Readonly<Record<string, string>> = {}) => {
  const set = {
    state: "'approved'",
    decided_by: `'${actor.id}'`,
    decided_at: "clock_timestamp()",
    version: "version + 1",
    ...over,
  };
  // The gate that asks for a look is tried by tests/commands/gates/attempts/looks.ts.
  await hasOpened(db, id, actor.id);
  const columns = Object.entries(set).map(([column, value]) => `${column} = ${value}`);
  return as(actor, `update proposals set ${columns.join(", ")} where id = '${id}'`);
};

let receipts = 30_000_000;

/** An act row as the wrapper writes it, by whomever and from whatever proposal. */
async function insertAct(scene: Scene, over: Readonly<Record<string, string>> = {}) {
  receipts += 1;
  await asApp(`insert into receipts (number) values ('${String(receipts)}')`);
  const row = {
    kind: "'suspend'",
    state: "'accepted'",
    case_id: `'${scene.caseId}'`,
    citizen_id: `'${scene.citizenId}'`,
    actor_kind: "'agent'",
    actor_id: `'${scene.proposer.id}'`,
    reason: "'reported'",
    requester: "'bank'",
    policy_id: "2",
    idempotency_key: `'${randomUUID()}'`,
    receipt_number: `'${String(receipts)}'`,
    ...over,
  };
  return asApp(`insert into acts (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")})`);
}

const approved = async (scene: Scene): Promise<string> => {
  const id = await openProposal(db, scene);
  await decide(scene.approver, id);
  return id;
};

describe("a proposal", () => {
  it("is made and decided in one's own name (FL017)", async () => {
    const scene = await sceneOf(db);
    const id = await openProposal(db, scene);
    const copy = (by: string) =>
      `insert into proposals (kind, proposed_by, reason, payload, based_on, changes, policy_id, expires_at)
       values ('policy', '${by}', 'Nye regler', '{}', '{}', '[]', 2, now() + interval '1 hour')`;
    await expect(as(scene.proposer, copy(scene.approver.id))).rejects.toMatchObject(coded("FL017"));
    await as(scene.proposer, copy(scene.proposer.id));
    const asOther = { decided_by: `'${scene.approver.id}'` };
    await expect(decide(scene.proposer, id, asOther)).rejects.toMatchObject(coded("FL017"));
  });

  it("is not decided by whoever made it, neither way (FL017)", async () => {
    const scene = await sceneOf(db);
    const id = await openProposal(db, scene);
    await db.asOwner("update staff set role = 'teamLead' where id = $1", [scene.proposer.id]);
    await expect(decide(scene.proposer, id)).rejects.toMatchObject(coded("FL017"));
    const no = { state: "'refused'", decision_reason: "'Nej tak'" };
    await expect(decide(scene.proposer, id, no)).rejects.toMatchObject(coded("FL017"));
    const back = { state: "'withdrawn'", decision_reason: "'Nej tak'" };
    await expect(decide(scene.approver, id, back)).rejects.toMatchObject(coded("FL017"));
    await decide(scene.proposer, id, back);
  });

  it("is decided by somebody with the right, and by nobody who is blocked (FL018)", async () => {
    const scene = await sceneOf(db);
    const id = await openProposal(db, scene);
    await expect(decide(await hireAgent(db), id)).rejects.toMatchObject(coded("FL018"));
    const blocked = await hireAgent(db, { role: "teamLead" });
    await db.asOwner("update staff set blocked_at = now() where id = $1", [blocked.id]);
    await expect(decide(blocked, id)).rejects.toMatchObject(coded("FL018"));
    await db.asOwner("update staff set blocked_at = now() where id = $1", [scene.proposer.id]);
    await expect(decide(scene.approver, id)).rejects.toMatchObject(coded("FL018"));
    await db.asOwner("update staff set blocked_at = null where id = $1", [scene.proposer.id]);
    await decide(scene.approver, id);
  });

  it("is decided once, and begins open (FL016)", async () => {
    const scene = await sceneOf(db);
    const id = await approved(scene);
    await expect(decide(scene.approver, id)).rejects.toMatchObject(coded("FL016"));
    const no = { state: "'refused'", decision_reason: "'Alligevel ikke'" };
    await expect(decide(scene.approver, id, no)).rejects.toMatchObject(coded("FL016"));
    await expect(
      as(scene.proposer, `update proposals set state = 'open', version = version + 1 where id = '${id}'`),
    ).rejects.toMatchObject(coded("FL016"));
    await expect(
      as(
        scene.proposer,
        `insert into proposals (kind, state, proposed_by, decided_by, decided_at, reason, payload, based_on, changes, policy_id, expires_at)
         values ('policy', 'approved', '${scene.proposer.id}', '${scene.approver.id}', now(), 'Nye regler', '{}', '{}', '[]', 2,
                 now() + interval '1 hour')`,
      ),
    ).rejects.toMatchObject(coded("FL016"));
  });

  it("is not approved after its time (FL016), and its time is a week at most", async () => {
    const scene = await sceneOf(db);
    const values = (proposed: string, expires: string) =>
      `insert into proposals (kind, proposed_by, reason, payload, based_on, changes, policy_id, proposed_at, expires_at)
       values ('policy', '${scene.proposer.id}', 'Nye regler', '{}', '{}', '[]', 2, ${proposed}, ${expires}) returning id`;
    await expect(as(scene.proposer, values("now()", "now() + interval '8 days'"))).rejects.toMatchObject(
      coded("23514"),
    );
    const { rows } = await as(
      scene.proposer,
      values("now() - interval '1 hour'", "now() - interval '1 second'"),
    );
    const [row] = rows;
    const id = typeof row === "object" && row !== null && "id" in row ? String(row.id) : "";
    await expect(decide(scene.approver, id)).rejects.toMatchObject(coded("FL016"));
  });

  it("stays as it was made, while it is decided and after (FL009, FL016), and is seen at its version (FL008)", async () => {
    const scene = await sceneOf(db);
    const id = await openProposal(db, scene);
    const changes: Readonly<Record<string, string>> = {
      payload: `'{"order":{"kind":"revoke"}}'`,
      changes: "'[]'",
      based_on: "'{}'",
      act_kind: "'revoke'",
      proposed_by: `'${scene.approver.id}'`,
      reason: "'Noget andet'",
      expires_at: "expires_at + interval '1 hour'",
    };
    for (const [column, value] of Object.entries(changes))
      await expect(decide(scene.approver, id, { [column]: value })).rejects.toMatchObject(coded("FL009"));
    await expect(decide(scene.approver, id, { version: "version" })).rejects.toMatchObject(coded("FL008"));
    await decide(scene.approver, id);
    await expect(
      asApp(`update proposals set payload = '{}', version = version + 1 where id = '${id}'`),
    ).rejects.toMatchObject(coded("FL016"));
  });

  it("is never removed, and neither is what it became (42501)", async () => {
    const scene = await sceneOf(db);
    const id = await openProposal(db, scene);
    const denied = coded("42501");
    await expect(asApp(`delete from proposals where id = '${id}'`)).rejects.toMatchObject(denied);
    await expect(asApp("delete from acts")).rejects.toMatchObject(denied);
    await expect(asApp("delete from policy_versions")).rejects.toMatchObject(denied);
    await expect(asApp("update policy_versions set rules = '{}'")).rejects.toMatchObject(denied);
    await expect(asApp("truncate proposals cascade")).rejects.toMatchObject(denied);
  });
});

describe("an act without a proof of the person (FL015)", () => {
  it("stands on an approved proposal for exactly this", async () => {
    const scene = await sceneOf(db);
    const open = await openProposal(db, scene);
    await expect(insertAct(scene, { proposal_id: `'${open}'` })).rejects.toMatchObject(coded("FL015"));
    await decide(scene.approver, open);
    const proposal = { proposal_id: `'${open}'` };
    const hold = { kind: "'hold'", hold_until: "now() + interval '1 hour'" };
    await expect(insertAct(scene, { ...proposal, ...hold })).rejects.toMatchObject(coded("FL015"));
    const elsewhere = await sceneOf(db);
    await expect(insertAct(elsewhere, proposal)).rejects.toMatchObject(coded("FL015"));
    const byApprover = { ...proposal, actor_id: `'${scene.approver.id}'` };
    await expect(insertAct(scene, byApprover)).rejects.toMatchObject(coded("FL015"));
    await insertAct(scene, proposal);
  });

  it("is carried out once, and soon", async () => {
    const scene = await sceneOf(db);
    const id = await approved(scene);
    await insertAct(scene, { proposal_id: `'${id}'` });
    await db.asOwner("alter table acts disable trigger user");
    await db.asOwner("update acts set state = 'acknowledged', version = version + 1 where proposal_id = $1", [
      id,
    ]);
    await db.asOwner("alter table acts enable trigger user");
    await expect(insertAct(scene, { proposal_id: `'${id}'` })).rejects.toMatchObject(coded("23505"));
    const late = await approved(await sceneOf(db));
    await db.asOwner("alter table proposals disable trigger user");
    await db.asOwner("update proposals set decided_at = now() - interval '6 minutes' where id = $1", [late]);
    await db.asOwner("alter table proposals enable trigger user");
    await expect(insertAct(scene, { proposal_id: `'${late}'` })).rejects.toMatchObject(coded("FL015"));
  });

  it("is not carried by another's proof of who they are", async () => {
    const scene = await sceneOf(db);
    await db.asOwner("alter table verifications disable trigger user");
    const { rows } = await db.asOwner(
      `insert into verifications (citizen_id, case_id, actor_kind, actor_id, level, method, policy_id, expires_at)
       values ($1, $2, 'agent', $3, 'confirmed', 'controlQuestions', 2, now() + interval '10 minutes') returning id`,
      [scene.citizenId, scene.caseId, scene.proposer.id],
    );
    await db.asOwner("alter table verifications enable trigger user");
    const proof = { verification_id: `'${String(rows[0]?.["id"])}'` };
    await expect(insertAct(scene, proof)).rejects.toMatchObject(coded("FL015"));
    await insertAct(scene, { ...proof, requester: "'subject'" });
  });
});
