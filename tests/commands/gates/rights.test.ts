/** Who may ask for what, at the last gate: by plain SQL as the application's role, whatever the code may do one day. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../../app/domain/actor.ts";
import { ACT_KINDS } from "../../../app/domain/protection/acts.ts";
import { carriesAlone, mayAskFor, REQUESTERS } from "../../../app/domain/verification/representation.ts";
import { testDatabase } from "../../support/database.ts";
import { approveSeen, openProposal, type Scene, sceneOf } from "../../support/four-eyes.ts";

const db = await testDatabase();
let scene: Scene;
let receipts = 40_000_000;

beforeAll(async () => {
  scene = await sceneOf(db);
});

beforeEach(async () => {
  await db.asOwner("alter table acts disable trigger user");
  await db.asOwner("update acts set state = 'acknowledged', version = version + 1 where state = 'accepted'");
  await db.asOwner("alter table acts enable trigger user");
  await db.asOwner("delete from lookups where purpose = 'test'");
});

const asApp = (text: string) => db.database.transact(systemActor("test"), (tx) => sql.raw(text).execute(tx));
const code = (errcode: string) => ({ code: errcode });

async function insertAct(over: Readonly<Record<string, string>>): Promise<void> {
  receipts += 1;
  await asApp(`insert into receipts (number) values ('${String(receipts)}')`);
  const row = {
    state: "'accepted'",
    case_id: `'${scene.caseId}'`,
    citizen_id: `'${scene.citizenId}'`,
    actor_kind: "'agent'",
    actor_id: `'${scene.proposer.id}'`,
    reason: "'reported'",
    policy_id: "2",
    idempotency_key: `'${randomUUID()}'`,
    receipt_number: `'${String(receipts)}'`,
    ...over,
  };
  await asApp(`insert into acts (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")})`);
}

/** A proof past the trigger that would ask what it rests on. */
async function proof(level: string, method: string): Promise<string> {
  await db.asOwner("alter table verifications disable trigger user");
  const { rows } = await db.asOwner(
    `insert into verifications (citizen_id, case_id, actor_kind, actor_id, level, method, policy_id, expires_at)
     values ($1, $2, 'agent', $3, $4, $5, 2, now() + interval '20 minutes') returning id`,
    [scene.citizenId, scene.caseId, scene.proposer.id, level, method],
  );
  await db.asOwner("alter table verifications enable trigger user");
  return `'${String(rows[0]?.["id"])}'`;
}

const recordPaper = (requester: string, documentation: string) =>
  asApp(
    `insert into representations (case_id, citizen_id, requester, documentation, reference, actor_kind, actor_id)
     values ('${scene.caseId}', '${scene.citizenId}', '${requester}', '${documentation}', 'J-1', 'agent', '${scene.proposer.id}')`,
  );

/** The register was asked about the person, and said so. */
const registerSaid = (status: string) =>
  asApp(
    `insert into lookups (citizen_id, system, purpose, outcome, actor_kind, actor_id, register_status, at)
     values ('${scene.citizenId}', 'cpr', 'test', 'found', 'agent', '${scene.proposer.id}', '${status}', clock_timestamp())`,
  );

const hold = { kind: "'hold'", hold_until: "now() + interval '1 hour'" };

describe("the rights of others", () => {
  it("stand in the database as in the domain", async () => {
    const { rows } = await db.asOwner("select * from rights_of_others order by requester, kind::text");
    const wanted = REQUESTERS.filter((one) => one !== "subject").flatMap((requester) =>
      ACT_KINDS.filter((kind) => mayAskFor(requester, kind)).map((kind) => ({
        requester,
        kind,
        alone_on_telephone: carriesAlone(requester, kind, "agent"),
        alone_at_counter: carriesAlone(requester, kind, "clerk"),
      })),
    );
    const sorted = wanted.sort((a, b) => (`${a.requester} ${a.kind}` < `${b.requester} ${b.kind}` ? -1 : 1));
    expect(rows).toEqual(sorted);
  });

  it("are nobody's to change (42501)", async () => {
    await expect(asApp("update rights_of_others set alone_on_telephone = true")).rejects.toMatchObject(
      code("42501"),
    );
  });

  it("go no further than the list, with papers and with a colleague (FL040)", async () => {
    const paper = await proof("claimed", "representation");
    await recordPaper("guardian", "guardianOrder");
    const block = { kind: "'block'", authenticator_id: "'m-1'", requester: "'guardian'" };
    await expect(
      insertAct({ ...block, verification_id: await proof("claimed", "controlQuestions") }),
    ).rejects.toMatchObject(code("FL040"));
    await expect(
      insertAct({ kind: "'revoke'", requester: "'estate'", verification_id: paper }),
    ).rejects.toMatchObject(code("FL040"));
  });
});

describe("a paper on the telephone (FL043)", () => {
  it("carries the hold of whoever it names, and no more", async () => {
    const paper = await proof("claimed", "representation");
    await recordPaper("police", "officialCallBack");
    await insertAct({ ...hold, requester: "'police'", verification_id: paper });
    const suspend = { kind: "'suspend'", requester: "'police'", verification_id: paper };
    await expect(insertAct(suspend)).rejects.toMatchObject(code("FL043"));
    await expect(insertAct({ ...suspend, ...hold, requester: "'bank'" })).rejects.toMatchObject(
      code("FL043"),
    );
    await expect(insertAct({ ...suspend, requester: "'line'" })).rejects.toMatchObject(code("FL043"));
  });

  it("is not the person's own wish", async () => {
    const own = {
      ...hold,
      requester: "'subject'",
      verification_id: await proof("claimed", "representation"),
    };
    await expect(insertAct(own)).rejects.toMatchObject(code("FL043"));
  });
});

describe("an approval", () => {
  it("is for the wish of whoever was read as the one who asks (FL044)", async () => {
    const proposalId = await openProposal(db, scene);
    await db.asOwner("alter table proposals disable trigger user");
    await db.asOwner(
      `update proposals set state = 'approved', decided_by = $2, decided_at = clock_timestamp(), version = version + 1
        where id = $1`,
      [proposalId, scene.approver.id],
    );
    await db.asOwner("alter table proposals enable trigger user");
    const approved = { kind: "'suspend'", proposal_id: `'${proposalId}'` };
    await expect(insertAct({ ...approved, requester: "'line'" })).rejects.toMatchObject(code("FL044"));
    await insertAct({ ...approved, requester: "'bank'" });
  });
});

describe("what the register has said", () => {
  it.each(["30", "50", "60", "70", "90"])("closes what opens, at %s, and no stop (FL041)", async (status) => {
    const strong = await proof("strong", "documentNumber");
    await registerSaid(status);
    const own = { requester: "'subject'", verification_id: strong };
    for (const kind of ["liftHold", "temporaryPassword"]) {
      const delivery = kind === "temporaryPassword" ? { delivery: "'sms'" } : {};
      await expect(insertAct({ ...own, ...delivery, kind: `'${kind}'` })).rejects.toMatchObject(
        code("FL041"),
      );
    }
    await insertAct({ ...own, kind: "'suspend'" });
    await registerSaid("01");
    await insertAct({ ...own, kind: "'liftHold'" });
  });

  it("carries a stop by the system of the dead and the annulled alone (FL042)", async () => {
    const bySystem = { actor_kind: "'system'", actor_id: "'register'", requester: "'register'" };
    const suspend = { ...bySystem, kind: "'suspend'", reason: "'death'" };
    await expect(insertAct(suspend)).rejects.toMatchObject(code("FL042"));
    for (const status of ["01", "60", "80"]) {
      await registerSaid(status);
      await expect(insertAct(suspend), status).rejects.toMatchObject(code("FL042"));
    }
    await registerSaid("90");
    const byAgent = { ...suspend, actor_kind: "'agent'", actor_id: `'${scene.proposer.id}'` };
    await expect(insertAct(byAgent)).rejects.toMatchObject(code("FL042"));
    await expect(insertAct({ ...bySystem, kind: "'revoke'" })).rejects.toMatchObject(code("FL042"));
    await expect(insertAct({ ...bySystem, ...hold })).rejects.toMatchObject(code("FL040"));
    await insertAct(suspend);
  });

  it("ends for ever with two people, and only the dead", async () => {
    const revoke = { act: { kind: "revoke" }, requester: "register", actReason: "death" } as const;
    const asked = openProposal(db, scene, revoke);
    await expect(asked).rejects.toThrow("register.saysOtherwise");
    await registerSaid("90");
    const proposalId = await openProposal(db, scene, revoke);
    const order = { actor: scene.approver, proposalId, seenVersion: 1 };
    expect(await approveSeen(db.context, order)).toMatchObject({ allowed: true });
    const { rows } = await db.asOwner(
      "select requester, verification_id, state from acts where proposal_id = $1",
      [proposalId],
    );
    expect(rows).toEqual([{ requester: "register", verification_id: null, state: "accepted" }]);
  });
});
