/** Which questions may be asked, what an answer is worth, and when a round is over. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askableKinds, nextQuestion, type Askable } from "../../../app/domain/verification/questions.ts";
import { QUESTION_KINDS } from "../../../app/domain/verification/kinds.ts";
import { standing, type QuestionOutcome } from "../../../app/domain/verification/round.ts";
import { mustMeet } from "../../../app/domain/verification/worth.ts";
import { answerFits } from "../../../app/domain/verification/score.ts";

const rules = {
  pointsForConfirmed: 8,
  mostQuestions: 5,
  wrongAnswersAllowed: 1,
  failedRoundsPerSubject: 2,
  failedRoundsWindowHours: 24,
  weights: {
    birthPlace: 3,
    previousMunicipality: 3,
    siblings: 2,
    children: 2,
    parents: 3,
    maritalStatus: 1,
    maritalStatusSince: 3,
    churchMember: 1,
    street: 2,
    postalCode: 1,
  },
};

const everything: Askable = {
  answers: {
    birthPlace: ["Kerteminde"],
    previousMunicipality: ["Odense"],
    siblings: ["Kaj"],
    children: ["Lærke"],
    parents: ["Aage"],
    maritalStatus: ["divorced"],
    maritalStatusSince: ["2011-05-02"],
    churchMember: ["yes"],
    street: ["Havnegade"],
    postalCode: ["7100"],
  },
  ...{ addressProtected: false, hasSeenAddress: false, words: [], isKommuneShown: false },
  movedInOn: "2015-02-01",
  today: "2026-03-12",
};

describe("which questions may be asked", () => {
  it("never the address of a protected person", () => {
    const kinds = askableKinds({ ...everything, addressProtected: true }, rules);
    expect(kinds).not.toContain("street");
    expect(kinds).not.toContain("postalCode");
    expect(kinds).toHaveLength(QUESTION_KINDS.length - 2);
  });

  it("never an address that is new today", () => {
    expect(askableKinds({ ...everything, movedInOn: "2026-03-12" }, rules)).not.toContain("street");
    expect(askableKinds({ ...everything, movedInOn: "2026-03-11" }, rules)).toContain("street");
  });

  it("never an address that the asker has had on a letter", () => {
    const kinds = askableKinds({ ...everything, hasSeenAddress: true }, rules);
    expect(QUESTION_KINDS.filter((kind) => !kinds.includes(kind))).toEqual(["street", "postalCode"]);
  });

  it("nothing whose answer stands on the screen, spelt so or nearly so", () => {
    const left = (words: readonly string[], isKommuneShown = false) => {
      const kinds = askableKinds({ ...everything, words, isKommuneShown }, rules);
      return QUESTION_KINDS.filter((kind) => !kinds.includes(kind));
    };
    expect(left([])).toEqual([]);
    expect(left(["Kerteminde"], true)).toEqual(["birthPlace", "postalCode"]);
    expect(left(["Odense Kommune"])).toEqual(["previousMunicipality"]);
    expect(left(["Inger Edith Kaj", "Inger", "Edith", "Kaj"])).toEqual(["siblings"]);
    expect(left(["Laerke"])).toEqual(["children"]);
  });

  it("nothing the register does not know, and nothing twice", () => {
    fc.assert(
      fc.property(
        fc.subarray([...QUESTION_KINDS]),
        fc.subarray([...QUESTION_KINDS]),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (unknown, asked, draw) => {
          const answers = { ...everything.answers, ...Object.fromEntries(unknown.map((kind) => [kind, []])) };
          const kind = nextQuestion({ ...everything, answers }, rules, asked, draw);
          if (kind === null) return;
          expect(asked).not.toContain(kind);
          expect(unknown).not.toContain(kind);
        },
      ),
    );
  });

  it("no more than the policy's number", () => {
    expect(
      nextQuestion(everything, rules, ["birthPlace", "parents", "siblings", "children", "street"], 0),
    ).toBeNull();
  });
});

describe("the order of questions", () => {
  const worths = (person: Askable = everything) =>
    askableKinds(person, rules).map((kind) => rules.weights[kind]);

  it("is by worth, the most first", () => {
    expect(worths()).toEqual([...worths()].sort((one, other) => other - one));
    expect(worths().at(0)).toBe(3);
    expect(worths().at(-1)).toBe(1);
  });

  it("leaves out what the policy says is worth nothing", () => {
    const weights = { ...rules.weights, birthPlace: 0 };
    expect(askableKinds(everything, { ...rules, weights })).not.toContain("birthPlace");
    expect(askableKinds(everything, rules)).toContain("birthPlace");
  });

  it("draws among those of the greatest worth that are left, and none of less", () => {
    const draws = Array.from({ length: 100 }, (_, step) => nextQuestion(everything, rules, [], step / 100));
    const best = askableKinds(everything, rules).filter((kind) => rules.weights[kind] === 3);
    expect([...new Set(draws)].sort()).toEqual([...best].sort());
    const [first] = best;
    if (first === undefined) throw new Error("nothing can be asked");
    expect(nextQuestion(everything, rules, best.slice(1), 0)).toBe(first);
    const left = nextQuestion(everything, rules, best, 0.5);
    expect(left === null ? null : rules.weights[left]).toBe(2);
    expect(nextQuestion(everything, rules, [], 1), "a draw out of bounds is the first").toBe(first);
  });

  it("ends with the policy's number, and where all is asked", () => {
    const three = { ...rules, mostQuestions: 3 };
    expect(nextQuestion(everything, three, ["churchMember", "street"], 0)).not.toBeNull();
    expect(nextQuestion(everything, three, ["churchMember", "street", "parents"], 0)).toBeNull();
    expect(nextQuestion(everything, { ...rules, mostQuestions: 50 }, [...QUESTION_KINDS], 0)).toBeNull();
  });
});

describe("an answer", () => {
  it.each([
    ["birthPlace", "Kerteminde", "kerteminde", true],
    ["birthPlace", "Kerteminde", "Kertemine", true],
    ["birthPlace", "Aarhus", "Århus", true],
    ["birthPlace", "Rønne", "Ronne", true],
    ["birthPlace", "Rønne", "Rinne", false],
    ["birthPlace", "Kerteminde", "Odense", false],
    ["birthPlace", "Kerteminde", "", false],
    ["previousMunicipality", "Odense", "Odense Kommune", true],
    ["siblings", "Kaj", "Kaj", true],
    ["siblings", "Kaj", "Anna Peter Kaj Lars", false],
    ["siblings", "Kaj", "Kim", false],
    ["parents", "Edith", "Edit", true],
    ["maritalStatus", "divorced", "fraskilt", true],
    ["maritalStatus", "divorced", "gift", false],
    ["maritalStatusSince", "2011-05-02", "i maj 2011", true],
    ["maritalStatusSince", "2011-05-02", "2010 eller 2011", false],
    ["churchMember", "yes", "ja", true],
    ["churchMember", "yes", "måske", false],
    ["postalCode", "7100", "7100", true],
    ["postalCode", "7100", "7101", false],
    ["street", "Havnegade", "Havnegaden", true],
  ] as const)("%s: %s is answered with %s: %s", (kind, right, said, fits) => {
    expect(answerFits(kind, [right], said)).toBe(fits);
  });

  it("never fits where nothing is known", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...QUESTION_KINDS),
        fc.string(),
        (kind, said) => !answerFits(kind, [], said),
      ),
    );
  });
});

describe("a round", () => {
  const outcome = fc.constantFrom<QuestionOutcome>("matches", "differs", "unknown", "skipped");
  const answers = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 3 }), outcome }), { maxLength: 5 });

  it("is confirmed only with the points, and never after too many wrong answers", () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { level, points, wrong, state } = standing(given, rules);
        expect(level === "confirmed").toBe(
          points >= rules.pointsForConfirmed && wrong <= rules.wrongAnswersAllowed,
        );
        expect(state === "passed").toBe(level === "confirmed");
        if (wrong > rules.wrongAnswersAllowed) expect(state).toBe("failed");
      }),
    );
  });

  it("earns nothing by «ved ikke»", () => {
    expect(standing([{ weight: 3, outcome: "unknown" }], rules)).toMatchObject({
      points: 0,
      level: "none",
      state: "open",
      wrongLeft: 1,
    });
  });

  it("sends to Borgerservice after the policy's number of lost rounds", () => {
    expect([0, 1, 2, 3].map((failed) => mustMeet(failed, rules))).toEqual([false, false, true, true]);
  });
});
