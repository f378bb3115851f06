/** A row that another release wrote stops nothing beside it; and a form's key stands for one wish, as long as it is there. */
import { expect, it } from "vitest";
import { expireProposals } from "../../../app/commands/four-eyes/expire-proposals.ts";
import { proposeAct } from "../../../app/commands/four-eyes/propose-act.ts";
import { withdrawProposal } from "../../../app/commands/four-eyes/withdraw-proposal.ts";
import { approvalsView } from "../../../db/views/approvals.ts";
import { testDatabase } from "../../support/database.ts";
import {
  allowed,
  approveSeen,
  openProposal,
  proposalRow,
  reportedByBank,
  sceneOf,
} from "../../support/four-eyes.ts";

const db = await testDatabase();

async function spoil(proposalId: string, change: string): Promise<void> {
  await db.asOwner("alter table proposals disable trigger user");
  await db.asOwner(`update proposals set ${change} where id = $1`, [proposalId]);
  await db.asOwner("alter table proposals enable trigger user");
}

it("an order in an older form is listed, is never carried out, and stops nobody else's", async () => {
  const scene = await sceneOf(db);
  const old = await openProposal(db, scene);
  await spoil(old, `payload = jsonb_set(payload, '{actReason}', '"hearsay"')`);
  const looks = { vault: db.context.vault, staffId: scene.approver.id, now: new Date() };
  const { lines } = await db.database.read(scene.approver, (tx) =>
    approvalsView(tx, looks, { tab: "waiting", after: null }),
  );
  expect(lines.find(({ id }) => id === old)).toMatchObject({ kind: "act", act: null });
  expect(await approveSeen(db.context, { actor: scene.approver, proposalId: old, seenVersion: 1 })).toEqual({
    allowed: false,
    reasons: ["proposal.stale", "form.older"],
  });
});

it("a ground that cannot be read is another ground: the sweep ends it and goes on", async () => {
  const scene = await sceneOf(db);
  const old = await openProposal(db, scene);
  await spoil(old, `based_on = '{"nothing": "known"}', changes = '[7]'`);
  expect(await expireProposals(db.context)).toBe(1);
  expect(await proposalRow(db, old)).toMatchObject({ state: "stale" });
});

it("a key that was used is no other wish's, and no longer anybody's when that was taken back", async () => {
  const scene = await sceneOf(db);
  const order = reportedByBank(scene);
  const { proposalId } = allowed(await proposeAct(db.context, order));
  expect(allowed(await proposeAct(db.context, order))).toEqual({ proposalId });
  const refusal = { allowed: false, reasons: ["proposal.keyUsed"] };
  for (const other of [
    { act: { kind: "hold" } as const },
    { reason: "Noget andet." },
    { requester: "police" as const },
  ])
    expect(await proposeAct(db.context, { ...order, ...other })).toEqual(refusal);
  const taken = { actor: scene.proposer, proposalId, reason: "Banken tog fejl." };
  allowed(await withdrawProposal(db.context, taken));
  expect(await proposeAct(db.context, order)).toEqual(refusal);
});
