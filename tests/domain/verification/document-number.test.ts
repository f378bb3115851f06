/** Numbers of passports and licences as people say them, as registers write them, and how often one may try. */
import { describe, expect, it } from "vitest";
import {
  documentOutcome,
  documentRefusal,
  normaliseDocumentNumber,
  NUMBERED_DOCUMENTS,
  triesLeft,
} from "../../../app/domain/verification/document-number.ts";
import { policyInForce } from "../../support/policy.ts";

const policy = policyInForce();

describe("what was typed", () => {
  it.each([
    ["210044718", "210044718"],
    [" 21 00 44 718 ", "210044718"],
    ["21.00.44-718", "210044718"],
    ["2100\t44718", "210044718"],
    ["c01x00t47", "C01X00T47"],
    ["123456", "123456"],
    ["12345", null],
    ["123456789012", "123456789012"],
    ["1234567890123", null],
    ["1 2 3 4 5", null],
    ["ABCDEF", null],
    ["ABCDE1", "ABCDE1"],
    ["ÆØÅ123", null],
    ["210044718!", null],
    ["_210044718", null],
    ["", null],
    ["......", null],
  ])("%j is the number %j", (typed, number) => {
    expect(normaliseDocumentNumber(typed)).toBe(number);
  });

  it("is of a passport or of a driving licence", () => {
    expect(NUMBERED_DOCUMENTS).toEqual(["passport", "drivingLicence"]);
  });
});

describe("held against the register", () => {
  it.each([
    ["210044718", "210044718", "matches"],
    ["21 00 44 718", "210044718", "matches"],
    ["c01x00t47", "C01X00T47", "matches"],
    ["210044718", "210044719", "differs"],
    ["210044718", "21004471", "differs"],
    [null, "210044718", "unknown"],
    ["", "210044718", "unknown"],
    ["   ", "210044718", "unknown"],
    // What the register has is no number: then nothing fits it, and nobody may be let in by it.
    ["-----", "210044718", "differs"],
  ] as const)("%j and %j: %s", (known, said, outcome) => {
    expect(documentOutcome(known, said)).toBe(outcome);
  });
});

describe("tries", () => {
  it.each([
    [0, 2],
    [1, 1],
    [2, 0],
    [3, 0],
  ])("%d today leave %d", (triesLately, left) => {
    expect(triesLeft(policy.documentNumber, triesLately)).toBe(left);
  });

  it.each([
    [0, 0, null],
    [1, 1, null],
    [2, 0, "document.tooManyTries"],
    [7, 1, "document.tooManyTries"],
    [0, 2, "subject.mustMeet"],
    [2, 2, "subject.mustMeet"],
  ] as const)("%d today after %d lost verifications: %s", (triesLately, failuresLately, refusal) => {
    expect(documentRefusal(policy, { triesLately, failuresLately })).toBe(refusal);
  });
});
