/** The menu, exhaustively: every step with every input in every world leads to a sentence and a way on. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  START,
  STEPS,
  MENU_MEANS,
  type Ask,
  type Finding,
  type MenuState,
  type Step,
} from "../../../app/domain/ivr/state.ts";
import { MENU } from "../../../app/domain/ivr/steps.ts";
import { kindAnswers, OPEN, phrases, walk, WORLDS, type Spoken } from "./menu-walker.ts";

const KEYS = [
  "",
  " ",
  "#",
  "*",
  ..."0123456789",
  "11",
  "12345678",
  "7001019999",
  "123456",
  "1234",
  "00000000000000000000",
  "A",
  "æ",
  "__proto__",
  "constructor",
];
const at = (step: Step, change: Partial<MenuState> = {}): MenuState => ({ ...START, step, ...change });

function expectSentence(spoken: Spoken): void {
  if (spoken.then === "enqueue" || spoken.then === "hangUp" || spoken.then === "dialDuty")
    expect(spoken.lines.length).toBeGreaterThan(0);
  if (spoken.then === "goOn") expect(spoken.state.step).toBe("waiting");
  if (spoken.then !== "listen") return;
  expect(spoken.lines.length).toBeGreaterThan(0);
  expect(MENU[spoken.state.step].kind).not.toBe("passing");
  expect(spoken.state.strikes).toBeLessThan(3);
}

describe("every step with every input", () => {
  for (const [name, world] of Object.entries(WORLDS)) {
    for (const step of STEPS) {
      it(`${step}, ${name}`, () => {
        for (const keys of KEYS) {
          for (const strikes of [0, 1, 2]) {
            for (const means of [null, ...MENU_MEANS]) {
              expectSentence(walk(at(step, { strikes, means, path: ["block"] }), keys, world).end);
            }
          }
        }
      });
    }
  }

  it("survives every unkind answer too", () => {
    for (const step of STEPS) {
      for (const keys of KEYS) {
        for (const unkind of UNKIND) {
          const answers = (ask: Ask): Finding => unkind[ask.ask] ?? kindAnswers(ask);
          expectSentence(walk(at(step, { means: "codeApp" }), keys, OPEN, answers).end);
        }
      }
    }
  });
});

const GONE: Finding = { found: "gone" };
const UNKIND: readonly { readonly [Kind in Ask["ask"]]?: Finding }[] = [
  {
    checkCode: { found: "code", result: "miss" },
    look: { found: "look", outcome: "systemDown" },
    hasMeans: { found: "means", some: false },
  },
  {
    checkCode: { found: "code", result: "overLimit" },
    look: { found: "look", outcome: "notFound" },
    blockMeans: { found: "means", some: false },
  },
  {
    suspend: { found: "code", result: "overLimit" },
    blockMeans: { found: "code", result: "overLimit" },
    look: GONE,
    keepFact: GONE,
  },
  { suspend: GONE, blockMeans: GONE, requestHold: GONE, fate: GONE, receipt: GONE, enqueue: GONE },
  { fate: { found: "fate", fate: "notCarriedOut", receipt: "00000001" } },
  { fate: { found: "fate", fate: "underWay", receipt: "00000001" } },
];

describe("any keys at all", () => {
  const CONFIRMS: Readonly<Record<string, readonly string[]>> = {
    suspend: ["stop", "stopShort"],
    blockMeans: [
      "confirmCodeApp",
      "confirmCodeDisplay",
      "confirmCodeReader",
      "confirmChip",
      "confirmMeansShort",
    ],
    requestHold: ["confirmHold", "confirmHoldShort"],
  };
  const keys = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("1", "2", "3", "0", "*", "", "4") },
    { weight: 2, arbitrary: fc.constantFrom("48151623", "7001019999", "1234", "123456", "55555") },
    { weight: 1, arbitrary: fc.string({ maxLength: 14 }) },
  );
  const fates = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));

  it("never throw, and never stop anything but by 1 right after a confirm was heard", () => {
    fc.assert(
      fc.property(
        fc.array(keys, { maxLength: 25 }),
        fc.constantFrom(...Object.values(WORLDS)),
        fates,
        (inputs, world, luck) => {
          const answers = (ask: Ask): Finding => {
            const bad = luck.next().value < 0.2;
            if (ask.ask === "checkCode" && bad) return { found: "code", result: "miss" };
            if (ask.ask === "look" && bad) return { found: "look", outcome: "systemDown" };
            return kindAnswers(ask);
          };
          let state = START;
          let heard: readonly string[] = [];
          for (const input of inputs) {
            const { end, asks } = walk(state, input, world, answers);
            for (const { ask } of asks) {
              const confirms = CONFIRMS[ask];
              if (confirms === undefined) continue;
              expect(input.trim()).toBe("1");
              expect(heard.some((phrase) => confirms.includes(phrase))).toBe(true);
            }
            expectSentence(end);
            if (end.then !== "listen" && end.then !== "goOn") return;
            state = end.state;
            heard = phrases(end);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
