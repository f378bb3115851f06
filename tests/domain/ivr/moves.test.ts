/** Each move of the menu by itself: what is said, what is asked, where the caller then is. */
import { describe, expect, it } from "vitest";
import { learn } from "../../../app/domain/ivr/learn.ts";
import { opensLine, wayOut, withPath } from "../../../app/domain/ivr/moves.ts";
import { press } from "../../../app/domain/ivr/press.ts";
import {
  MENU_MEANS,
  START,
  STEPS,
  type Finding,
  type MenuState,
  type Step,
  type World,
} from "../../../app/domain/ivr/state.ts";
import { waitLines } from "../../../app/domain/ivr/wait.ts";
import { CLOSED, INCIDENT, ON_DUTY, OPEN } from "./menu-walker.ts";

const at = (step: Step, change: Partial<MenuState> = {}): MenuState => ({ ...START, step, ...change });

/** "then: phrases → step", or "ask: …". */
function told(move: ReturnType<typeof press>): string {
  if (move.kind === "ask") return `ask: ${Object.values(move.ask).join(" ")}`;
  return `${move.then}: ${move.lines.map(({ phrase }) => phrase).join(" ")} → ${move.state.step}`;
}
const key = (keys: string, state: MenuState, world: World = OPEN): string =>
  told(press(state, { kind: "keys", keys }, world));
const found = (finding: Finding, state: MenuState, world: World = OPEN): string =>
  told(learn(state, finding, world));

describe("a key", () => {
  it.each<[string, string, MenuState, World, string]>([
    ["nothing", "", at("menu"), OPEN, "listen: nothingHeard menuShort → menu"],
    ["a blank", "  ", at("menu"), OPEN, "listen: nothingHeard menuShort → menu"],
    ["a wrong key", "9", at("menu"), OPEN, "listen: wrongKey menuShort → menu"],
    ["a key with blanks about it", " 1 ", at("menu"), OPEN, "listen: how → how"],
    ["nothing at a number", "", at("number"), OPEN, "listen: nothingHeard numberShort → number"],
    ["the finish key at a code", "#", at("code"), OPEN, "listen: nothingHeard codeShort → code"],
    ["the finish key at a fact", "#", at("fact"), OPEN, "listen: fact → fact"],
    ["the finish key once more", "#", at("fact", { strikes: 1 }), OPEN, "listen: nothingHeard factShort → fact"],
    ["0 at a code", "0", at("code", { path: ["block"] }), OPEN, "ask: enqueue mitid block 0"],
    ["0 at a code by night", "0", at("code"), CLOSED, "listen: exitClosed opensToday blockAnyHour menu → menu"],
    ["* at a code", "*", at("code"), OPEN, "listen: code → code"],
    ["* at a choice", "*", at("how"), OPEN, "listen: how → how"],
    ["* after the receipt", "*", at("receipt"), OPEN, "ask: receipt"],
    ["the language", "2", at("language"), OPEN, "listen: menu → menu"],
    ["the state of a case", "3", at("menu", { strikes: 2 }), OPEN, "listen: status → menu"],
    ["a means", "3", at("means"), OPEN, "ask: hasMeans codeReader"],
    ["the block of a means", "1", at("confirmMeans", { means: "chip" }), OPEN, "ask: blockMeans chip"],
    ["the block of none", "1", at("confirmMeans"), OPEN, "listen: means → means"],
    ["a look", "3", at("stop"), OPEN, "ask: look"],
    ["the whole", "1", at("stop"), OPEN, "ask: suspend"],
    ["a hold", "1", at("confirmHold"), OPEN, "ask: requestHold"],
    ["a change of mind", "2", at("stop"), OPEN, "listen: cancelled menu → menu"],
    ["the receipt again", "1", at("receipt"), OPEN, "ask: receipt"],
    ["help", "2", at("system"), OPEN, "ask: enqueue nemlogin help 5"],
    ["help with what is broken", "1", at("system"), INCIDENT, "listen: incident incidentChoice → incident"],
    ["help with what is not", "2", at("system"), INCIDENT, "ask: enqueue nemlogin help 5"],
    ["staying on", "0", at("incident", { system: "mitid" }), OPEN, "ask: enqueue mitid help 5"],
    ["staying on by night", "0", at("incident"), CLOSED, "hangUp: exitClosed opensToday blockAnyHour goodbye → over"],
    ["leaving", "1", at("incident"), OPEN, "hangUp: thanks goodbye → over"],
    ["anything while it waits", "1", at("waiting"), OPEN, "ask: fate"],
    ["anything while duty is rung", "1", at("duty"), OPEN, "hangUp: dutyMissed blockAnyHour goodbye → over"],
    ["anything in the queue", "1", at("queued"), OPEN, "hangUp: goodbye → over"],
    ["anything after the end", "", at("over"), OPEN, "hangUp: goodbye → over"],
  ])("%s", (_, keys, state, world, wanted) => {
    expect(key(keys, state, world)).toBe(wanted);
  }); // prettier-ignore

  it("that fails counts, and the last failure leads out", () => {
    const first = press(at("how"), { kind: "keys", keys: "9" }, OPEN);
    expect(first).toMatchObject({ kind: "say", strike: true, state: { step: "how", strikes: 1 } });
    const out = press(at("how", { strikes: 2 }), { kind: "keys", keys: "9" }, CLOSED);
    expect(told(out)).toBe("hangUp: exitClosed opensToday blockAnyHour goodbye → over");
    expect(out.state).toMatchObject({ strikes: 3, path: ["agent"] });
  });

  it("that leads on starts a clean count and remembers the choice, once", () => {
    const path = (keys: string, state: MenuState) => press(state, { kind: "keys", keys }, OPEN).state;
    expect(path("1", at("menu", { strikes: 2 }))).toMatchObject({ strikes: 0, path: ["block"] });
    expect(path("2", at("how", { path: ["block"] })).path).toEqual(["block", "cpr"]);
    expect(path("3", at("menu", { strikes: 2 }))).toMatchObject({ strikes: 0, path: ["status"] });
    expect(path("2", at("language"))).toMatchObject({ language: "en" });
    expect(withPath(at("menu", { path: ["block"] }), "block").path).toEqual(["block"]);
    expect(withPath(at("menu", { path: ["block", "code"] }), "block").path).toEqual([
      "block",
      "code",
      "block",
    ]);
  });
});

describe("the way out to a person", () => {
  const MAY_GO_ON = ["menu", "how", "code", "stop", "means", "confirmMeans", "number", "userId", "fact", "confirmHold", "system"]; // prettier-ignore

  it("by night leads back to the menu whoever asked at a step where they may go on, and nobody else", () => {
    for (const step of STEPS) {
      const asked = wayOut(at(step), CLOSED, "asked");
      const back = MAY_GO_ON.includes(step);
      expect(told(asked), step).toBe(
        back
          ? "listen: exitClosed opensToday blockAnyHour menu → menu"
          : "hangUp: exitClosed opensToday blockAnyHour goodbye → over",
      );
      for (const why of ["strikes", "limit"] as const)
        expect(told(wayOut(at(step), CLOSED, why)), step).toContain("hangUp: ");
    }
  });

  it("rings whoever is on duty for a stop, and for nothing else", () => {
    const duty = wayOut(at("code", { path: ["block"] }), ON_DUTY, "strikes");
    expect(told(duty)).toBe("dialDuty: dutyCalling → duty");
    expect(duty.state.path).toEqual(["block", "agent"]);
    expect(told(wayOut(at("system", { path: ["help"] }), ON_DUTY, "strikes"))).toContain("hangUp");
    expect(told(wayOut(at("code", { path: ["block"] }), CLOSED, "strikes"))).toContain("hangUp");
  });

  it("by day is the queue, where the caller's tries are forgotten", () => {
    const queued = wayOut(at("menu", { strikes: 2, path: ["help"] }), OPEN, "asked");
    expect(queued).toMatchObject({
      kind: "ask",
      state: { step: "queued", strikes: 0, path: ["help", "agent"] },
      ask: { ask: "enqueue", system: "general", reason: "help", priority: 5 },
    });
  });
});

describe("what is found", () => {
  it.each<[string, Finding, MenuState, World, string]>([
    ["a right code", { found: "code", result: "hit" }, at("code"), OPEN, "listen: stop → stop"],
    ["a wrong code", { found: "code", result: "miss" }, at("code"), OPEN, "listen: wrongCode codeShort → code"],
    ["a limit", { found: "code", result: "overLimit" }, at("code", { path: ["block"] }), OPEN, "ask: enqueue mitid block 0"],
    ["a limit by night", { found: "code", result: "overLimit" }, at("code"), CLOSED, "hangUp: exitClosed opensToday blockAnyHour goodbye → over"],
    ["the third wrong code by night", { found: "code", result: "miss" }, at("code", { wrongCodes: 2 }), CLOSED, "hangUp: exitClosed opensToday blockAnyHour goodbye → over"],
    ["the means", { found: "look", outcome: "found" }, at("stop"), OPEN, "listen: means → means"],
    ["no means", { found: "look", outcome: "notFound" }, at("stop"), OPEN, "listen: meansNone stopShort → stop"],
    ["silence", { found: "look", outcome: "systemDown" }, at("stop"), OPEN, "listen: meansUnknown stopShort → stop"],
    ["one of the kind", { found: "means", some: true }, at("means", { means: "chip" }), OPEN, "listen: confirmChip → confirmMeans"],
    ["none of the kind", { found: "means", some: false }, at("means", { means: "chip" }), OPEN, "listen: meansNone stopShort → stop"],
    ["a number kept", { found: "kept" }, at("number"), OPEN, "listen: fact → fact"],
    ["a fact kept", { found: "kept" }, at("fact"), OPEN, "listen: confirmHold → confirmHold"],
    ["a stop accepted", { found: "accepted" }, at("stop"), OPEN, "goOn: moment → waiting"],
    ["a place in the queue", { found: "queued" }, at("queued"), OPEN, "enqueue: toAgent → queued"],
    ["nothing any more", { found: "gone" }, at("waiting"), OPEN, "hangUp: thanks goodbye → over"],
    ["a receipt", { found: "receipt", receipt: "1" }, at("receipt"), OPEN, "listen: receipt receiptAgain receiptAgent → receipt"],
    ["a receipt by night", { found: "receipt", receipt: "1" }, at("receipt"), CLOSED, "listen: receipt receiptAgain → receipt"],
    ["a hold asked for", { found: "requested", receipt: "1" }, at("confirmHold"), CLOSED, "listen: neutral receipt afterHold bank receiptAgain → receipt"],
    ["the whole done", { found: "fate", fate: "done", receipt: "1" }, at("waiting"), CLOSED, "listen: doneIdentity receipt afterIdentity bank receiptAgain → receipt"],
    ["one means under way", { found: "fate", fate: "underWay", receipt: "1" }, at("waiting", { means: "chip" }), CLOSED, "listen: underWay receipt afterMeans bank receiptAgain → receipt"],
    ["not carried out", { found: "fate", fate: "notCarriedOut", receipt: "1" }, at("waiting"), CLOSED, "listen: notCarriedOut receipt bank receiptAgain → receipt"],
  ])("%s", (_, finding, state, world, wanted) => {
    expect(found(finding, state, world)).toBe(wanted);
  }); // prettier-ignore

  it("is told by the kind of means that is stopped", () => {
    const done: Finding = { found: "fate", fate: "done", receipt: "1" };
    const first = MENU_MEANS.map((means) => found(done, at("waiting", { means }), CLOSED).split(" ")[1]);
    expect(first).toEqual(["doneCodeApp", "doneCodeDisplay", "doneCodeReader", "doneChip"]);
  });

  it("leaves a clean count behind", () => {
    const fresh = { strikes: 0 };
    expect(learn(at("stop", { strikes: 2 }), { found: "accepted" }, OPEN).state).toMatchObject(fresh);
    const receipt: Finding = { found: "receipt", receipt: "1" };
    expect(learn(at("receipt", { strikes: 2 }), receipt, OPEN).state).toMatchObject(fresh);
    const none: Finding = { found: "means", some: false };
    expect(learn(at("means", { strikes: 2, means: "chip" }), none, OPEN).state).toMatchObject({
      ...fresh,
      means: null,
    });
    const wrong: Finding = { found: "code", result: "miss" };
    expect(learn(at("code"), wrong, OPEN).state).toMatchObject({ wrongCodes: 1, strikes: 1 });
  });
});

describe("hours and places", () => {
  it("name each day of the week up to six days ahead", () => {
    const opens = (day: string) =>
      opensLine({ ...CLOSED, opening: { open: false, opensNext: { day, minute: 480 } } }).phrase;
    const days = [14, 15, 16, 17, 18].map((day) => opens(`2026-03-${String(day)}`));
    expect(days).toEqual(["opensDay6", "opensDay0", "opensDay1", "opensDay2", "opensDay3"]);
    expect(opens("2026-03-19")).toBe("opensLater");
    expect(opensLine(OPEN)).toEqual({ phrase: "opensLater" });
    const later = { ...CLOSED, today: "2026-03-09" };
    const ahead = (day: string) =>
      opensLine({ ...later, opening: { open: false, opensNext: { day, minute: 480 } } }).phrase;
    expect([ahead("2026-03-12"), ahead("2026-03-13")]).toEqual(["opensDay4", "opensDay5"]);
  });

  it("tell the place and the wait", () => {
    const standing = { position: 3, agents: 2, medianTalkSeconds: 240 };
    expect(waitLines(standing)).toEqual([
      { phrase: "place", values: { place: "3" } },
      { phrase: "waitAbout5" },
    ]);
    // Two minutes are no longer under two.
    expect(waitLines({ position: 1, agents: 1, medianTalkSeconds: 120 })[1]).toEqual({
      phrase: "waitAbout5",
    });
  });
});
