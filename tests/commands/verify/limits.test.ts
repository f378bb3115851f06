/** Lost verifications count against the person, whoever tried and how; a proof is one actor's, in one case, for 20 minutes. */
import { describe, expect, it } from "vitest";
import { placeAct } from "../../../app/commands/place-act.ts";
import { checkDocumentNumber } from "../../../app/commands/verify/check-document-number.ts";
import { rotateBlockingCode } from "../../../app/commands/verify/rotate-blocking-code.ts";
import { sendOneTimeCode } from "../../../app/commands/verify/send-one-time-code.ts";
import { hours, minutes } from "../../../app/domain/duration.ts";
import type { DemoPerson } from "../../../integrations/people.ts";
import { receiveCall } from "../../support/desk.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { caseAbout, openProofBench, type ProofCase } from "../../support/proof-bench.ts";
import { ask, askedInApp, poll, press } from "../../support/proof-app.ts";
import {
  answerOne,
  confirm,
  loseRound,
  newCase,
  orderCode,
  otherThan,
  refused,
  spendCode,
  tryCode,
} from "../../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");

const say = ({ actor, caseNumber }: ProofCase, number: string) =>
  checkDocumentNumber(bench.context, { actor, caseNumber, document: "passport", number });

/** Each way to lose a verification once, by an agent and in a call of its own. */
const WAYS = {
  round: () => loseRound(bench, inger),
  code: async () => spendCode(bench, await newCase(bench, inger)),
  numbers: async () => {
    await say(await newCase(bench, inger), "210044719");
    await say(await newCase(bench, inger), "210044719");
  },
  denial: async () => {
    await askedInApp(bench, await newCase(bench, inger));
    await press(bench, "deny");
    await poll(bench);
  },
} as const;
type Way = keyof typeof WAYS;

/** What an agent who takes the next call may still try. */
async function next(person: DemoPerson = inger) {
  const ours = await newCase(bench, person);
  const { actor, caseNumber } = ours;
  const send = await sendOneTimeCode(bench.context, { actor, caseNumber });
  return [await ask(bench, ours), send, await answerOne(bench, ours, null)].map((answer) =>
    answer.allowed ? "may" : answer.reasons[0],
  );
}
const MUST_MEET = ["subject.mustMeet", "subject.mustMeet", "questions.mustMeet"];

describe("a person is sent to Borgerservice", () => {
  it.each<readonly [Way, Way]>([
    ["round", "round"],
    ["round", "code"],
    ["code", "numbers"],
    ["code", "code"],
    ["numbers", "denial"],
    ["denial", "denial"],
    ["denial", "round"],
  ])("after a lost %s and a lost %s, by every way", async (one, other) => {
    await WAYS[one]();
    bench.pass(1);
    expect(await next(demoPerson("Amina Yusuf Larsen"))).toEqual(["may", "may", "may"]);
    await WAYS[other]();
    expect(await next()).toEqual(MUST_MEET);
    expect(await say(await newCase(bench, inger), "210044718")).toEqual(refused("subject.mustMeet"));
  });

  it.each<Way>(["round", "code", "numbers", "denial"])("not after one lost %s", async (way) => {
    await WAYS[way]();
    expect(await next()).toEqual(["may", "may", "may"]);
  });

  it("after keyed requests for a hold that fitted nobody, two for each lost round", async () => {
    await WAYS.round();
    const key = async () => {
      const callSid = await receiveCall(bench.db);
      const number = String(Math.random()).slice(2, 10);
      await bench.db.asOwner("insert into receipts (number) values ($1)", [number]);
      await bench.db.asOwner(
        `insert into hold_requests (call_sid, receipt_number, subject_index, state, settled_at)
         values ($1, $2, $3, 'noMatch', now())`,
        [callSid, number, bench.db.vault.index("cpr", inger.cpr)],
      );
    };
    await key();
    expect(await next()).toEqual(["may", "may", "may"]);
    await key();
    expect(await next()).toEqual(MUST_MEET);
    await bench.db.asOwner("delete from hold_requests");
  });

  it("for 24 hours, to the millisecond", async () => {
    const ours = await newCase(bench, inger);
    bench.setClock(-hours(24));
    await spendCode(bench, ours);
    bench.pass(1);
    await spendCode(bench, ours);
    bench.setClock(-1);
    expect(await ask(bench, ours)).toEqual(refused("subject.mustMeet"));
    bench.setClock(0);
    expect(await ask(bench, ours)).toMatchObject({ allowed: true });
  });

  it("for wrong digits over several codes as for one: a new code buys no new tries", async () => {
    await WAYS.round();
    const ours = await newCase(bench, inger);
    const first = await orderCode(bench, ours);
    for (let turn = 0; turn < 4; turn += 1) await tryCode(bench, ours, otherThan(first));
    bench.pass(1);
    const second = await orderCode(bench, ours);
    expect(await tryCode(bench, ours, otherThan(second))).toEqual(refused("code.wrong"));
    expect(await ask(bench, ours)).toEqual(refused("subject.mustMeet"));
  });

  it("and is told nothing more: the answer holds no way, no count and no time", async () => {
    await WAYS.code();
    await WAYS.round();
    expect(await ask(bench, await newCase(bench, inger))).toEqual({
      allowed: false,
      reasons: ["subject.mustMeet"],
    });
  });
});

describe("a proof", () => {
  const stop = ({ actor, caseNumber }: Pick<ProofCase, "actor" | "caseNumber">) =>
    placeAct(bench.context, {
      ...{ actor, caseNumber, act: { kind: "suspend" }, reason: "lost", seenVersion: null },
      idempotencyKey: crypto.randomUUID(),
    });
  const proven = async () => {
    const ours = await newCase(bench, inger);
    await tryCode(bench, ours, await orderCode(bench, ours));
    return ours;
  };

  it("holds for 19 minutes and 59.999 seconds", async () => {
    const ours = await proven();
    bench.pass(minutes(20) - 1);
    expect(await stop(ours)).toMatchObject({ allowed: true });
  });

  it("holds no longer at 20 minutes", async () => {
    const ours = await proven();
    bench.pass(minutes(20));
    expect(await stop(ours)).toEqual(refused("proof.expired"));
  });

  it("is not made longer by another on top of it", async () => {
    const ours = await newCase(bench, inger);
    bench.setClock(minutes(-10));
    await confirm(bench, ours);
    bench.setClock(0);
    await tryCode(bench, ours, await orderCode(bench, ours));
    bench.setClock(minutes(10));
    // Strong lives on by itself; what the questions gave is over, so a second code is worth what it is alone.
    const { actor, caseNumber } = ours;
    expect(await rotateBlockingCode(bench.context, { actor, caseNumber })).toMatchObject({ allowed: true });
    bench.setClock(minutes(20));
    expect(await rotateBlockingCode(bench.context, { actor, caseNumber })).toEqual(refused("proof.tooWeak"));
  });

  it("is its actor's, in its case, about its person", async () => {
    const ours = await proven();
    expect(await stop(await caseAbout(bench, ours.actor, inger))).toEqual(refused("proof.missing"));
    expect(await stop(await newCase(bench, inger))).toEqual(refused("proof.missing"));
    const theirs = await newCase(bench, inger);
    expect(await stop({ ...ours, actor: theirs.actor })).toEqual(refused("case.notYours"));
    expect(await stop(await caseAbout(bench, ours.actor, demoPerson("Amina Yusuf Larsen")))).toEqual(
      refused("proof.missing"),
    );
    expect(await stop(ours)).toMatchObject({ allowed: true });
  });

  it("moves with nobody: whoever takes the case over begins anew", async () => {
    const ours = await proven();
    const { actor } = await newCase(bench, inger);
    await bench.db.asOwner("update cases set owner_id = $1 where id = $2", [actor.id, ours.id]);
    expect(await stop({ ...ours, actor })).toEqual(refused("proof.missing"));
    expect(await stop(ours)).toEqual(refused("case.notYours"));
  });
});
