/** Who gets a decision in writing with how to complain: whoever was stopped without asking for it, once it holds. */
import { beforeAll, describe, expect, it } from "vitest";
import { proposeAct } from "../../../app/commands/four-eyes/propose-act.ts";
import { ACT_KINDS } from "../../../app/domain/protection/acts.ts";
import { letterIsDue } from "../../../app/domain/protection/letter.ts";
import { REQUESTERS } from "../../../app/domain/verification/representation.ts";
import { demoPerson, openActBench, type ActBench } from "../../support/act-bench.ts";
import { hireAgent } from "../../support/desk.ts";
import { allowed, approveSeen } from "../../support/four-eyes.ts";
import { accepted, CONFIRMED, openScene } from "../../support/act-scene.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});

async function told(actId: string): Promise<readonly string[]> {
  const { rows } = await bench.db.asOwner(
    "select split_part(key, ':', 3) as template from graphile_worker.jobs where key like $1 order by 1",
    [`prepare-notices:${actId}:%`],
  );
  return rows.map(({ template }) => String(template));
}

/** A guardian rings and asks for the whole to be stopped, and a colleague agrees. */
async function stoppedByGuardian(name: string): Promise<string> {
  const { actor, number: caseNumber } = await openScene(bench, demoPerson(name));
  const wanted = { act: { kind: "suspend" }, requester: "guardian", actReason: "reported" } as const;
  const { proposalId } = allowed(
    await proposeAct(bench.context, {
      ...{ actor, caseNumber, ...wanted, reason: "Hun har givet sin kode til en fremmed." },
      idempotencyKey: crypto.randomUUID(),
    }),
  );
  const approver = await hireAgent(bench.db, { role: "specialist" });
  allowed(await approveSeen(bench.context, { actor: approver, proposalId, seenVersion: 1 }));
  const { rows } = await bench.db.asOwner("select id from acts where proposal_id = $1", [proposalId]);
  return String(rows[0]?.["id"]);
}

describe("a decision in writing", () => {
  it("goes to whoever was stopped at a guardian's word, when MitID has done it and not before", async () => {
    const actId = await stoppedByGuardian("Inger Vestergaard");
    expect(await told(actId)).toEqual([]);
    await bench.deliver();
    expect(await told(actId)).toEqual(["act", "decision"]);
  });

  it("comes once where two ask at the same time: the second has stopped nothing", async () => {
    const first = await stoppedByGuardian("Bjarne Kjær");
    const second = await stoppedByGuardian("Bjarne Kjær");
    await bench.deliver();
    expect([await told(first), await told(second)]).toEqual([["act", "decision"], []]);
  });

  it("does not go to whoever asked themselves: they are told, and that is all", async () => {
    const scene = await openScene(bench, demoPerson("Mads Holm Kristiansen"), { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    await bench.deliver();
    expect(await told(actId)).toEqual(["act"]);
  });

  it("is due for every stop that somebody else asked for, and for an end for good whoever asked", () => {
    const due = REQUESTERS.flatMap((requester) =>
      ACT_KINDS.filter((kind) => letterIsDue(kind, requester)).map((kind) => `${requester} ${kind}`),
    );
    const others = REQUESTERS.filter((requester) => requester !== "subject");
    expect(due).toEqual([
      "subject revoke",
      ...others.flatMap((who) => ["hold", "block", "suspend", "revoke"].map((kind) => `${who} ${kind}`)),
    ]);
  });
});
