/** An uninvited stop: proposed by one, approved by another, and nothing in between that could slip through. */
import { approveProposal } from "../../../app/commands/four-eyes/approve-proposal.ts";
import { seeProposal } from "../../../app/commands/four-eyes/see-proposal.ts";
import { describe, expect, it } from "vitest";
import { acknowledgeAct } from "../../../app/commands/acknowledge-act.ts";
import { proposeAct } from "../../../app/commands/four-eyes/propose-act.ts";
import { refuseProposal } from "../../../app/commands/four-eyes/refuse-proposal.ts";
import { placeAct } from "../../../app/commands/place-act.ts";
import { testDatabase } from "../../support/database.ts";
import { hireAgent } from "../../support/desk.ts";
import {
  allowed,
  approveSeen,
  countOf,
  openProposal,
  proposalRow,
  reportedByBank,
  sceneOf,
} from "../../support/four-eyes.ts";

const db = await testDatabase();

describe("a stop that the person has not asked for", () => {
  it("is not placed by one alone, and is proposed with what it would change", async () => {
    const scene = await sceneOf(db);
    const alone = await placeAct(db.context, {
      actor: scene.proposer,
      caseNumber: scene.number,
      act: { kind: "suspend" },
      reason: "reported",
      requester: "bank",
      seenVersion: 7,
      idempotencyKey: crypto.randomUUID(),
    });
    expect(alone).toEqual({ allowed: false, reasons: ["approval.needed"] });
    const row = await proposalRow(db, await openProposal(db, scene));
    expect(row).toMatchObject({ state: "open", kind: "act", act_kind: "suspend", version: 1 });
    expect(row["based_on"]).toEqual({
      caseVersion: 1,
      identityVersion: 7,
      policyId: 2,
      newestPolicyId: null,
    });
    expect(row["changes"]).toEqual([
      { field: "identity", before: "active", after: "suspended" },
      { field: "usableMeans", before: "2", after: "0" },
      { field: "sessions", before: "running", after: "ended" },
      { field: "means:codeApp", before: "active", after: "active" },
      { field: "means:codeDisplay:4471", before: "active", after: "active" },
      { field: "means:chip", before: "blocked", after: "blocked" },
    ]);
  });

  it("is carried out when another approves: the proposer's act, with a decision to write and all of it on record", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const done = allowed(
      await approveSeen(db.context, { actor: scene.approver, proposalId, seenVersion: 1 }),
    );
    const { rows: acts } = await db.asOwner("select * from acts where proposal_id = $1", [proposalId]);
    expect(acts).toMatchObject([
      {
        id: "actId" in done ? done.actId : "",
        kind: "suspend",
        state: "accepted",
        actor_id: scene.proposer.id,
        verification_id: null,
        requester: "bank",
      },
    ]);
    expect(acts[0]?.["decided_on"]).toMatchObject({ isApproved: true, requester: "bank" });
    expect(await proposalRow(db, proposalId)).toMatchObject({
      state: "approved",
      decided_by: scene.approver.id,
      version: 2,
    });
    const job = "graphile_worker.jobs where key = $1";
    const actId = String(acts[0]?.["id"]);
    expect(await countOf(db, job, [`prepare-notices:${actId}:decision`]), "not before MitID's word").toBe(0);
    const answer = { system: "mitid", fate: "applied", externalReference: "x", code: null } as const;
    await acknowledgeAct(db.context, { actId, ...answer, reissueReference: null, mitidUuid: null });
    expect(await countOf(db, job, [`prepare-notices:${actId}:decision`])).toBe(1);
    const { rows: audit } = await db.asOwner(
      "select action, actor_id from audit_log where facts ->> 'proposalId' = $1 order by id",
      [proposalId],
    );
    expect(audit).toEqual([
      { action: "proposal.make", actor_id: scene.proposer.id },
      { action: "proposal.see", actor_id: scene.approver.id },
      { action: "act.accept", actor_id: scene.proposer.id },
      { action: "proposal.approve", actor_id: scene.approver.id },
    ]);
  });

  it("is one proposal for a form that comes twice, and one at a time for everybody", async () => {
    const scene = await sceneOf(db);
    const order = reportedByBank(scene);
    const [one, other] = await Promise.all([proposeAct(db.context, order), proposeAct(db.context, order)]);
    expect(allowed(one)).toEqual(allowed(other));
    expect(await proposeAct(db.context, reportedByBank(scene))).toEqual({
      allowed: false,
      reasons: ["proposal.open"],
    });
  });

  it("is not proposed for somebody who may not ask for it, nor where it would change nothing", async () => {
    const scene = await sceneOf(db);
    const employer = reportedByBank(scene, { requester: "employer" });
    expect(await proposeAct(db.context, employer)).toEqual({
      allowed: false,
      reasons: ["requester.notAllowed"],
    });
    const open = reportedByBank(scene, { act: { kind: "reopen" }, requester: "authority" });
    expect((await proposeAct(db.context, open)).allowed).toBe(false);
    const unproven = reportedByBank(scene, { requester: "subject" });
    expect(await proposeAct(db.context, unproven)).toEqual({ allowed: false, reasons: ["proof.missing"] });
  });

  it("is not proposed in somebody else's case, nor with a personal number in its reason", async () => {
    const scene = await sceneOf(db);
    const stranger = await hireAgent(db);
    expect(await proposeAct(db.context, reportedByBank(scene, { actor: stranger }))).toEqual({
      allowed: false,
      reasons: ["case.notYours"],
    });
    const told = reportedByBank(scene, { reason: "Det er 650172-4003, der ringer" });
    expect(await proposeAct(db.context, told)).toEqual({ allowed: false, reasons: ["note.personalNumber"] });
    expect(await proposeAct(db.context, reportedByBank(scene, { reason: " x " }))).toEqual({
      allowed: false,
      reasons: ["reason.tooShort"],
    });
  });
});

describe("whoever decides", () => {
  it("is another person: nobody approves or refuses their own, whatever their role", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    await db.asOwner("update staff set role = 'teamLead' where id = $1", [scene.proposer.id]);
    const own = { actor: scene.proposer, proposalId, seenVersion: 1 };
    const refusal = { allowed: false, reasons: ["proposal.own"] };
    expect(await approveSeen(db.context, own)).toEqual(refusal);
    expect(await refuseProposal(db.context, { ...own, reason: "Nej tak" })).toEqual(refusal);
    expect(await countOf(db, "acts where proposal_id = $1", [proposalId])).toBe(0);
    const tried = "audit_log where action = 'proposal.approve' and outcome = 'refused' and actor_id = $1";
    expect(await countOf(db, tried, [scene.proposer.id])).toBe(1);
  });

  it("has the right now, whatever the session says", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const agent = await hireAgent(db);
    const refusal = { allowed: false, reasons: ["approver.notAllowed"] };
    const asLead = { ...agent, role: "teamLead" } as const;
    expect(await approveSeen(db.context, { actor: asLead, proposalId, seenVersion: 1 })).toEqual(refusal);
    await db.asOwner("update staff set blocked_at = now() where id = $1", [scene.approver.id]);
    expect(await approveSeen(db.context, { actor: scene.approver, proposalId, seenVersion: 1 })).toEqual(
      refusal,
    );
    expect(await proposalRow(db, proposalId)).toMatchObject({ state: "open", version: 1 });
  });

  it("has seen this version of it, and there is such a proposal", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const { approver: actor } = scene;
    expect(await approveSeen(db.context, { actor, proposalId, seenVersion: 2 })).toEqual({
      allowed: false,
      reasons: ["proposal.changed"],
    });
    const none = { actor, proposalId: crypto.randomUUID(), seenVersion: 1 };
    expect(await approveSeen(db.context, none)).toEqual({
      allowed: false,
      reasons: ["proposal.unknown"],
    });
  });

  it("has opened it: a yes to what was not read is none, and a colleague's eyes are not theirs", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const order = { actor: scene.approver, proposalId, seenVersion: 1 };
    const unseen = { allowed: false, reasons: ["proposal.notSeen"] };
    expect(await approveProposal(db.context, order)).toEqual(unseen);
    const colleague = await hireAgent(db, { role: "teamLead" });
    allowed(await seeProposal(db.context, { actor: colleague, proposalId }));
    expect(await approveProposal(db.context, order)).toEqual(unseen);
    expect(await countOf(db, "acts where proposal_id = $1", [proposalId])).toBe(0);
    for (let push = 0; push < 2; push += 1) allowed(await seeProposal(db.context, order));
    expect(await countOf(db, "proposal_looks where proposal_id = $1", [proposalId])).toBe(2);
    allowed(await approveProposal(db.context, order));
  });

  it("refuses with a reason, and that stays on file", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const order = { actor: scene.approver, proposalId, seenVersion: 1 };
    expect(await refuseProposal(db.context, { ...order, reason: "" })).toMatchObject({ allowed: false });
    allowed(await refuseProposal(db.context, { ...order, reason: "Ring til banken først." }));
    expect(await proposalRow(db, proposalId)).toMatchObject({
      state: "refused",
      decided_by: scene.approver.id,
      decision_reason: "Ring til banken først.",
    });
    expect(await approveSeen(db.context, { ...order, seenVersion: 2 })).toEqual({
      allowed: false,
      reasons: ["proposal.decided"],
    });
    expect(await countOf(db, "acts where proposal_id = $1", [proposalId])).toBe(0);
  });
});
