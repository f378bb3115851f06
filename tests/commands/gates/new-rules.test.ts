/** New rules at the last gate, tried with plain SQL as the application's own role: two people, a day and a number. */
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { systemActor, type Actor } from "../../../app/domain/actor.ts";
import { testDatabase } from "../../support/database.ts";
import { hasOpened, openProposal, sceneOf, type Scene } from "../../support/four-eyes.ts";

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
  await hasOpened(db, id, actor.id);
  const columns = Object.entries(set).map(([column, value]) => `${column} = ${value}`);
  return as(actor, `update proposals set ${columns.join(", ")} where id = '${id}'`);
};

const approved = async (scene: Scene): Promise<string> => {
  const id = await openProposal(db, scene);
  await decide(scene.approver, id);
  return id;
};

describe("new rules (FL019)", () => {
  const insert = (over: Readonly<Record<string, string>>) => {
    const row = { id: "(select max(id) + 1 from policy_versions)", valid_from: "clock_timestamp()", ...over };
    return asApp(
      `insert into policy_versions (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")})`,
    );
  };

  const RULES = "(select rules from policy_versions where id = 2)";
  const OTHER = `jsonb_set(${RULES}, '{hours,hold}', '12')`;

  const proposed = async (scene: Scene, validFrom = "null", policy = 2): Promise<string> => {
    const { rows } = await as(
      scene.proposer,
      `insert into proposals (kind, proposed_by, reason, payload, based_on, changes, policy_id, expires_at)
       values ('policy', '${scene.proposer.id}', 'Nye regler',
               jsonb_build_object('rules', ${RULES}, 'validFrom', ${validFrom}), '{}', '[]', ${String(policy)},
               now() + interval '1 hour')
       returning id`,
    );
    const [row] = rows;
    return typeof row === "object" && row !== null && "id" in row ? String(row.id) : "";
  };

  it("need an approved proposal of exactly these rules, and begin now or later", async () => {
    const scene = await sceneOf(db);
    const gone = coded("FL019");
    await expect(insert({ rules: RULES })).rejects.toMatchObject(gone);
    const id = await proposed(scene);
    const row = { rules: RULES, proposal_id: `'${id}'` };
    await expect(insert(row)).rejects.toMatchObject(gone);
    await decide(scene.approver, id);
    await expect(insert({ ...row, rules: OTHER })).rejects.toMatchObject(gone);
    await expect(insert({ ...row, valid_from: "now() - interval '2 minutes'" })).rejects.toMatchObject(gone);
    const act = await approved(await sceneOf(db));
    await expect(insert({ ...row, proposal_id: `'${act}'` })).rejects.toMatchObject(gone);
    await expect(insert({ ...row, valid_from: "now() + interval '2 minutes'" })).rejects.toMatchObject(
      coded("FL045"),
    );
    await expect(insert({ ...row, id: "900" })).rejects.toMatchObject(coded("FL046"));
    await insert(row);
    await expect(insert(row)).rejects.toMatchObject(coded("23505"));
  });

  it("begin on the day that was approved (FL045)", async () => {
    const scene = await sceneOf(db);
    const id = await proposed(scene, "'2027-06-01T00:00:00Z'");
    await decide(scene.approver, id);
    const row = { rules: RULES, proposal_id: `'${id}'` };
    for (const day of ["clock_timestamp()", "'2027-06-01T00:00:01Z'", "'2027-05-31T00:00:00Z'"])
      await expect(insert({ ...row, valid_from: day })).rejects.toMatchObject(coded("FL045"));
    await insert({ ...row, valid_from: "'2027-06-01T00:00:00Z'" });
  });

  it("let nobody decide under rules that are over, or still to come (FL047)", async () => {
    const scene = await sceneOf(db);
    const under = (policy: number) => proposed(scene, "null", policy);
    await expect(under(1)).rejects.toMatchObject(coded("FL047"));
    await db.asOwner("alter table policy_versions disable trigger user");
    await db.asOwner(
      `insert into policy_versions (id, valid_from, rules)
       values (800, now() + interval '1 day', '{"fourEyes": {"approvers": ["agent"]}}')`,
    );
    await expect(under(800)).rejects.toMatchObject(coded("FL047"));
    await under(2);
    await db.asOwner("delete from policy_versions where id = 800");
    await db.asOwner("alter table policy_versions enable trigger user");
  });
});
