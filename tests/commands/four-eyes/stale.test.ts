/** Nothing is carried out on old ground: the case, the identity, the rules, the time, and the proposer themselves. */
import { describe, expect, it } from "vitest";
import { expireProposals } from "../../../app/commands/four-eyes/expire-proposals.ts";
import { proposeAct } from "../../../app/commands/four-eyes/propose-act.ts";
import { proposePolicy } from "../../../app/commands/four-eyes/propose-policy.ts";
import { renewProposal } from "../../../app/commands/four-eyes/renew-proposal.ts";
import { after, before, minutes, seconds } from "../../../app/domain/duration.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import { newestPolicy } from "../../../db/policy-versions.ts";
import { testDatabase } from "../../support/database.ts";
import { caseAboutInger, hireAgent } from "../../support/desk.ts";
import {
  allowed,
  approveSeen,
  countOf,
  mitidMovesOn,
  openProposal,
  proposalRow,
  reportedByBank,
  rulesWith,
  type Scene,
  sceneOf,
} from "../../support/four-eyes.ts";

const db = await testDatabase();

const approve = ({ approver }: Scene, proposalId: string) =>
  approveSeen(db.context, { actor: approver, proposalId, seenVersion: 1 });

async function expectStale(proposalId: string, why: string): Promise<void> {
  expect(await proposalRow(db, proposalId)).toMatchObject({
    state: "stale",
    decided_by: null,
    decision_reason: why,
  });
  expect(await countOf(db, "acts where proposal_id = $1", [proposalId])).toBe(0);
  expect(
    await countOf(db, "audit_log where action = 'proposal.stale' and facts ->> 'proposalId' = $1", [
      proposalId,
    ]),
  ).toBe(1);
}

/** The ground moves only after both have read: nothing was wrong when it was proposed. */
async function changeRules(coolingHours: number): Promise<void> {
  const [lead, other] = [
    await hireAgent(db, { role: "teamLead" }),
    await hireAgent(db, { role: "specialist" }),
  ];
  const { proposalId } = allowed(
    await proposePolicy(db.context, {
      actor: lead,
      rules: await rulesWith(db, { coolingHours }),
      builtOn: (await db.database.read(lead, newestPolicy)).id,
      validFrom: null,
      reason: "Længere ventetid",
      idempotencyKey: crypto.randomUUID(),
    }),
  );
  allowed(await approveSeen(db.context, { actor: other, proposalId, seenVersion: 1 }));
}

describe("a proposal", () => {
  it("is not made on what the case shows where a colleague has seen since that MitID says otherwise", async () => {
    const scene = await sceneOf(db);
    await mitidMovesOn(db, await sameInAnotherCase(scene), 11);
    expect(await proposeAct(db.context, reportedByBank(scene))).toEqual({
      allowed: false,
      reasons: ["act.stale"],
    });
    await mitidMovesOn(db, scene, 11);
    expect(await proposeAct(db.context, reportedByBank(scene))).toMatchObject({ allowed: true });
  });
});

describe("an approval", () => {
  it("comes in time up to the last second, and never a second after", async () => {
    const scene = await sceneOf(db);
    const { rows } = await db.asOwner(
      "select rules -> 'fourEyes' ->> 'proposalMinutes' as m from policy_versions where id = 2",
    );
    const lives = minutes(Number(rows[0]?.["m"]));
    const proposedAt = after(before(new Date(), lives), seconds(-1));
    const late = { ...db, context: { ...db.context, clock: () => proposedAt } };
    const proposalId = await openProposal(late, scene);
    expect(await approve(scene, proposalId)).toEqual({ allowed: false, reasons: ["proposal.expired"] });
    expect(await proposalRow(db, proposalId)).toMatchObject({ state: "expired", decided_by: null });
    const inTime = { ...db, context: { ...db.context, clock: () => after(proposedAt, seconds(30)) } };
    const again = await openProposal(inTime, scene);
    expect((await approve(scene, again)).allowed).toBe(true);
  });

  it("finds the identity changed meanwhile", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    await mitidMovesOn(db, scene);
    expect(await approve(scene, proposalId)).toEqual({
      allowed: false,
      reasons: ["proposal.stale", "identity.changed"],
    });
    await expectStale(proposalId, "identity.changed");
  });

  it("finds the identity changed by a look in another case", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const elsewhere = await sameInAnotherCase(scene);
    await mitidMovesOn(db, elsewhere, 9);
    expect(await approve(scene, proposalId)).toMatchObject({
      reasons: ["proposal.stale", "identity.changed"],
    });
  });

  it("finds the identity changed by somebody else, as MitID's own log tells, until somebody has looked", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const tells = (number: number, meaning: string, version: number) =>
      db.asOwner(
        `insert into mitid_changes (number, epoch, at, event, mitid_uuid, version, meaning)
         select $1, c.epoch, now(), 'identitySuspended', p.mitid_uuid, $3, $2
         from mitid_log_cursor c, citizens p where p.id = $4`,
        [number, meaning, version, scene.citizenId],
      );
    await tells(901, "ours", 40);
    expect(await expireProposals(db.context)).toBe(0);
    await tells(902, "foreign", 41);
    expect(await approve(scene, proposalId)).toEqual({
      allowed: false,
      reasons: ["proposal.stale", "identity.changed"],
    });
    expect(await proposeAct(db.context, reportedByBank(scene))).toEqual({
      allowed: false,
      reasons: ["act.stale"],
    });
    await mitidMovesOn(db, scene, 41);
    const again = await openProposal(db, scene);
    expect((await approve(scene, again)).allowed).toBe(true);
    await db.asOwner("delete from mitid_changes");
  });

  it("finds something that weighs in the case, and is not put off by a call that ends or a note", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const happens = (kind: string) =>
      db.database.transact(scene.proposer, (tx) => addCaseEvent(tx, scene.proposer, scene.caseId, kind));
    await happens("call.ended");
    await happens("note");
    expect(await expireProposals(db.context)).toBe(0);
    await happens("level.reached");
    expect(await approve(scene, proposalId)).toMatchObject({ reasons: ["proposal.stale", "case.changed"] });
    await expectStale(proposalId, "case.changed");
  });

  it("finds other rules in force than it was proposed under", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    await changeRules(30);
    expect(await approve(scene, proposalId)).toMatchObject({ reasons: ["proposal.stale", "policy.changed"] });
    await expectStale(proposalId, "policy.changed");
  });

  it("finds the proposer blocked since", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    await db.asOwner("update staff set blocked_at = now() where id = $1", [scene.proposer.id]);
    expect(await approve(scene, proposalId)).toMatchObject({
      reasons: ["proposal.stale", "proposer.blocked"],
    });
    await expectStale(proposalId, "proposer.blocked");
  });
});

/** Another agent's case about the same person. */
async function sameInAnotherCase(scene: Scene): Promise<Scene> {
  const proposer = await hireAgent(db);
  const { id: caseId, number } = await caseAboutInger(db, proposer);
  return { ...scene, proposer, caseId, number };
}

describe("the sweep", () => {
  it("ends what has run out and what has gone stale, once, and leaves what is fresh", async () => {
    const scene = await sceneOf(db);
    const stale = await openProposal(db, scene);
    const fresh = await openProposal(db, scene, { act: { kind: "hold" } });
    expect(await expireProposals(db.context)).toBe(0);
    const tomorrow = { ...db.context, clock: () => after(new Date(), minutes(60 * 24)) };
    await mitidMovesOn(db, scene);
    expect(await expireProposals(db.context)).toBe(2);
    expect(await expireProposals(db.context)).toBe(0);
    for (const id of [stale, fresh]) expect(await proposalRow(db, id)).toMatchObject({ state: "stale" });
    const late = await openProposal(db, scene);
    expect(await expireProposals(tomorrow)).toBe(1);
    expect(await proposalRow(db, late)).toMatchObject({ state: "expired" });
  });

  it("makes room for a new proposal of the same act before it has come by", async () => {
    const scene = await sceneOf(db);
    const old = await openProposal(db, scene);
    await db.asOwner("alter table proposals disable trigger user");
    await db.asOwner(
      "update proposals set proposed_at = now() - interval '121 minutes', expires_at = now() - interval '1 minute' where id = $1",
      [old],
    );
    await db.asOwner("alter table proposals enable trigger user");
    const fresh = await openProposal(db, scene);
    expect(await proposalRow(db, old)).toMatchObject({ state: "expired" });
    expect(await proposalRow(db, fresh)).toMatchObject({ state: "open" });
  });
});

describe("the proposer", () => {
  it("makes a stale proposal anew on the new ground, once, and the old one stays", async () => {
    const scene = await sceneOf(db);
    const old = await openProposal(db, scene);
    const order = { actor: scene.proposer, proposalId: old };
    expect(await renewProposal(db.context, order)).toEqual({
      allowed: false,
      reasons: ["proposal.notEnded"],
    });
    await mitidMovesOn(db, scene);
    await approve(scene, old);
    const stranger = { ...order, actor: scene.approver };
    expect(await renewProposal(db.context, stranger)).toEqual({
      allowed: false,
      reasons: ["proposal.unknown"],
    });
    const [one, other] = await Promise.all([
      renewProposal(db.context, order),
      renewProposal(db.context, order),
    ]);
    const { proposalId } = allowed(one);
    expect(allowed(other).proposalId).toBe(proposalId);
    expect(await proposalRow(db, proposalId)).toMatchObject({
      state: "open",
      based_on: { identityVersion: 8 },
      payload: { renews: old },
    });
    expect((await approve(scene, proposalId)).allowed).toBe(true);
    expect(await proposalRow(db, old)).toMatchObject({ state: "stale" });
  });
});
