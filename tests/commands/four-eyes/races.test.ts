/** At the same instant: whoever is second hears that it is decided, and the act is there once or not at all. */
import { describe, expect, it } from "vitest";
import { expireProposals } from "../../../app/commands/four-eyes/expire-proposals.ts";
import { refuseProposal } from "../../../app/commands/four-eyes/refuse-proposal.ts";
import { withdrawProposal } from "../../../app/commands/four-eyes/withdraw-proposal.ts";
import { testDatabase } from "../../support/database.ts";
import { hireAgent } from "../../support/desk.ts";
import {
  allowed,
  approveSeen,
  countOf,
  openProposal,
  proposalRow,
  sceneOf,
} from "../../support/four-eyes.ts";

const db = await testDatabase();
const ROUNDS = 8;

const acts = (proposalId: string) => countOf(db, "acts where proposal_id = $1", [proposalId]);
const turns = (proposalId: string) =>
  countOf(
    db,
    "audit_log where facts ->> 'proposalId' = $1 and outcome = 'done' and action ~ 'approve|refuse|withdraw|expire|stale'",
    [proposalId],
  );

describe("a proposal is decided once", () => {
  it("by two approvers at once", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const scene = await sceneOf(db);
      const second = await hireAgent(db, { role: "teamLead" });
      const proposalId = await openProposal(db, scene);
      const rulings = await Promise.all(
        [scene.approver, second].map((actor) =>
          approveSeen(db.context, { actor, proposalId, seenVersion: 1 }),
        ),
      );
      expect(rulings.filter((ruling) => ruling.allowed)).toHaveLength(1);
      expect(rulings.find((ruling) => !ruling.allowed)).toEqual({
        allowed: false,
        reasons: ["proposal.decided"],
      });
      expect(await acts(proposalId)).toBe(1);
      expect(await turns(proposalId)).toBe(1);
    }
  });

  it("by the same approver pressing twice: the second press is told what became of it", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const order = { actor: scene.approver, proposalId, seenVersion: 1 };
    const rulings = await Promise.all([approveSeen(db.context, order), approveSeen(db.context, order)]);
    expect(rulings.filter((ruling) => ruling.allowed)).toHaveLength(1);
    expect(await acts(proposalId)).toBe(1);
  });

  it("when one approves, another refuses, the proposer withdraws and the sweep comes by", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const scene = await sceneOf(db);
      const second = await hireAgent(db, { role: "teamLead" });
      const proposalId = await openProposal(db, scene);
      const decided = { proposalId, seenVersion: 1 };
      const [approved, refused, withdrawn] = await Promise.all([
        approveSeen(db.context, { actor: scene.approver, ...decided }),
        refuseProposal(db.context, { actor: second, ...decided, reason: "Ring til banken først." }),
        withdrawProposal(db.context, { actor: scene.proposer, proposalId, reason: "Hun er selv på linjen." }),
        expireProposals(db.context),
      ]);
      const states = [
        approved.allowed && "approved",
        refused.allowed && "refused",
        withdrawn.allowed && "withdrawn",
      ];
      const won = states.filter((state) => state !== false);
      expect(won).toHaveLength(1);
      expect(await proposalRow(db, proposalId)).toMatchObject({ state: won[0], version: 2 });
      expect(await acts(proposalId)).toBe(approved.allowed ? 1 : 0);
      expect(await turns(proposalId)).toBe(1);
    }
  });
});

describe("the proposer", () => {
  it("withdraws their own while it is open, with a reason that stays", async () => {
    const scene = await sceneOf(db);
    const proposalId = await openProposal(db, scene);
    const order = { proposalId, reason: "Hun er selv på linjen." };
    const { approver, proposer } = scene;
    expect(await withdrawProposal(db.context, { ...order, actor: approver })).toEqual({
      allowed: false,
      reasons: ["proposal.unknown"],
    });
    allowed(await withdrawProposal(db.context, { ...order, actor: proposer }));
    expect(await proposalRow(db, proposalId)).toMatchObject({
      state: "withdrawn",
      decision_reason: order.reason,
    });
    expect(await withdrawProposal(db.context, { ...order, actor: proposer })).toEqual({
      allowed: false,
      reasons: ["proposal.decided"],
    });
    expect(await approveSeen(db.context, { actor: approver, proposalId, seenVersion: 2 })).toMatchObject({
      allowed: false,
    });
  });
});
