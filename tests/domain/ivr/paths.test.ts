/** The ways through the menu: silence, codes, numbers, help, and what comes after the receipt. */
import { describe, expect, it } from "vitest";
import { press } from "../../../app/domain/ivr/press.ts";
import { START, type Ask, type Finding, type MenuState, type Step } from "../../../app/domain/ivr/state.ts";
import { CLOSED, INCIDENT, kindAnswers, ON_DUTY, OPEN, phrases, walk, walkAll } from "./menu-walker.ts";

const at = (step: Step, change: Partial<MenuState> = {}): MenuState => ({ ...START, step, ...change });

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

describe("a stray finish key", () => {
  it("repeats the whole prompt once, and is silence after that", () => {
    const once = walk(at("fact"), "#").end;
    expect(phrases(once)).toEqual(["fact"]);
    expect(phrases(walk(once.state, "#").end)).toEqual(["nothingHeard", "factShort"]);
  });
});

describe("a person without a system", () => {
  it("is asked for as general help", () => {
    expect(walkAll(START, ["1", "0"]).asks).toEqual([
      { ask: "enqueue", system: "general", reason: "help", priority: 5 },
    ]);
  });
});

describe("whoever is on duty", () => {
  it.each([
    [true, ["thanks", "goodbye"]],
    [false, ["dutyMissed", "blockAnyHour", "goodbye"]],
  ])("answered: %s", (answered, said) => {
    const move = press(at("duty", { path: ["block"] }), { kind: "dialled", answered }, ON_DUTY);
    expect(move).toMatchObject({ kind: "say", then: "hangUp", lines: said.map((phrase) => ({ phrase })) });
  });
});
