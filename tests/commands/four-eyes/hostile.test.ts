/** Between the reading and the yes: rights that go, ground that moves at the same instant, forms that come again. */
import { describe, expect, it } from "vitest";
import { expireProposals } from "../../../app/commands/four-eyes/expire-proposals.ts";
import { proposePolicy } from "../../../app/commands/four-eyes/propose-policy.ts";
import { refuseProposal } from "../../../app/commands/four-eyes/refuse-proposal.ts";
import { withdrawProposal } from "../../../app/commands/four-eyes/withdraw-proposal.ts";
import { wrapUp } from "../../../app/commands/wrap-up.ts";
import type { Actor } from "../../../app/domain/actor.ts";
import { newestPolicy } from "../../../db/policy-versions.ts";
import { testDatabase } from "../../support/database.ts";
import { hireAgent } from "../../support/desk.ts";
import {
  allowed,
  approveSeen,
  countOf,
  mitidMovesOn,
  openProposal,
  proposalRow,
  rulesWith,
  sceneOf,
} from "../../support/four-eyes.ts";

const db = await testDatabase();
const ROUNDS = 6;

const acts = (proposalId: string) => countOf(db, "acts where proposal_id = $1", [proposalId]);
const ends = (proposalId: string) =>
  countOf(
    db,
    "audit_log where facts ->> 'proposalId' = $1 and outcome = 'done' and action like 'proposal.%' and action <> 'proposal.make'",
    [proposalId],
  );
const becomes = ({ id }: Actor, role: string) =>
  db.asOwner("update staff set role = $2 where id = $1", [id, role]);
const approve = (actor: Actor, proposalId: string) =>
  approveSeen(db.context, { actor, proposalId, seenVersion: 1 });

async function rulesProposed(actor: Actor, coolingHours: number): Promise<string> {
  const { id } = await db.database.read(actor, newestPolicy);
  const order = { actor, rules: await rulesWith(db, { coolingHours }), builtOn: id, validFrom: null };
  const words = { reason: "Længere ventetid", idempotencyKey: crypto.randomUUID() };
  return allowed(await proposePolicy(db.context, { ...order, ...words })).proposalId;
}

describe("a right that goes between the reading and the yes", () => {
  it.each(["agent", "auditor", "admin"])(
    "the second person's, who is %s now: nothing happens, and it waits on",
    async (role) => {
      const scene = await sceneOf(db);
      const proposalId = await openProposal(db, scene);
      await becomes(scene.approver, role);
      expect(await approve(scene.approver, proposalId)).toEqual({
        allowed: false,
        reasons: ["approver.notAllowed"],
      });
      expect(await proposalRow(db, proposalId)).toMatchObject({ state: "open", version: 1 });
      expect(await acts(proposalId)).toBe(0);
    },
  );

  it.each(["auditor", "admin"])("the proposer's, who is %s now: it is stale and says so", async (role) => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    await becomes(scene.proposer, role);
    expect(await approve(scene.approver, proposalId)).toEqual({
      allowed: false,
      reasons: ["proposal.stale", "proposer.lostRight"],
    });
    expect(await proposalRow(db, proposalId)).toMatchObject({
      state: "stale",
      decision_reason: "proposer.lostRight",
    });
    expect(await acts(proposalId)).toBe(0);
  });

  it("is none where the proposer has only risen, or has another name", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    await becomes(scene.proposer, "teamLead");
    await db.asOwner("update staff set display_name = 'Ny Efternavn' where id = $1", [scene.proposer.id]);
    allowed(await approve(scene.approver, proposalId));
    expect(await acts(proposalId)).toBe(1);
  });

  it("takes proposed rules with it", async () => {
    const lead = await hireAgent(db, { role: "teamLead" });
    const other = await hireAgent(db, { role: "specialist" });
    const proposalId = await rulesProposed(lead, 31);
    await becomes(lead, "agent");
    expect(await approve(other, proposalId)).toMatchObject({
      reasons: ["proposal.stale", "proposer.lostRight"],
    });
    expect(await countOf(db, "policy_versions where proposal_id = $1", [proposalId])).toBe(0);
  });

  it("does not make of the proposer their own second person", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    await becomes(scene.proposer, "specialist");
    expect(await approve(scene.proposer, proposalId)).toMatchObject({ reasons: ["proposal.own"] });
    expect(await acts(proposalId)).toBe(0);
  });
});

describe("at the same instant", () => {
  it("the identity moves: it is approved as it was read, or stale, and never both", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const scene = await sceneOf(db);
      const proposalId = await openProposal(db, scene);
      const [ruling] = await Promise.all([
        approve(scene.approver, proposalId),
        mitidMovesOn(db, scene, 20 + round),
      ]);
      const { state } = await proposalRow(db, proposalId);
      expect(state).toBe(ruling.allowed ? "approved" : "stale");
      expect(await acts(proposalId)).toBe(ruling.allowed ? 1 : 0);
      expect(await ends(proposalId)).toBe(1);
    }
  });

  it("its time is up, the sweep comes by and somebody says yes: it ends once, as expired", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const late = { ...db.context, clock: () => new Date(Date.now() + 24 * 3_600_000) };
    const order = { actor: scene.approver, proposalId, seenVersion: 1 };
    const [ruling] = await Promise.all([
      approveSeen(late, order),
      expireProposals(late),
      expireProposals(late),
    ]);
    expect(ruling.allowed).toBe(false);
    expect(await proposalRow(db, proposalId)).toMatchObject({ state: "expired", decided_by: null });
    expect(await ends(proposalId)).toBe(1);
    expect(await acts(proposalId)).toBe(0);
  });

  it("two new rules on the same ground are approved: one is in force, the other stale", async () => {
    const [one, two, approver] = [
      await hireAgent(db, { role: "teamLead" }),
      await hireAgent(db, { role: "specialist" }),
      await hireAgent(db, { role: "specialist" }),
    ];
    const ids = [await rulesProposed(one, 40), await rulesProposed(two, 41)];
    const rulings = await Promise.all(ids.map((id) => approve(approver, id)));
    expect(rulings.filter((ruling) => ruling.allowed)).toHaveLength(1);
    const states = await Promise.all(ids.map(async (id) => (await proposalRow(db, id))["state"]));
    expect(states.sort()).toEqual(["approved", "stale"]);
    expect(await countOf(db, "policy_versions where proposal_id = any($1)", [ids])).toBe(1);
  });
});

describe("a form that comes again after the end", () => {
  it("changes nothing, whatever the end was", async () => {
    const scene = await sceneOf(db);
    const { approver, proposer } = scene;
    const again = { proposalId: "", seenVersion: 1, reason: "Ring til banken først." };
    for (const end of ["approve", "refuse", "withdraw"] as const) {
      const proposalId = await openProposal(db, scene, {
        act: { kind: end === "approve" ? "hold" : "suspend" },
      });
      const send = () => {
        if (end === "approve") return approve(approver, proposalId);
        if (end === "refuse") return refuseProposal(db.context, { ...again, actor: approver, proposalId });
        return withdrawProposal(db.context, { ...again, actor: proposer, proposalId });
      };
      allowed(await send());
      const ended = await proposalRow(db, proposalId);
      expect(await send()).toEqual({ allowed: false, reasons: ["proposal.decided"] });
      expect(await approve(approver, proposalId)).toMatchObject({ allowed: false });
      expect(await proposalRow(db, proposalId)).toEqual(ended);
      expect(await ends(proposalId)).toBe(1);
    }
  });
});

describe("a case that its owner has closed meanwhile", () => {
  it("does not take the stop from the person: what was read is done", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    allowed(
      await wrapUp(db.context, { actor: scene.proposer, caseNumber: scene.number, code: "REFERRED_BANK" }),
    );
    allowed(await approve(scene.approver, proposalId));
    expect(await acts(proposalId)).toBe(1);
  });
});
