/** The number of a passport or a licence, said on the phone: scored at the server, twice a day, whoever asks. */
import { describe, expect, it } from "vitest";
import { checkDocumentNumber } from "../../../app/commands/verify/check-document-number.ts";
import type { NumberedDocument } from "../../../app/domain/verification/document-number.ts";
import { days } from "../../../app/domain/duration.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { openCase, hireAgent } from "../../support/desk.ts";
import { openProofBench, type ProofCase } from "../../support/proof-bench.ts";
import { column, confirm, newCase, placesOf, proofsOf, refused } from "../../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");
/** Has a licence and no passport. */
const jonas = demoPerson("Jonas Bæk");
const PASSPORT = "210044718";
const LICENCE = "17204471";
const WRONG = "210044719";

const say = (
  { actor, caseNumber }: Pick<ProofCase, "actor" | "caseNumber">,
  number: string,
  document: NumberedDocument = "passport",
) => checkDocumentNumber(bench.context, { actor, caseNumber, document, number });
const scored = (outcome: string, level: string) => ({ allowed: true, value: { outcome, level } });

describe("a number", () => {
  it.each([
    ["passport", PASSPORT],
    ["passport", " 21 00 44-718 "],
    ["drivingLicence", LICENCE],
  ] as const)("of a %s that fits: %s", async (document, number) => {
    const ours = await newCase(bench, inger);
    await confirm(bench, ours);
    expect(await say(ours, number, document)).toEqual(scored("matches", "strong"));
    expect(await proofsOf(bench, ours)).toEqual([
      "confirmed by controlQuestions",
      "strong by documentNumber",
    ]);
  });

  it("that fits is worth little without the questions", async () => {
    const ours = await newCase(bench, inger);
    expect(await say(ours, PASSPORT)).toEqual(scored("matches", "claimed"));
  });

  it("of the other document fits nothing", async () => {
    const ours = await newCase(bench, inger);
    expect(await say(ours, LICENCE, "passport")).toEqual(scored("differs", "none"));
    expect(await say(ours, PASSPORT, "drivingLicence")).toEqual(scored("differs", "none"));
  });

  it("that is wrong takes nothing away that was proven before", async () => {
    const ours = await newCase(bench, inger);
    await confirm(bench, ours);
    expect(await say(ours, WRONG)).toEqual(scored("differs", "confirmed"));
    expect(await proofsOf(bench, ours)).toEqual(["confirmed by controlQuestions"]);
  });

  it("is answered in one shape, whether it is wrong or the register knows no such document", async () => {
    const [wrong, unknown] = [
      await say(await newCase(bench, inger), WRONG),
      await say(await newCase(bench, jonas), WRONG),
    ];
    expect([wrong, unknown]).toEqual([scored("differs", "none"), scored("unknown", "none")]);
    expect(JSON.stringify([wrong, unknown])).not.toMatch(/\d/);
  });

  it.each(["", "12345", "ABCDEF", "1234567890123", "210044718;"])(
    "that can be none, %j, is no try",
    async (typed) => {
      const ours = await newCase(bench, inger);
      expect(await say(ours, typed)).toEqual(refused("document.malformed"));
      expect(await column(bench, "select 1 from document_tries")).toEqual([]);
    },
  );

  it("stands nowhere to be read, neither the one that was said nor the one that is right", async () => {
    const ours = await newCase(bench, inger);
    await say(ours, WRONG);
    await say(ours, PASSPORT);
    expect([await placesOf(bench, WRONG), await placesOf(bench, PASSPORT)]).toEqual([[], []]);
    expect(await column(bench, "select octet_length(number_index) from document_tries")).toEqual([32, 32]);
  });

  it("said twice alike is not seen to be alike", async () => {
    const ours = await newCase(bench, inger);
    await say(ours, WRONG);
    await say(ours, WRONG);
    expect(new Set(await column(bench, "select number_index::text from document_tries")).size).toBe(2);
  });
});

describe("tries", () => {
  it("are two a day for a person, across agents, calls and documents, right or wrong", async () => {
    const first = await newCase(bench, inger);
    expect(await say(first, PASSPORT)).toMatchObject({ allowed: true });
    const second = await newCase(bench, inger);
    expect(await say(second, WRONG, "drivingLicence")).toMatchObject({ allowed: true });
    for (const ours of [first, second, await newCase(bench, inger)])
      expect(await say(ours, PASSPORT)).toEqual(refused("document.tooManyTries"));
    expect(await say(await newCase(bench, jonas), "19850336", "drivingLicence")).toMatchObject({
      allowed: true,
    });
    expect(
      await column(
        bench,
        "select facts ->> 'document' from audit_log where action = 'document.check' and outcome = 'refused'",
      ),
    ).toHaveLength(3);
  });

  it("are free again a day later, to the millisecond", async () => {
    const ours = await newCase(bench, inger);
    bench.setClock(-days(1));
    await say(ours, WRONG);
    await say(ours, WRONG);
    bench.setClock(-1);
    expect(await say(ours, PASSPORT)).toEqual(refused("document.tooManyTries"));
    bench.setClock(0);
    expect(await say(ours, PASSPORT)).toEqual(scored("matches", "claimed"));
  });

  it("at once are no more than two", async () => {
    const cases = [await newCase(bench, inger), await newCase(bench, inger), await newCase(bench, inger)];
    const answers = await Promise.all(cases.map((ours) => say(ours, WRONG)));
    expect(answers.filter(({ allowed }) => !allowed)).toEqual([refused("document.tooManyTries")]);
    expect(await column(bench, "select 1 from document_tries")).toHaveLength(2);
  });
});

it("nothing is scored in somebody else's case, in one about nobody, or while the register is silent", async () => {
  const ours = await newCase(bench, inger);
  const theirs = await newCase(bench, inger);
  expect(await say({ ...ours, actor: theirs.actor }, PASSPORT)).toEqual(refused("case.notYours"));
  const actor = await hireAgent(bench.db);
  const { number: caseNumber } = await openCase(bench.db, actor);
  expect(await say({ actor, caseNumber }, PASSPORT)).toEqual(refused("case.noSubject"));
  await bench.control("/cpr/_control/faults", { kind: "down" });
  expect(await say(await newCase(bench, inger), PASSPORT)).toEqual(refused("document.registerSilent"));
  expect(await column(bench, "select 1 from document_tries")).toEqual([]);
});
