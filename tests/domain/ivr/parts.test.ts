/** The small parts: caller ids, call states, hours, waits. */
import { describe, expect, it } from "vitest";
import { callStateOf, isOver, movesForward } from "../../../app/domain/ivr/call-state.ts";
import { readCallerId } from "../../../app/domain/ivr/caller-id.ts";
import { opensLine } from "../../../app/domain/ivr/moves.ts";
import { spokenDigits } from "../../../app/domain/ivr/phrases.ts";
import { waitPhrase } from "../../../app/domain/ivr/wait.ts";
import { CLOSED } from "./menu-walker.ts";

describe("caller ids", () => {
  it.each([
    "+266696687",
    "+7378742833",
    "+2562533",
    "+8656696",
    "+86282452253",
    "anonymous",
    "Restricted",
    "",
    "unknown",
    "sip:a@b",
    "+0123456789",
    "12345678",
    "client:agent_1",
    "x+4520000001",
    "+4520000001x",
  ])("«%s» is withheld", (from) => {
    expect(readCallerId(from)).toEqual({ kind: "withheld" });
  });

  it("keeps numbers, with two digits to show", () => {
    const number = { kind: "number", e164: "+4520000001", suffix: "01" };
    expect(readCallerId("+4520000001")).toEqual(number);
    expect(readCallerId(" +4520000001 ")).toEqual(number);
  });
});

describe("call states", () => {
  it("are Twilio's words in our own, and over at the end alone", () => {
    const words = {
      queued: "ringing",
      initiated: "ringing",
      ringing: "ringing",
      "in-progress": "inProgress",
      answered: "inProgress",
      completed: "completed",
      busy: "busy",
      "no-answer": "noAnswer",
      failed: "failed",
      canceled: "canceled",
    };
    for (const [word, state] of Object.entries(words)) {
      const found = callStateOf(word);
      expect(found, word).toBe(state);
      if (found !== null) expect(isOver(found), word).toBe(!["ringing", "inProgress"].includes(state));
    }
    expect(callStateOf("")).toBeNull();
  });

  it("only move forward", () => {
    expect(movesForward("ringing", "inProgress")).toBe(true);
    expect(movesForward("inProgress", "completed")).toBe(true);
    expect(movesForward("completed", "inProgress")).toBe(false);
    expect(movesForward("completed", "failed")).toBe(false);
    expect(callStateOf("in-progress")).toBe("inProgress");
    expect(callStateOf("sideways")).toBeNull();
  });
});

describe("hours as they are spoken", () => {
  const opens = (day: string, minute: number) =>
    opensLine({ ...CLOSED, opening: { open: false, opensNext: { day, minute } } });

  it("names today, tomorrow or the weekday", () => {
    expect(opens("2026-03-12", 480)).toEqual({ phrase: "opensToday", values: { time: "8" } });
    expect(opens("2026-03-13", 570)).toEqual({ phrase: "opensTomorrow", values: { time: "9 30" } });
    expect(opens("2026-03-16", 480).phrase).toBe("opensDay1");
    expect(opens("2026-03-20", 480).phrase).toBe("opensLater");
    expect(opensLine({ ...CLOSED, opening: { open: false, opensNext: null } }).phrase).toBe("opensLater");
  });
});

describe("waits as they are spoken", () => {
  it.each([
    [1, 1, 100, "waitUnder2"],
    [2, 1, 150, "waitAbout5"],
    [4, 2, 300, "waitAbout10"],
    [3, 1, 300, "waitAbout15"],
    [20, 1, 300, "waitOver15"],
    [1, 0, 300, "waitUnknown"],
    [1, 1, null, "waitUnknown"],
  ])("place %i, %i agents, %s s", (position, agents, medianTalkSeconds, phrase) => {
    expect(waitPhrase({ position, agents, medianTalkSeconds })).toBe(phrase);
  });
});

it("speaks digits one by one", () => {
  expect(spokenDigits("47110923")).toBe("4 7 1 1 0 9 2 3");
});
