/** A new blocking code: drawn for who is bekræftet, sent to their own post, seen by no agent, and it can only stop. */
import { describe, expect, it } from "vitest";
import { issueBlockingCode } from "../../../app/commands/issue-blocking-code.ts";
import { reviveProofs } from "../../../app/commands/verify/revive-proofs.ts";
import { rotateBlockingCode } from "../../../app/commands/verify/rotate-blocking-code.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import { minutes } from "../../../app/domain/duration.ts";
import { ACT_KINDS, isStop } from "../../../app/domain/protection/acts.ts";
import { ownerOfCode } from "../../../db/blocking-codes.ts";
import type { DemoPerson } from "../../../integrations/people.ts";
import { z } from "zod";
import { demoPerson } from "../../support/act-bench.ts";
import { policyInForce } from "../../support/policy.ts";
import { openProofBench, type ProofCase } from "../../support/proof-bench.ts";
import { column, confirm, eventsOf, newCase, placesOf, refused } from "../../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");
const exempt = demoPerson("Else Margrethe Thorup");
const rotate = ({ actor, caseNumber }: ProofCase) => rotateBlockingCode(bench.context, { actor, caseNumber });
const owner = (code: string) =>
  bench.db.database.read(systemActor("test"), (tx) => ownerOfCode(tx, bench.db.vault, code));

async function confirmed(person: DemoPerson): Promise<ProofCase> {
  await issueBlockingCode(bench.context, { cpr: person.cpr, code: person.blockingCode });
  const ours = await newCase(bench, person);
  await confirm(bench, ours);
  return ours;
}

async function waitingCode(): Promise<string> {
  const sql =
    "select code_cipher, code_key_id from blocking_codes where code_cipher is not null and revoked_at is null";
  const [row] = (await bench.db.asOwner(sql)).rows;
  const cipher = row?.["code_cipher"];
  if (!Buffer.isBuffer(cipher)) throw new Error("no code is on its way");
  return bench.db.vault.open({ cipher, keyId: String(row?.["code_key_id"]) });
}

const lettersShape = z.array(z.object({ text: z.string() }));
const letters = async () =>
  lettersShape.parse(await bench.control("/digitalpost/_control/letters")).map(({ text }) => text);
/** Live, no longer sealed, sent: of every code that was made. */
const kept = async () =>
  (
    await column(
      bench,
      "select (revoked_at is null, code_cipher is null, sent_at is not null)::text from blocking_codes",
    )
  ).toSorted();

describe("is given", () => {
  it("to who is bekræftet, and to nobody below", async () => {
    const ours = await newCase(bench, inger);
    expect(await rotate(ours)).toEqual(refused("proof.tooWeak"));
    await confirm(bench, ours);
    expect(await rotate(ours)).toEqual({ allowed: true, value: null });
    expect(await rotate(await newCase(bench, inger))).toEqual(refused("proof.tooWeak"));
  });

  it("by Digital Post alone, with eight digits that nobody at the desk can read", async () => {
    const ours = await confirmed(inger);
    await rotate(ours);
    const code = await waitingCode();
    expect(code).toMatch(/^\d{8}$/);
    expect(await placesOf(bench, code)).toEqual([]);
    await bench.work();
    expect(await letters()).toEqual([expect.stringContaining(code)]);
    expect(bench.carrier.sent).toEqual([]);
    expect(await placesOf(bench, code)).toEqual([]);
    expect(await eventsOf(bench, ours)).toContain("blockingCode.sent");
    expect(await column(bench, "select code_index from blocking_codes where revoked_at is null")).toEqual([
      bench.db.vault.index("blockingCode", code),
    ]);
  });
});

describe("takes the place of the old one", () => {
  it("in the moment in which it has left, and not before", async () => {
    const ours = await confirmed(inger);
    await rotate(ours);
    const code = await waitingCode();
    expect([await owner(inger.blockingCode), await kept()]).toEqual([ours.citizenId, ["(t,f,f)", "(t,t,f)"]]);
    await bench.work();
    expect([await owner(inger.blockingCode), await owner(code)]).toEqual([undefined, ours.citizenId]);
    expect(await kept()).toEqual(["(f,t,f)", "(t,t,t)"]);
  });

  it("once, however often it is asked for before it has left", async () => {
    const ours = await confirmed(inger);
    await Promise.all([rotate(ours), rotate(ours), rotate(ours)]);
    await bench.work();
    expect(await letters()).toHaveLength(1);
    await rotate(ours);
    await bench.work();
    expect(await letters()).toHaveLength(2);
    expect(await kept()).toEqual(["(f,t,f)", "(f,t,t)", "(t,t,t)"]);
  });

  it("never where it reaches nobody: whoever has no Digital Post keeps the one they have", async () => {
    const ours = await confirmed(exempt);
    await rotate(ours);
    const code = await waitingCode();
    await bench.work();
    expect(await letters()).toEqual([]);
    expect([await owner(exempt.blockingCode), await owner(code)]).toEqual([ours.citizenId, undefined]);
    expect(await kept()).toEqual(["(f,t,f)", "(t,t,f)"]);
    expect(await eventsOf(bench, ours)).toContain("blockingCode.notSent");
    expect(
      await column(
        bench,
        "select facts ->> 'reason' from audit_log where action = 'code.deliver' and case_id = $1",
        [ours.id],
      ),
    ).toEqual(["notRegistered"]);
  });

  it("when Digital Post is back after a silence, in one letter, also where its answer was lost", async () => {
    const ours = await confirmed(inger);
    await rotate(ours);
    await bench.control("/digitalpost/_control/faults", { kind: "down" });
    expect(await bench.work()).toEqual(["deliver-blocking-code"]);
    await bench.control("/digitalpost/_control/faults", null);
    await bench.control("/digitalpost/_control/faults", {
      kind: "after-success-lost",
      operation: "memo",
      times: 9,
    });
    await bench.work();
    expect(await owner(inger.blockingCode)).toBe(ours.citizenId);
    await bench.control("/digitalpost/_control/faults", null);
    await bench.work();
    expect(await letters()).toHaveLength(1);
    expect(await owner(inger.blockingCode)).toBeUndefined();
  });

  it("after its worker died: ten minutes later another takes the letter", async () => {
    await rotate(await confirmed(inger));
    await bench.db.asOwner("delete from graphile_worker._private_jobs");
    bench.pass(minutes(10));
    expect(await reviveProofs(bench.context)).toBe(0);
    bench.pass(1);
    expect(await reviveProofs(bench.context)).toBe(1);
    await bench.work();
    expect(await letters()).toHaveLength(1);
  });

  it("and a code that was issued meanwhile ends the one on its way, seal and all", async () => {
    const ours = await confirmed(inger);
    await rotate(ours);
    await issueBlockingCode(bench.context, { cpr: inger.cpr, code: "31415926" });
    expect(await kept()).toContain("(f,t,f)");
    await bench.work();
    expect([await letters(), await owner("31415926")]).toEqual([[], ours.citizenId]);
  });
});

it("opens nothing for anybody: no act but a stop is done on it", () => {
  const policy = policyInForce();
  for (const kind of ACT_KINDS) {
    const { agent, clerk, caller, citizen } = policy.acts[kind];
    const opens = [agent, clerk, caller, citizen].some(
      (rule) => rule?.methods.includes("blockingCode") === true,
    );
    expect([kind, opens]).toEqual([kind, isStop(kind) && kind !== "revoke"]);
  }
  expect(policy.methods.blockingCode).toEqual({ alone: "claimed", onConfirmed: null, minutes: 20 });
});
