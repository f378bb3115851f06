/** Documents at the counter: seen by a clerk, beside answers or a witness who may vouch, and kept on file either way. */
import { describe, expect, it } from "vitest";
import { recordDocumentCheck } from "../../../app/commands/verify/record-document-check.ts";
import { staffActor } from "../../../app/domain/actor.ts";
import { days, minutes } from "../../../app/domain/duration.ts";
import type { IdDocument } from "../../../app/domain/verification/documents.ts";
import { identifyWitness } from "../../../app/lookups/identify-witness.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { hireAgent, inger as person, ingersMitid } from "../../support/desk.ts";
import { caseAbout, openProofBench, type ProofCase } from "../../support/proof-bench.ts";
import { hasConfirmed } from "../../support/witness.ts";
import {
  column,
  confirm,
  eventsOf,
  newCase,
  placesOf,
  proofsOf,
  refused,
} from "../../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");
const amina = demoPerson("Amina Yusuf Larsen");
const inPerson = { allowed: true, value: { level: "inPerson" } };

const atCounter = async (about = inger) =>
  caseAbout(bench, staffActor((await hireAgent(bench.db)).id, "clerk"), about);

/** A witness has said yes before, where they are known at all; tests/commands/verify/witness.test.ts is about that. */
async function show(ours: ProofCase, documents: readonly IdDocument[], witnessCpr?: string) {
  const { actor, caseNumber } = ours;
  if (witnessCpr !== undefined) await hasConfirmed(bench, ours, witnessCpr);
  return recordDocumentCheck(bench.context, {
    ...{ actor, caseNumber, documents },
    beside: witnessCpr === undefined ? "controlQuestions" : "witness",
    witnessCpr: witnessCpr ?? null,
  });
}

const lookFor = ({ actor, caseNumber }: ProofCase, cpr: string) =>
  identifyWitness(bench.context, { actor, caseNumber, cpr });

/** Somebody as both systems would tell of them: how old today, and for how long with MitID. */
async function meet(
  { actor, caseNumber }: ProofCase,
  age: { bornOn: Date; mitidFor: number },
): Promise<string> {
  const [year = "", month = "", day = ""] = age.bornOn.toISOString().slice(0, 10).split("-");
  const cpr = `${String(Number(day) + 60)}${month}${year.slice(2)}4${String(Math.random()).slice(2, 5)}`;
  const issuedAt = new Date(bench.context.clock().getTime() - age.mitidFor).toISOString();
  const authenticators = ingersMitid.authenticators.map((one) => ({ ...one, issuedAt }));
  const identity = { ...ingersMitid, uuid: crypto.randomUUID(), authenticators };
  const { mitid } = bench.context.ports;
  const ports = {
    mitid: { ...mitid, findIdentity: () => Promise.resolve(identity) },
    cpr: { findPerson: () => Promise.resolve({ ...person, cpr }) },
  };
  await identifyWitness({ ...bench.context, ports }, { actor, caseNumber, cpr });
  return cpr;
}

const yearsAgo = (years: number, later = 0): Date => {
  const day = new Date(bench.context.clock().getTime() + later);
  day.setUTCFullYear(day.getUTCFullYear() - years);
  return day;
};
const outcomes = () => column(bench, "select outcome from document_checks order by at");

describe("documents beside control questions", () => {
  it("are enough for fremmødt, for the clerk who saw them", async () => {
    const ours = await atCounter();
    await confirm(bench, ours);
    expect(await show(ours, ["passport"])).toEqual(inPerson);
    expect(await proofsOf(bench, ours)).toEqual([
      "confirmed by controlQuestions",
      "inPerson by documentCheck",
    ]);
    expect(await eventsOf(bench, ours)).toContain("document.seen");
    const other = await atCounter();
    expect(await proofsOf(bench, other)).toEqual([]);
  });

  it("are nothing where the questions were not passed, or are past their time", async () => {
    const ours = await atCounter();
    expect(await show(ours, ["passport"])).toEqual(refused("questions.notPassed"));
    const late = await atCounter();
    await confirm(bench, late);
    bench.pass(minutes(20));
    expect(await show(late, ["passport"])).toEqual(refused("questions.notPassed"));
    expect(await outcomes()).toEqual(["refused", "refused"]);
    expect(await proofsOf(bench, ours)).toEqual([]);
  });

  it("can't be seen by telephone: an agent sees none, whatever was proven", async () => {
    const ours = await newCase(bench, inger);
    await confirm(bench, ours);
    expect(await show(ours, ["passport"])).toEqual(refused("mover.notAllowed"));
    expect([await outcomes(), await proofsOf(bench, ours)]).toEqual([[], ["confirmed by controlQuestions"]]);
    expect(
      await column(bench, "select outcome from audit_log where action = 'document.see' and case_id = $1", [
        ours.id,
      ]),
    ).toEqual(["refused"]);
  });

  it.each([
    [["healthCard"], "documents.notEnough"],
    [["foreignPassport"], "documents.notEnough"],
    [["copy"], "documents.neverCount"],
    [["healthCard", "birthCertificate"], "documents.notEnough"],
  ] as const)("that are not enough, %j: refused, and on file as such", async (documents, reason) => {
    const ours = await atCounter();
    await confirm(bench, ours);
    expect(await show(ours, documents)).toEqual(refused(reason));
    expect([await outcomes(), await proofsOf(bench, ours)]).toEqual([
      ["refused"],
      ["confirmed by controlQuestions"],
    ]);
  });

  it("that nobody showed, or too many, are no check", async () => {
    const ours = await atCounter();
    expect(await show(ours, [])).toEqual(refused("documents.none"));
    const many = ["passport", "copy", "healthCard", "otherApp", "taxStatement"] as const;
    expect(await show(ours, many)).toEqual(refused("documents.tooMany"));
    expect(await outcomes()).toEqual([]);
  });
});

describe("a witness", () => {
  it("may vouch: with a health card and one paper more it is enough, with no picture at all", async () => {
    const ours = await atCounter();
    expect(await lookFor(ours, amina.cpr)).toEqual({ allowed: true, value: null });
    expect(await show(ours, ["healthCard", "birthCertificate"], amina.cpr)).toEqual(inPerson);
    expect(await column(bench, "select (beside, witness_id is not null)::text from document_checks")).toEqual(
      ["(witness,t)"],
    );
    expect(await placesOf(bench, amina.cpr)).toEqual([]);
  });

  it.each([
    ["nobody looked up in this case", amina.cpr, "witness.unknown"],
    ["the person themselves", inger.cpr, "witness.isSubject"],
    ["no number at all", "12345", "witness.malformed"],
  ])("who is %s vouches for nobody", async (_, cpr, reason) => {
    const elsewhere = await atCounter();
    await lookFor(elsewhere, amina.cpr);
    const ours = await atCounter();
    expect(await show(ours, ["passport"], cpr)).toEqual(refused(reason));
    expect([await outcomes(), await proofsOf(bench, ours)]).toEqual([[], []]);
  });

  it("whose own MitID is stopped vouches for nobody", async () => {
    const ours = await atCounter();
    const { cpr } = demoPerson("Jonas Bæk");
    await lookFor(ours, cpr);
    expect(await show(ours, ["passport"], cpr)).toEqual(refused("witness.unknown"));
  });

  it.each([
    ["18 today, with MitID for a month and a moment", 0, days(30) + 1, inPerson],
    ["18 tomorrow", days(1), days(31), refused("witness.tooYoung")],
    ["18 today, with MitID for a month to the millisecond", 0, days(30), refused("witness.mitidTooNew")],
  ])("who is %s", async (_, later, mitidFor, answer) => {
    const ours = await atCounter();
    const cpr = await meet(ours, { bornOn: yearsAgo(18, later), mitidFor });
    expect(await show(ours, ["passport"], cpr)).toEqual(answer);
  });

  it("vouches three times in 120 days, at how many counters ever", async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const before = await atCounter();
      await lookFor(before, amina.cpr);
      await show(before, ["passport"], amina.cpr);
    }
    const cases = [await atCounter(), await atCounter(), await atCounter()];
    for (const ours of cases) await lookFor(ours, amina.cpr);
    const answers = await Promise.all(cases.map((ours) => show(ours, ["passport"], amina.cpr)));
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
    expect(answers.filter(({ allowed }) => !allowed)).toEqual([
      refused("witness.usedTooOften"),
      refused("witness.usedTooOften"),
    ]);
    const [ours] = cases;
    if (ours === undefined) throw new Error("no case");
    await bench.db.asOwner(
      "update document_checks set at = $1 where id = (select id from document_checks where outcome = 'passed' limit 1)",
      [new Date(bench.context.clock().getTime() - days(120)).toISOString()],
    );
    bench.pass(1);
    expect(await show(ours, ["passport"], amina.cpr)).toEqual(inPerson);
  });
});

describe("looking a witness up", () => {
  it("is the clerk's, in a case of theirs, and every look is on record", async () => {
    const ours = await atCounter();
    const agents = await newCase(bench, inger);
    expect(await lookFor(agents, amina.cpr)).toEqual(refused("mover.notAllowed"));
    expect(await lookFor({ ...agents, actor: ours.actor }, amina.cpr)).toEqual(refused("case.notYours"));
    await lookFor(ours, amina.cpr);
    const sql = "select outcome from audit_log where purpose = 'witness' and case_id = $1";
    expect(await column(bench, sql, [ours.id])).toEqual(["seen", "seen"]);
  });

  it("of a number that nobody is known by makes nobody, and is on record", async () => {
    const ours = await atCounter();
    const before = await column(bench, "select count(*) from citizens");
    expect(await lookFor(ours, "6101809999")).toEqual(refused("witness.unknown"));
    expect(await column(bench, "select count(*) from citizens")).toEqual(before);
    const sql = "select outcome from audit_log where purpose = 'witness' and case_id = $1";
    expect(await column(bench, sql, [ours.id])).toEqual(["failed"]);
  });

  it("while a system is silent says so", async () => {
    const ours = await atCounter();
    await bench.control("/cpr/_control/faults", { kind: "down" });
    expect(await lookFor(ours, amina.cpr)).toEqual(refused("identify.systemDown"));
    expect(await show(ours, ["passport"], amina.cpr)).toEqual(refused("witness.unknown"));
  });
});
