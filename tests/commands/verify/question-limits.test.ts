/** A guess counts whenever, wherever and by whomever it is made; what waits, is old or was another's is no guess to spare. */
import { describe, expect, it } from "vitest";
import { answerQuestion } from "../../../app/commands/answer-question.ts";
import { askQuestion } from "../../../app/commands/ask-question.ts";
import { placeAct } from "../../../app/commands/place-act.ts";
import { checkDocumentNumber } from "../../../app/commands/verify/check-document-number.ts";
import { rotateBlockingCode } from "../../../app/commands/verify/rotate-blocking-code.ts";
import { recordDocumentCheck } from "../../../app/commands/verify/record-document-check.ts";
import { staffActor } from "../../../app/domain/actor.ts";
import { hours, minutes } from "../../../app/domain/duration.ts";
import { caseView } from "../../../db/views/case.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { hireAgent } from "../../support/desk.ts";
import { caseAbout, openProofBench, type ProofCase } from "../../support/proof-bench.ts";
import {
  answerOne,
  column,
  confirm,
  eventsOf,
  loseRound,
  newCase,
  orderCode,
  proofsOf,
  refused,
  tryCode,
} from "../../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");
const { facts } = inger;
const MARITAL = {
  ...{ unmarried: "ugift", married: "gift", divorced: "skilt", widowed: "enke" },
  partnership: "registreret partner",
};
const RIGHT: Readonly<Record<string, string | undefined>> = {
  ...{ birthPlace: facts.birthPlace ?? "", previousMunicipality: facts.previousMunicipality ?? "" },
  ...{ siblings: facts.siblings[0], children: facts.children[0], parents: facts.parents[0] },
  ...{ maritalStatus: MARITAL[facts.maritalStatus], maritalStatusSince: facts.maritalStatusSince ?? "" },
  ...{ churchMember: facts.churchMember === true ? "ja" : "nej", street: facts.street },
};

async function draw({ actor, caseNumber }: ProofCase): Promise<string> {
  const asked = await askQuestion(bench.context, { actor, caseNumber });
  if (!asked.allowed) throw new Error(asked.reasons.join());
  return asked.value.questionId;
}

const say = ({ actor, caseNumber }: ProofCase, questionId: string, answer: string | null) =>
  answerQuestion(bench.context, { actor, caseNumber, questionId, answer });

async function answerRight(ours: ProofCase) {
  const id = await draw(ours);
  const [kind] = await column(bench, "select kind from control_questions where id = $1", [id]);
  return say(ours, id, RIGHT[String(kind)] ?? "");
}

const clerksCase = async () => caseAbout(bench, staffActor((await hireAgent(bench.db)).id, "clerk"), inger);

const roundStates = () => column(bench, "select state from question_rounds order by started_at, id");

describe("guesses", () => {
  it("in many calls at once are no more than in one after the other", async () => {
    const cases = await Promise.all(Array.from({ length: 6 }, () => newCase(bench, inger)));
    const drawn = [];
    for (const ours of cases) drawn.push({ ours, id: await draw(ours) });
    const told = [];
    for (const { ours, id } of drawn) told.push(await say(ours, id, "Atlantis"));
    expect(told.filter(({ allowed }) => allowed)).toHaveLength(2);
    expect(told.slice(2)).toEqual(Array.from({ length: 4 }, () => refused("questions.mustMeet")));
  });

  it("are not saved up in questions that wait until yesterday's count is forgotten", async () => {
    const ours = await newCase(bench, inger);
    const id = await draw(ours);
    bench.pass(hours(24) + minutes(1));
    expect(await say(ours, id, "Atlantis")).toEqual(refused("question.stale"));
    expect(await column(bench, "select outcome from control_questions")).toEqual([null]);
    expect(await roundStates()).toEqual(["expired"]);
  });

  it("count from when they were made, not from when their round began", async () => {
    const ours = await newCase(bench, inger);
    await draw(ours);
    bench.pass(minutes(19));
    await answerOne(bench, ours, "Atlantis");
    await loseRound(bench, inger);
    bench.pass(hours(24) - minutes(2));
    expect(await answerOne(bench, await newCase(bench, inger), null)).toEqual(refused("questions.mustMeet"));
    bench.pass(minutes(3));
    expect(await answerOne(bench, await newCase(bench, inger), null)).toMatchObject({ allowed: true });
  });

  it("of somebody who only has the questions read out count as a lost round", async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const ours = await newCase(bench, inger);
      for (let asked = 0; asked < 3; asked += 1) await answerOne(bench, ours, null);
    }
    expect(await answerOne(bench, await newCase(bench, inger), null)).toEqual(refused("questions.mustMeet"));
  });
});

describe("a round that is lost", () => {
  it("is on the timeline without a reason, and on record, once, against the person", async () => {
    const ours = await newCase(bench, inger);
    await answerOne(bench, ours, "Atlantis");
    expect(await eventsOf(bench, ours)).not.toContain("round.failed");
    await answerOne(bench, ours, "Atlantis");
    expect((await eventsOf(bench, ours)).filter((kind) => kind === "round.failed")).toHaveLength(1);
    const lost =
      "select citizen_id from audit_log where action = 'verification.reach' and outcome = 'refused' and case_id = $1";
    expect(await column(bench, lost, [ours.id])).toEqual([ours.citizenId]);
  });

  it("long ago, by document numbers, counts no more than one by questions", async () => {
    const spend = async () => {
      const { actor, caseNumber } = await newCase(bench, inger);
      for (const number of ["210044719", "210044720"])
        await checkDocumentNumber(bench.context, { actor, caseNumber, document: "passport", number });
    };
    bench.setClock(-hours(24) - minutes(1));
    await spend();
    bench.setClock(0);
    await loseRound(bench, inger);
    expect(
      await answerOne(bench, await newCase(bench, inger), null),
      "yesterday's are forgotten",
    ).toMatchObject({
      allowed: true,
    });
    await spend();
    expect(await answerOne(bench, await newCase(bench, inger), null)).toEqual(refused("questions.mustMeet"));
  });
});

describe("a round", () => {
  it("lives 20 minutes: an answer that comes later is scored neither right nor wrong", async () => {
    const ours = await newCase(bench, inger);
    bench.setClock(minutes(-20));
    const id = await draw(ours);
    bench.setClock(-1);
    expect(await say(ours, id, null)).toMatchObject({ allowed: true });
    const late = await draw(ours);
    bench.setClock(0);
    expect(await say(ours, late, "Atlantis")).toEqual(refused("question.stale"));
    expect(await roundStates()).toEqual(["expired"]);
  });

  it("that another agent left open is over when the case is taken over, and its wrong answer counts", async () => {
    const ours = await newCase(bench, inger);
    await answerOne(bench, ours, "Atlantis");
    const { actor } = await newCase(bench, inger);
    await bench.db.asOwner("update cases set owner_id = $1 where id = $2", [actor.id, ours.id]);
    expect(await answerOne(bench, { ...ours, actor }, null)).toMatchObject({ allowed: true });
    expect((await roundStates()).toSorted()).toEqual(["expired", "open"]);
    await loseRound(bench, inger);
    expect(await answerOne(bench, await newCase(bench, inger), null)).toEqual(refused("questions.mustMeet"));
  });
});

describe("once the person must meet up", () => {
  it("neither an open question nor a code that lives is scored, and what was proven only stops", async () => {
    const ours = await newCase(bench, inger);
    await answerRight(ours);
    const id = await draw(ours);
    const code = await orderCode(bench, ours);
    await confirm(bench, ours);
    await loseRound(bench, inger);
    await loseRound(bench, inger);
    const { actor, caseNumber } = ours;
    expect(await say(ours, id, "Atlantis")).toEqual(refused("questions.mustMeet"));
    expect(await tryCode(bench, ours, code)).toEqual(refused("subject.mustMeet"));
    expect(await rotateBlockingCode(bench.context, { actor, caseNumber })).toEqual(
      refused("subject.mustMeet"),
    );
    const suspend = { kind: "suspend" } as const;
    expect(
      await placeAct(bench.context, {
        ...{ actor, caseNumber, act: suspend, reason: "lost", seenVersion: null },
        idempotencyKey: crypto.randomUUID(),
      }),
    ).toMatchObject({ allowed: true });
  });

  it("the counter still asks, and what is lost at a counter counts there", async () => {
    await loseRound(bench, inger);
    await loseRound(bench, inger);
    const clerk = await clerksCase();
    for (let turn = 0; turn < 3; turn += 1) await answerRight(clerk);
    expect(await proofsOf(bench, clerk)).toContain("confirmed by controlQuestions");
    const { actor, caseNumber } = clerk;
    const shown = { documents: ["passport"], beside: "controlQuestions", witnessCpr: null } as const;
    expect(await recordDocumentCheck(bench.context, { actor, caseNumber, ...shown })).toEqual({
      allowed: true,
      value: { level: "inPerson" },
    });
    for (let turn = 0; turn < 2; turn += 1) {
      const lost = await clerksCase();
      await answerOne(bench, lost, "Atlantis");
      await answerOne(bench, lost, "Atlantis");
    }
    expect(await answerOne(bench, await clerksCase(), null)).toEqual(refused("questions.mustMeet"));
  });

  it("no count beside it tells the next agent why", async () => {
    await loseRound(bench, inger);
    await orderCode(bench, await newCase(bench, inger));
    await loseRound(bench, inger);
    const { actor, caseNumber } = await newCase(bench, inger);
    const view = await bench.db.database.read(actor, (tx) =>
      caseView(tx, bench.db.vault, actor, caseNumber, bench.context.clock()),
    );
    expect(view?.verify).toMatchObject({ sendsLeft: 0, documentTriesLeft: 0, code: null, approval: null });
    expect(view?.proof).toMatchObject({ mustMeet: true, round: null });
  });
});
