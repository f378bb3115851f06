/** A round of questions from every set of answers: its points, its level and its end, worked out a second time by hand. */
import { describe, expect, it } from "vitest";
import {
  lostAt,
  standing,
  type AnsweredQuestion,
  type QuestionOutcome,
} from "../../../app/domain/verification/round.ts";
import { levelBy, lifetime, mustMeet } from "../../../app/domain/verification/worth.ts";
import { PROOF_LEVELS, VERIFICATION_METHODS } from "../../../app/domain/verification/level.ts";
import { minutes } from "../../../app/domain/duration.ts";
import { policyInForce } from "../../support/policy.ts";

const policy = policyInForce();
const rules = { ...policy.questions, pointsForConfirmed: 8, mostQuestions: 4, wrongAnswersAllowed: 1 };

const OUTCOMES: Readonly<Record<string, QuestionOutcome>> = {
  r: "matches",
  w: "differs",
  u: "unknown",
  s: "skipped",
};
/** "r3 w2" is a right answer worth three and a wrong one worth two. */
const answers = (text: string): readonly AnsweredQuestion[] =>
  text
    .split(" ")
    .filter((one) => one !== "")
    .map((one) => ({ outcome: OUTCOMES[one.slice(0, 1)] ?? "skipped", weight: Number(one.slice(1)) }));

describe("a round", () => {
  it.each([
    ["", 0, 0, 1, "none", "open"],
    ["u3", 0, 0, 1, "none", "open"],
    ["s3 u3 u3", 0, 0, 1, "none", "open"],
    ["u3 u3 u3 u3", 0, 0, 1, "none", "failed"],
    ["r1", 1, 0, 1, "claimed", "open"],
    ["r3 r3", 6, 0, 1, "claimed", "open"],
    ["r3 r3 r2", 8, 0, 1, "confirmed", "passed"],
    ["r3 r3 r1", 7, 0, 1, "claimed", "open"],
    ["r3 r3 r3", 9, 0, 1, "confirmed", "passed"],
    ["w3", 0, 1, 0, "none", "open"],
    ["w3 r3", 3, 1, 0, "claimed", "open"],
    ["w3 w3", 0, 2, 0, "none", "failed"],
    ["w3 r3 w3", 3, 2, 0, "claimed", "failed"],
    ["r3 r3 r3 w1", 9, 1, 0, "confirmed", "passed"],
    ["r4 r4 w1 w1", 8, 2, 0, "claimed", "failed"],
    ["r3 r3 u1 u1", 6, 0, 1, "claimed", "failed"],
    ["r3 r3 u1 r2", 8, 0, 1, "confirmed", "passed"],
  ] as const)(
    "«%s»: %i points, %i wrong, %i left, %s, %s",
    (said, points, wrong, wrongLeft, level, state) => {
      const asked = said === "" ? 0 : said.split(" ").length;
      expect(standing(answers(said), rules)).toEqual({ points, wrong, asked, wrongLeft, level, state });
    },
  );
});

describe("a round that was left", () => {
  const at = (minute: number) => new Date(minutes(minute));
  const left = { endedAt: at(9), right: 0, unknown: 0, wrongAt: null, answeredAt: at(5) };

  it.each([
    ["is lost when it is failed, whatever was said", { state: "failed", right: 3 }, at(9)],
    ["is not lost when it is passed, whatever was wrong", { state: "passed", wrongAt: at(2) }, null],
    ["is lost with its newest wrong answer", { state: "expired", wrongAt: at(2), right: 2 }, at(2)],
    ["is lost while it still stands open elsewhere", { state: "open", endedAt: null, wrongAt: at(2) }, at(2)],
    ["is not lost by one «ved ikke» of four", { state: "expired", unknown: 1 }, null],
    ["is lost by two of four with nothing right", { state: "expired", unknown: 2 }, at(5)],
    ["is not lost by two of four beside a right one", { state: "expired", unknown: 2, right: 1 }, null],
  ] as const)("%s", (_, over, when) => {
    expect(lostAt({ ...left, ...over }, rules)).toEqual(when);
  });
});

describe("what a way of proving is worth", () => {
  /** Alone, and for somebody who is confirmed already. */
  const WORTH: Readonly<Record<string, readonly [string, string]>> = {
    blockingCode: ["claimed", "claimed"],
    cprAndFact: ["claimed", "claimed"],
    controlQuestions: ["confirmed", "confirmed"],
    oneTimeCode: ["claimed", "strong"],
    documentNumber: ["claimed", "strong"],
    approval: ["claimed", "strong"],
    documentCheck: ["inPerson", "inPerson"],
    representation: ["claimed", "claimed"],
  };

  it("is as the table kept by hand says, from every level", () => {
    for (const method of VERIFICATION_METHODS)
      for (const had of PROOF_LEVELS) {
        const isConfirmed = had === "confirmed" || had === "strong" || had === "inPerson";
        const [alone, onConfirmed] = WORTH[method] ?? ["?", "?"];
        expect(levelBy(policy, method, had), `${method} on ${had}`).toBe(isConfirmed ? onConfirmed : alone);
      }
  });

  it("lives as long as the method, and never longer than the bound of them all", () => {
    const bounded = { ...policy, minutes: { ...policy.minutes, verificationLives: 20 } };
    const living = (own: number) =>
      lifetime(
        {
          ...bounded,
          methods: { ...policy.methods, approval: { ...policy.methods.approval, minutes: own } },
        },
        "approval",
      );
    expect([living(5), living(20), living(60)]).toEqual([minutes(5), minutes(20), minutes(20)]);
  });

  it("is nothing after too many lost attempts", () => {
    const twice = { ...rules, failedRoundsPerSubject: 2 };
    expect([0, 1, 2, 3].map((failures) => mustMeet(failures, twice))).toEqual([false, false, true, true]);
  });
});
