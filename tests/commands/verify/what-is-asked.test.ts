/** What may be asked: nothing that the agent could read off the screen or a letter, and nothing on an old answer of the register. */
import { describe, expect, it } from "vitest";
import { askQuestion } from "../../../app/commands/ask-question.ts";
import { askable, rightAnswers } from "../../../app/commands/right-answers.ts";
import { answerFits } from "../../../app/domain/verification/score.ts";
import { askableKinds } from "../../../app/domain/verification/questions.ts";
import { askOnFreshRegister } from "../../../app/lookups/ask-on-fresh-register.ts";
import { addLookup, latestPerson } from "../../../db/lookups.ts";
import { caseView } from "../../../db/views/case.ts";
import { DEMO_PEOPLE } from "../../../integrations/people.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { openProofBench, type ProofCase } from "../../support/proof-bench.ts";
import { answerOne, column, newCase, refused } from "../../support/proof-scene.ts";
import { policyInForce } from "../../support/policy.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");

/** Every text that a view holds, whole and word by word. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value, ...value.split(/[\s,]+/)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

async function personOf({ actor, id, citizenId }: ProofCase) {
  const person = await bench.db.database.read(actor, (tx) => latestPerson(tx, bench.db.vault, id, citizenId));
  if (person === null) throw new Error("the register knows nobody");
  return person;
}

const kindsAsked = () => column(bench, "select kind from control_questions order by asked_at, ordinal");

/** Asks until nothing is left, two answers at a time in one case. */
async function drawAll(ours: ProofCase): Promise<readonly unknown[]> {
  for (let turn = 0; turn < 5; turn += 1) await answerOne(bench, ours, null);
  return kindsAsked();
}

const grow = ({ id }: ProofCase) =>
  bench.db.asOwner("update lookups set at = at - interval '20 minutes' where case_id = $1", [id]);

describe("an answer to a question", () => {
  it.each(DEMO_PEOPLE.map((person) => [person.name, person] as const))(
    "does not stand on the screen: %s",
    async (_, person) => {
      const ours = await newCase(bench, person);
      const { actor, caseNumber } = ours;
      const view = await bench.db.database.read(actor, (tx) =>
        caseView(tx, bench.db.vault, actor, caseNumber, bench.context.clock()),
      );
      const found = await personOf(ours);
      const kinds = askableKinds(askable(found, false, bench.context.clock()), policyInForce().questions);
      expect(kinds.length).toBeGreaterThan(2);
      const right = rightAnswers(found);
      const texts = textsIn([view?.subject, view?.systems, view?.timeline, view?.theft]);
      for (const kind of kinds)
        expect(
          texts.filter((text) => answerFits(kind, right[kind], text)),
          kind,
        ).toEqual([]);
    },
  );
});

describe("the register's answer", () => {
  it("is asked for anew where it is 20 minutes old, and the look is on record", async () => {
    const ours = await newCase(bench, inger);
    const { actor, caseNumber } = ours;
    await grow(ours);
    expect(await askQuestion(bench.context, { actor, caseNumber })).toEqual(refused("questions.registerOld"));
    expect(await askOnFreshRegister(bench.context, { actor, caseNumber })).toMatchObject({ allowed: true });
    const looks = "select purpose from lookups where case_id = $1 and system = 'cpr' order by at";
    expect(await column(bench, looks, [ours.id])).toEqual(["caller", "questions"]);
  });

  it("protects an address from the moment in which the register does", async () => {
    const ours = await newCase(bench, inger);
    const { actor, caseNumber } = ours;
    await grow(ours);
    const { cpr } = bench.context.ports;
    const protectedNow = {
      findPerson: async (number: string) => {
        const person = await cpr.findPerson(number);
        return person === null ? null : { ...person, addressProtected: true };
      },
    };
    const ports = { ...bench.context.ports, cpr: protectedNow };
    await askOnFreshRegister({ ...bench.context, ports }, { actor, caseNumber });
    expect((await personOf(ours)).addressProtected).toBe(true);
    expect(await drawAll(ours)).not.toContain("street");
  });

  it("that does not come leaves nothing to ask", async () => {
    const ours = await newCase(bench, inger);
    const { actor, caseNumber } = ours;
    await grow(ours);
    await bench.control("/cpr/_control/faults", { kind: "down" });
    expect(await askOnFreshRegister(bench.context, { actor, caseNumber })).toEqual(
      refused("identify.systemDown"),
    );
    expect(await kindsAsked()).toEqual([]);
  });
});

it("whoever has printed a letter to the person asks nothing about the address, and a colleague does", async () => {
  const jonas = demoPerson("Oliver Skov Jensen");
  const ours = await newCase(bench, jonas);
  const { actor, id: caseId, citizenId } = ours;
  await bench.db.database.transact(actor, (tx) =>
    addLookup(tx, bench.db.vault, actor, {
      ...{ caseId, citizenId, system: "cpr", purpose: "letter", outcome: "notFound", snapshot: null },
    }),
  );
  const theirs = await newCase(bench, jonas);
  expect(await drawAll(theirs)).toContain("street");
  await bench.db.asOwner("truncate control_questions, question_rounds");
  await bench.db.asOwner(
    "update lookups set outcome = 'found', snapshot_cipher = null where purpose = 'letter'",
  );
  const again = await newCase(bench, jonas);
  await bench.db.asOwner("update cases set owner_id = $1 where id = $2", [actor.id, again.id]);
  expect(await drawAll({ ...again, actor })).not.toContain("street");
});
