/** Somebody asks on another's behalf: which paper carries whom, and what it carries. */
import { describe, expect, it } from "vitest";
import { placeAct } from "../../../app/commands/place-act.ts";
import { recordRepresentation } from "../../../app/commands/verify/record-representation.ts";
import { minutes } from "../../../app/domain/duration.ts";
import type { ActOrder } from "../../../app/domain/protection/order.ts";
import {
  DOCUMENTATIONS,
  THIRD_PARTIES,
  type Documentation,
  type Requester,
  type ThirdParty,
} from "../../../app/domain/verification/representation.ts";
import { latestIdentity } from "../../../db/lookups.ts";
import { demoPerson, meansOf } from "../../support/act-bench.ts";
import { openProofBench, type ProofCase } from "../../support/proof-bench.ts";
import { column, eventsOf, newCase, placesOf, proofsOf, refused } from "../../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");

const record = (
  { actor, caseNumber }: ProofCase,
  requester: ThirdParty,
  documentation: Documentation,
  reference: string | null = "J.nr. 2026-114",
) => recordRepresentation(bench.context, { actor, caseNumber, requester, documentation, reference });

async function place({ actor, id, caseNumber, citizenId }: ProofCase, requester: Requester, act: ActOrder) {
  const { database, vault } = bench.db;
  const seen = await database.read(actor, (tx) => latestIdentity(tx, vault, id, citizenId));
  return placeAct(bench.context, {
    ...{ actor, caseNumber, act, requester, reason: "reported", seenVersion: seen?.version ?? null },
    idempotencyKey: crypto.randomUUID(),
  });
}

/** The one paper that carries each (domain.md §1.8, §2.3); a dash where none does. */
const PAPER: { readonly [Who in ThirdParty]: Documentation | "-" } = {
  guardian: "guardianOrder",
  attorney: "powerOfAttorney",
  relative: "-",
  estate: "estateCertificate",
  police: "officialCallBack",
  bank: "officialCallBack",
  employer: "officialCallBack",
  authority: "officialCallBack",
};

describe("a paper", () => {
  it.each(THIRD_PARTIES)("of a %s carries only what the table says", async (requester) => {
    for (const paper of DOCUMENTATIONS) {
      const ours = await newCase(bench, inger);
      const carries = PAPER[requester] === paper;
      const answer = await record(ours, requester, paper);
      if (!carries && paper !== "none")
        expect([paper, answer]).toEqual([paper, refused("representation.wrongPaper")]);
      else {
        const value = { isDocumented: carries, level: carries ? "claimed" : "none" };
        expect([paper, answer]).toEqual([paper, { allowed: true, value }]);
      }
      expect(await proofsOf(bench, ours)).toEqual(carries ? ["claimed by representation"] : []);
    }
  });

  it("needs its number, which is short and nobody's personal number", async () => {
    const ours = await newCase(bench, inger);
    const numbered = (reference: string | null) => record(ours, "guardian", "guardianOrder", reference);
    for (const none of [null, "", "   "])
      expect(await numbered(none)).toEqual(refused("representation.referenceMissing"));
    expect(await numbered("x".repeat(61))).toEqual(refused("representation.referenceTooLong"));
    for (const cpr of [inger.cpr, `sag ${inger.cpr.slice(0, 6)}-${inger.cpr.slice(6)}`])
      expect(await numbered(cpr)).toEqual(refused("representation.personalNumber"));
    expect(await column(bench, "select 1 from representations")).toEqual([]);
    expect(await placesOf(bench, inger.cpr)).toEqual([]);
    expect(await numbered("x".repeat(60))).toMatchObject({ allowed: true });
  });

  it("that is missing is a note on the case, and no more", async () => {
    const ours = await newCase(bench, inger);
    expect(await record(ours, "relative", "none", null)).toMatchObject({ allowed: true });
    expect(await eventsOf(bench, ours)).toContain("representation.recorded");
    expect(await place(ours, "relative", { kind: "hold" })).toEqual(refused("approval.needed"));
  });

  it("seen by one agent is no paper to another", async () => {
    const ours = await newCase(bench, inger);
    await record(ours, "guardian", "guardianOrder");
    const theirs = await newCase(bench, inger);
    expect(await place(theirs, "guardian", { kind: "hold" })).toEqual(refused("approval.needed"));
  });
});

describe("what is asked for", () => {
  it("a stop for a while is done on the paper", async () => {
    const ours = await newCase(bench, inger);
    await record(ours, "guardian", "guardianOrder");
    expect(await place(ours, "guardian", { kind: "hold" })).toMatchObject({ allowed: true });
    expect(await column(bench, "select requester from acts where state = 'accepted'")).toEqual(["guardian"]);
  });

  it("a stop that only Borgerservice can undo takes a colleague, whatever was read aloud or rung back", async () => {
    const ours = await newCase(bench, inger);
    for (const [requester, paper] of [
      ["guardian", "guardianOrder"],
      ["estate", "estateCertificate"],
      ["police", "officialCallBack"],
      ["authority", "officialCallBack"],
    ] as const) {
      bench.pass(1);
      await record(ours, requester, paper);
      expect(await place(ours, requester, { kind: "suspend" })).toEqual(refused("approval.needed"));
    }
    expect(await place(ours, "line", { kind: "suspend" })).toEqual(refused("approval.needed"));
  });

  it("anything that opens, or ends a means for ever, is not, whatever the paper", async () => {
    const ours = await newCase(bench, inger);
    await record(ours, "attorney", "powerOfAttorney");
    const acts: readonly ActOrder[] = [
      { kind: "block", authenticatorId: meansOf(inger, "codeDisplay") },
      { kind: "liftHold" },
      { kind: "temporaryPin" },
      { kind: "temporaryPassword" },
    ];
    for (const act of acts) {
      const placed = await place(ours, "attorney", act);
      expect([act.kind, placed.allowed ? [] : placed.reasons]).toEqual([
        act.kind,
        expect.arrayContaining(["requester.notAllowed"]),
      ]);
    }
  });

  it("by anybody else than the paper names is not done on it: not by a bank, and not as the person's own wish", async () => {
    const ours = await newCase(bench, inger);
    await record(ours, "guardian", "guardianOrder");
    expect(await place(ours, "bank", { kind: "hold" })).toEqual(refused("approval.needed"));
    expect(await place(ours, "subject", { kind: "hold" })).toEqual(refused("proof.missing"));
  });

  it("is done for each of two who have shown theirs", async () => {
    const ours = await newCase(bench, inger);
    await record(ours, "guardian", "guardianOrder");
    bench.pass(1);
    await record(ours, "police", "officialCallBack");
    bench.pass(1);
    await record(ours, "relative", "none", null);
    expect(await place(ours, "guardian", { kind: "hold" })).toMatchObject({ allowed: true });
    expect(await place(ours, "police", { kind: "hold" })).toMatchObject({ allowed: true });
  });

  it("is done within twenty minutes of the paper, also where another was seen since", async () => {
    const ours = await newCase(bench, inger);
    bench.setClock(-minutes(19));
    await record(ours, "guardian", "guardianOrder");
    bench.setClock(0);
    await record(ours, "police", "officialCallBack");
    bench.pass(minutes(1));
    expect(await place(ours, "guardian", { kind: "hold" })).toEqual(refused("approval.needed"));
    expect(await place(ours, "police", { kind: "hold" })).toMatchObject({ allowed: true });
  });
});
