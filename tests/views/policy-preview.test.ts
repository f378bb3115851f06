/** What other rules would have decided last week: the decisions on file, made again, each with why. */
import { describe, expect, it } from "vitest";
import { placeAct } from "../../app/commands/place-act.ts";
import { before, days } from "../../app/domain/duration.ts";
import type { Policy } from "../../app/domain/policy/policy.ts";
import type { ActOrder } from "../../app/domain/protection/order.ts";
import { policyPreview } from "../../db/views/policy-preview.ts";
import { testDatabase } from "../support/database.ts";
import { caseAboutInger, hireAgent } from "../support/desk.ts";
import { approveSeen, openProposal, sceneOf } from "../support/four-eyes.ts";
import { policyInForce } from "../support/policy.ts";

const db = await testDatabase();
const inForce = policyInForce();
const since = before(new Date(), days(7));

const preview = (rules: Policy, from = since) =>
  db.database.read({ kind: "system", id: "test" }, (tx) => policyPreview(tx, rules, from));

async function prove(caseId: string, citizenId: string, actorId: string, level: string): Promise<void> {
  await db.asOwner("alter table verifications disable trigger user");
  await db.asOwner(
    `insert into verifications (citizen_id, case_id, actor_kind, actor_id, level, method, policy_id, expires_at)
     values ($1, $2, 'agent', $3, $4, 'controlQuestions', 2, now() + interval '15 minutes')`,
    [citizenId, caseId, actorId, level],
  );
  await db.asOwner("alter table verifications enable trigger user");
}

async function order(act: ActOrder, level: "claimed" | "confirmed" | null, seenVersion = 7) {
  const actor = await hireAgent(db);
  const { id, number, citizenId } = await caseAboutInger(db, actor);
  if (level !== null) await prove(id, citizenId, actor.id, level);
  return placeAct(db.context, {
    actor,
    caseNumber: number,
    act,
    reason: "lost",
    seenVersion,
    idempotencyKey: crypto.randomUUID(),
  });
}

const scene = await sceneOf(db);
const proposalId = await openProposal(db, scene);
await approveSeen(db.context, { actor: scene.approver, proposalId, seenVersion: 1 });
const stops = [
  await order({ kind: "hold" }, "claimed"),
  await order({ kind: "block", authenticatorId: "display-1" }, "confirmed"),
  await order({ kind: "block", authenticatorId: "app-1" }, null),
];
// MitID has answered: while a stop of the whole is on its way nothing is issued.
await db.asOwner(
  `update acts set state = 'acknowledged', fate = 'applied', acknowledged_at = now(), version = version + 1
    where state = 'accepted'`,
);
const decided = [
  ...stops,
  await order({ kind: "temporaryPassword" }, "confirmed"),
  await order({ kind: "temporaryPassword" }, "confirmed", 6),
];

const rulesFor = (kind: "hold" | "block", level: "claimed" | "confirmed"): Policy => ({
  ...inForce,
  acts: {
    ...inForce.acts,
    [kind]: { ...inForce.acts[kind], agent: { level, methods: ["controlQuestions"] } },
  },
});

describe("the preview of a policy", () => {
  it("has something to judge", () => {
    expect(decided.map(({ allowed }) => allowed)).toEqual([true, true, false, true, false]);
  });

  it("finds no difference under the rules in force, and leaves out what no policy decided", async () => {
    expect(await preview(inForce)).toEqual({
      since: since.toISOString(),
      replayed: 5,
      unreadable: 0,
      counts: { wouldRefuse: 0, wouldAllow: 0, wouldWaitLonger: 0, wouldWaitShorter: 0 },
      rows: [],
    });
  });

  it("names each stop that stricter rules would refuse, and why", async () => {
    const seen = await preview(rulesFor("hold", "confirmed"));
    expect(seen.counts).toMatchObject({ wouldRefuse: 1, wouldAllow: 0 });
    expect(seen.rows).toMatchObject([
      { kind: "hold", difference: "wouldRefuse", reasons: ["proof.tooWeak"], policyId: 2 },
    ]);
    expect((await preview(rulesFor("block", "confirmed"))).counts.wouldRefuse).toBe(0);
  });

  it("names what would come later or sooner", async () => {
    const within = { ...inForce, reissue: { ...inForce.reissue, contactChangedWithinDays: 100_000 } };
    const seen = await preview(within);
    expect(seen.rows).toMatchObject([
      { kind: "temporaryPassword", difference: "wouldWaitLonger", hours: { was: 0, would: 24 } },
    ]);
  });

  it("names what would be refused when four eyes no longer carry it, and what would be allowed again", async () => {
    const nobody = { ...inForce, acts: { ...inForce.acts, block: { ...inForce.acts.block, agent: null } } };
    expect((await preview(nobody)).rows).toMatchObject([
      { kind: "block", difference: "wouldRefuse", reasons: ["mover.notAllowed"] },
    ]);
    // As it would look in the other direction: under stricter rules it was refused, now it would not be.
    await db.asOwner("alter table acts disable trigger user");
    await db.asOwner(
      `update acts set state = 'refused', fate = 'notAllowed', accepted_at = null, refusal_reasons = '{proof.tooWeak}'
        where kind = 'hold' and proposal_id is null`,
    );
    const seen = await preview(inForce);
    expect(seen.rows).toMatchObject([{ kind: "hold", difference: "wouldAllow", reasons: ["proof.tooWeak"] }]);
    expect(seen.counts.wouldAllow).toBe(1);
  });

  it("judges what was accepted, though MitID found it outdated when it got there", async () => {
    const before = await preview(inForce);
    await db.asOwner(
      `update acts set state = 'refused', fate = 'stale', refusal_reasons = '{act.stale}'
        where kind = 'block' and accepted_at is not null`,
    );
    expect((await preview(inForce)).replayed).toBe(before.replayed);
    const nobody = { ...inForce, acts: { ...inForce.acts, block: { ...inForce.acts.block, agent: null } } };
    expect((await preview(nobody)).counts.wouldRefuse).toBe(1);
  });

  it("says how many decisions it cannot judge, and looks no further back than it was asked", async () => {
    await db.asOwner("update acts set decided_on = '{}' where kind = 'hold'");
    expect(await preview(inForce)).toMatchObject({ replayed: 4, unreadable: 1 });
    expect(await preview(inForce, new Date(Date.parse("2099-01-01")))).toMatchObject({
      replayed: 0,
      unreadable: 0,
    });
    await db.asOwner("alter table acts enable trigger user");
  });
});
