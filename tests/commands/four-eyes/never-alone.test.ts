/** What the rules let nobody do alone, though the person asks for it: proof and four eyes, both, and only while both hold. */
import { describe, expect, it } from "vitest";
import { proposeAct } from "../../../app/commands/four-eyes/propose-act.ts";
import { proposePolicy } from "../../../app/commands/four-eyes/propose-policy.ts";
import { placeAct } from "../../../app/commands/place-act.ts";
import { newestPolicy } from "../../../db/policy-versions.ts";
import { testDatabase } from "../../support/database.ts";
import { caseAboutInger, hireAgent } from "../../support/desk.ts";
import {
  allowed,
  approveSeen,
  countOf,
  openProposal,
  proposalRow,
  type Scene,
  sceneOf,
} from "../../support/four-eyes.ts";

const db = await testDatabase();

/** From now on a temporary password takes a second person. */
async function passwordsTakeTwo(): Promise<void> {
  const [lead, other] = [
    await hireAgent(db, { role: "teamLead" }),
    await hireAgent(db, { role: "specialist" }),
  ];
  const { id, rules } = await db.database.read(lead, newestPolicy);
  const { temporaryPassword } = rules.acts;
  const acts = { ...rules.acts, temporaryPassword: { ...temporaryPassword, fourEyes: "always" } };
  const order = { actor: lead, rules: { ...rules, acts }, builtOn: id, validFrom: null };
  const { proposalId } = allowed(
    await proposePolicy(db.context, { ...order, reason: "Misbrug i denne uge", idempotencyKey: "passwords" }),
  );
  allowed(await approveSeen(db.context, { actor: other, proposalId, seenVersion: 1 }));
}

await passwordsTakeTwo();

async function proven({ caseId, citizenId, proposer }: Scene, minutes: number): Promise<void> {
  await db.asOwner("alter table verifications disable trigger user");
  await db.asOwner(
    `insert into verifications (citizen_id, case_id, actor_kind, actor_id, level, method, policy_id, expires_at)
     values ($1, $2, 'agent', $3, 'confirmed', 'controlQuestions', 2, now() + $4 * interval '1 minute')`,
    [citizenId, caseId, proposer.id, minutes],
  );
  await db.asOwner("alter table verifications enable trigger user");
}

const wanted = ({ proposer, number }: Scene) => ({
  actor: proposer,
  caseNumber: number,
  act: { kind: "temporaryPassword" } as const,
  reason: "Hun har glemt sin adgangskode.",
  requester: "subject" as const,
  actReason: "forgotten" as const,
  idempotencyKey: crypto.randomUUID(),
});

describe("what nobody does alone", () => {
  it("is refused to one, says what it would send for, and is done by two", async () => {
    const scene = await sceneOf(db);
    await proven(scene, 15);
    const alone = await placeAct(db.context, {
      ...{ actor: scene.proposer, caseNumber: scene.number, act: { kind: "temporaryPassword" } },
      ...{ reason: "forgotten", seenVersion: 7, idempotencyKey: crypto.randomUUID() },
    });
    expect(alone).toEqual({ allowed: false, reasons: ["approval.needed"] });
    const { proposalId } = allowed(await proposeAct(db.context, wanted(scene)));
    expect((await proposalRow(db, proposalId))["changes"]).toEqual([
      { field: "reissue:temporaryPassword", before: "none", after: "onItsWay" },
      { field: "identity", before: "active", after: "active" },
    ]);
    allowed(await approveSeen(db.context, { actor: scene.approver, proposalId, seenVersion: 1 }));
    const act = "acts where proposal_id = $1 and state = 'accepted' and verification_id is not null";
    expect(await countOf(db, act, [proposalId])).toBe(1);
  });

  it("rests on the proof as well: when that has run out, the second person's yes does nothing", async () => {
    const scene = await sceneOf(db);
    await proven(scene, 15);
    const { proposalId } = allowed(await proposeAct(db.context, wanted(scene)));
    const later = { ...db.context, clock: () => new Date(Date.now() + 16 * 60_000) };
    expect(await approveSeen(later, { actor: scene.approver, proposalId, seenVersion: 1 })).toEqual({
      allowed: false,
      reasons: ["proposal.stale", "decision.refuses"],
    });
    expect(await proposalRow(db, proposalId)).toMatchObject({
      state: "stale",
      decision_reason: "decision.refuses",
    });
    expect(await countOf(db, "acts where proposal_id = $1", [proposalId])).toBe(0);
  });
});

describe("a stop that somebody else has placed meanwhile", () => {
  it("is one stop: the approved one has its own receipt and points to the one that is under way", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const other = await hireAgent(db);
    const { number, id, citizenId } = await caseAboutInger(db, other);
    await proven({ ...scene, proposer: other, caseId: id, citizenId }, 15);
    const placed = await placeAct(db.context, {
      ...{ actor: other, caseNumber: number, act: { kind: "suspend" }, reason: "stolen" },
      ...{ seenVersion: 7, idempotencyKey: crypto.randomUUID() },
    });
    expect(placed.allowed).toBe(true);
    allowed(await approveSeen(db.context, { actor: scene.approver, proposalId, seenVersion: 1 }));
    const { rows } = await db.asOwner(
      `select proposal_id, state, same_as_act_id from acts
        where citizen_id = $1 and kind = 'suspend' and created_at > now() - interval '5 seconds'
          and (proposal_id = $2 or id = $3)
        order by created_at`,
      [citizenId, proposalId, placed.allowed ? placed.value.actId : ""],
    );
    expect(rows).toMatchObject([
      { proposal_id: null, state: "accepted", same_as_act_id: null },
      {
        proposal_id: proposalId,
        same_as_act_id: placed.allowed ? placed.value.actId : "",
      },
    ]);
  });
});
