/** Levels in their order, and the strongest proof that lives: compared with tables kept by hand. */
import { describe, expect, it } from "vitest";
import {
  atLeast,
  isLive,
  PROOF_LEVELS,
  strongest,
  VERIFICATION_METHODS,
  weaker,
  type ProofLevel,
  type Verification,
} from "../../../app/domain/verification/level.ts";

const NOW = new Date("2026-11-24T12:00:00Z");
const at = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const proof = (id: string, level: ProofLevel, minutes = 20, endedAt: Date | null = null): Verification => ({
  ...{ id, level, endedAt },
  method: "controlQuestions",
  expiresAt: at(minutes),
});

describe("the levels", () => {
  it("are these, in this order, and each reaches itself and what is below", () => {
    expect(PROOF_LEVELS).toEqual(["none", "claimed", "confirmed", "strong", "inPerson"]);
    const reaches = PROOF_LEVELS.map((reached) => PROOF_LEVELS.map((needed) => atLeast(reached, needed)));
    expect(reaches.map((row) => row.map((yes) => (yes ? "x" : ".")).join(""))).toEqual([
      "x....",
      "xx...",
      "xxx..",
      "xxxx.",
      "xxxxx",
    ]);
  });

  it("give way to the weaker of two", () => {
    expect([weaker("strong", "claimed"), weaker("claimed", "strong"), weaker("none", "none")]).toEqual([
      ...["claimed", "claimed", "none"],
    ]);
  });

  it("are reached by these methods", () => {
    expect(VERIFICATION_METHODS).toEqual([
      "blockingCode",
      "cprAndFact",
      "controlQuestions",
      "oneTimeCode",
      "documentNumber",
      "approval",
      "documentCheck",
      "representation",
    ]);
  });
});

describe("a proof", () => {
  it("lives until the very moment of its end, and not at it", () => {
    expect(isLive(proof("a", "claimed", 1), NOW)).toBe(true);
    expect(isLive(proof("a", "claimed", 0), NOW)).toBe(false);
    expect(isLive(proof("a", "claimed", -1), NOW)).toBe(false);
  });

  it("that was ended does not live, whenever it was ended", () => {
    for (const minutes of [-5, 0, 5]) expect(isLive(proof("a", "strong", 20, at(minutes)), NOW)).toBe(false);
  });
});

describe("the strongest", () => {
  const idOf = (...proofs: readonly Verification[]) => strongest(proofs, NOW)?.id ?? null;

  it("is none of none, and none of those that are over", () => {
    expect(idOf()).toBeNull();
    expect(idOf(proof("old", "inPerson", 0), proof("ended", "strong", 20, at(-1)))).toBeNull();
  });

  it("is the highest level, wherever it stands", () => {
    const [low, mid, high] = [proof("low", "claimed"), proof("mid", "confirmed"), proof("high", "strong")];
    for (const order of [
      [low, mid, high],
      [high, mid, low],
      [mid, high, low],
    ])
      expect(idOf(...order)).toBe("high");
    expect(idOf(proof("over", "inPerson", -1), low)).toBe("low");
  });

  it("is, of two alike, the one that lives longer, and the first of two that are the same", () => {
    const [short, long] = [proof("short", "confirmed", 5), proof("long", "confirmed", 15)];
    expect([idOf(short, long), idOf(long, short)]).toEqual(["long", "long"]);
    expect(idOf(proof("first", "confirmed", 5), proof("second", "confirmed", 5))).toBe("first");
  });

  it("is never a weaker one that lives longer", () => {
    expect(idOf(proof("strong", "strong", 1), proof("weak", "claimed", 19))).toBe("strong");
    expect(idOf(proof("weak", "claimed", 19), proof("strong", "strong", 1))).toBe("strong");
  });
});
