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
import {
  CLOSED,
  INCIDENT,
  kindAnswers,
  ON_DUTY,
  OPEN,
  phrases,
  walk,
  walkAll,
  WORLDS,
  type Spoken,
} from "./menu-walker.ts";

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

describe("silence", () => {
  it("ends in the queue by day", () => {
    const { end } = walkAll(START, ["", "", "", ""]);
    expect(end.then).toBe("enqueue");
  });

  it("ends with hours and a farewell by night", () => {
    const { end } = walkAll(START, ["", "", "", ""], CLOSED);
    expect(phrases(end)).toEqual(["exitClosed", "opensToday", "blockAnyHour", "goodbye"]);
    expect(end.then).toBe("hangUp");
  });

  it("in the block branch rings whoever is on duty at night", () => {
    const { end } = walkAll(START, ["", "1", "1", "", "", ""], ON_DUTY);
    expect(end.then).toBe("dialDuty");
  });

  it("at a confirm stops nothing", () => {
    const { asks } = walkAll(at("stop", { path: ["block", "code"] }), ["", "", ""]);
    expect(asks.map(({ ask }) => ask)).toEqual(["enqueue"]);
  });
});

describe("block by code", () => {
  const proven = at("stop", { path: ["block", "code"] });

  it("suspends after the consequence and the confirm", () => {
    const code = walkAll(START, ["", "1", "1", "48151623"]);
    expect(code.asks).toEqual([{ ask: "checkCode", code: "48151623" }]);
    expect(phrases(code.end)).toEqual(["stop"]);
    const confirmed = walk(code.end.state, "1");
    expect(confirmed.asks).toEqual([{ ask: "suspend" }]);
    expect(confirmed.end).toMatchObject({
      then: "goOn",
      state: { step: "waiting", path: ["block", "code"] },
    });
    expect(phrases(walk(confirmed.end.state, "").end).slice(0, 2)).toEqual(["doneIdentity", "receipt"]);
  });

  it("asks for the kind, and confirms that kind", () => {
    const picked = walkAll(proven, ["3", "2"]);
    expect(phrases(picked.end)).toEqual(["confirmCodeDisplay"]);
    expect(walk(picked.end.state, "1").asks).toEqual([{ ask: "blockMeans", means: "codeDisplay" }]);
  });

  it("offers only the whole identity while MitID is silent", () => {
    const down = walk(proven, "3", OPEN, () => ({ found: "look", outcome: "systemDown" }));
    expect(phrases(down.end)).toEqual(["meansUnknown", "stopShort"]);
    expect(down.end.state.step).toBe("stop");
  });

  it("offers the whole identity where there is none of the kind", () => {
    const none = walk(at("means"), "4", OPEN, () => ({ found: "means", some: false }));
    expect(phrases(none.end)).toEqual(["meansNone", "stopShort"]);
    expect(none.end.state.means).toBeNull();
  });

  it("goes to a person after three wrong codes, however they are spread", () => {
    const miss = (ask: Ask): Finding =>
      ask.ask === "checkCode" ? { found: "code", result: "miss" } : kindAnswers(ask);
    const twice = walkAll(START, ["", "1", "1", "00000001", "00000002"], OPEN, miss);
    expect(phrases(twice.end)).toEqual(["wrongCode", "codeShort"]);
    const third = walkAll({ ...twice.end.state, step: "how", strikes: 0 }, ["1", "00000003"], OPEN, miss);
    expect(third.end.then).toBe("enqueue");
    expect(third.asks).toContainEqual({ ask: "enqueue", system: "mitid", reason: "block", priority: 0 });
  });

  it("says so when it is cancelled, and forgets the choice", () => {
    const { end } = walk(at("confirmMeans", { means: "chip" }), "2");
    expect(phrases(end)).toEqual(["cancelled", "menu"]);
    expect(end.state.means).toBeNull();
  });
});

describe("block by number and one more item", () => {
  const inputs = ["", "1", "2", "7001019999", "1234", "1"];

  it("asks nothing of the registers before the confirm, and answers neutrally", () => {
    const seen: string[] = [];
    const { end } = walkAll(START, inputs, OPEN, (ask) => {
      seen.push(ask.ask);
      return kindAnswers(ask);
    });
    expect(seen).toEqual(["keepSubject", "keepFact", "requestHold"]);
    expect(phrases(end)).toEqual(["neutral", "receipt", "afterHold", "bank", "receiptAgain", "receiptAgent"]);
    expect(end.lines.find(({ phrase }) => phrase === "receipt")?.values).toEqual({
      digits: "4 7 1 1 0 9 2 3",
    });
  });

  it("takes numeric user ids, and no ten digits for one", () => {
    expect(walk(at("userId"), "48151").asks).toEqual([{ ask: "keepSubject", by: "userId", value: "48151" }]);
    expect(phrases(walk(at("userId"), "7001019999").end)).toContain("malformed");
  });

  it("refuses impossible numbers and items of odd length", () => {
    for (const wrong of ["9999999999", "700101999", "1"])
      expect(phrases(walk(at("number"), wrong).end)).toContain("malformed");
    for (const wrong of ["123", "12345", "1234567"])
      expect(phrases(walk(at("fact"), wrong).end)).toContain("malformed");
  });
});

describe("help", () => {
  it("queues by system", () => {
    expect(walkAll(START, ["2", "2", "3"]).asks).toEqual([
      { ask: "enqueue", system: "digitalPost", reason: "help", priority: 5 },
    ]);
  });

  it("says the hours and hangs up while closed", () => {
    const { end } = walkAll(START, ["", "2", "1"], CLOSED);
    expect(phrases(end)).toEqual(["helpClosed", "opensToday", "blockAnyHour", "goodbye"]);
    expect(end.then).toBe("hangUp");
  });

  it("tells of an incident first: one key leaves, staying queues", () => {
    const told = walkAll(START, ["", "2", "1"], INCIDENT).end;
    expect(told.lines[0]).toEqual({ phrase: "incident", values: { text: "MitID er langsomt." } });
    expect(walk(told.state, "1", INCIDENT).end.then).toBe("hangUp");
    expect(walk(told.state, "", INCIDENT).end.then).toBe("enqueue");
  });

  it("says honestly that the menu knows no cases", () => {
    expect(phrases(walkAll(START, ["", "3"]).end)).toEqual(["status"]);
  });
});

describe("after the receipt", () => {
  it("says it again on 1 and parts on silence", () => {
    expect(phrases(walk(at("receipt"), "1").end)[0]).toBe("receipt");
    expect(phrases(walk(at("receipt"), "").end)).toEqual(["thanks", "goodbye"]);
  });

  it("offers a person only while there is one", () => {
    expect(phrases(walk(at("receipt"), "1", CLOSED).end)).not.toContain("receiptAgent");
    expect(walk(at("receipt", { path: ["block"] }), "0").asks).toContainEqual({
      ask: "enqueue",
      system: "mitid",
      reason: "block",
      priority: 0,
    });
  });
});

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
