/** Which phones may get a code, how often, and what a try comes to at each edge. */
import { describe, expect, it } from "vitest";
import { hours, minutes } from "../../../app/domain/duration.ts";
import {
  normaliseCode,
  sendRefusal,
  settledPhones,
  verdictOnTry,
  type SendFacts,
} from "../../../app/domain/verification/one-time-code.ts";
import { policyInForce } from "../../support/policy.ts";

const policy = policyInForce();
const now = new Date("2026-03-12T09:00:00.000Z");
const phone = (ago: number, value = "+4520000001") => ({
  kind: "phone" as const,
  value,
  changedAt: new Date(now.getTime() - ago).toISOString(),
});
const settled = (contacts: Parameters<typeof settledPhones>[0]) =>
  settledPhones(contacts, policy.contact, now);

describe("a phone", () => {
  it.each([
    ["119 hours and 59 minutes", hours(120) - minutes(1), 0],
    ["a millisecond short of 120 hours", hours(120) - 1, 0],
    ["120 hours", hours(120), 1],
    ["a year", hours(8_760), 1],
    ["no time at all", 0, 0],
  ])("that has stood for %s", (_, ago, count) => {
    expect(settled([phone(ago)])).toHaveLength(count);
  });

  it("that was changed in the future, or at no readable instant, has not stood", () => {
    expect(settled([phone(-hours(500))])).toEqual([]);
    expect(settled([{ kind: "phone", changedAt: "long ago" }])).toEqual([]);
  });

  it("is no address for mail, however old", () => {
    expect(settled([{ ...phone(hours(500)), kind: "email" }])).toEqual([]);
  });

  it("that has stood longest comes first, and the list given in stays as it was", () => {
    const contacts = [
      phone(hours(130), "b"),
      phone(hours(119), "young"),
      phone(hours(900), "a"),
      phone(hours(121), "c"),
    ];
    const order = [...contacts];
    expect(settledPhones(contacts, policy.contact, now).map(({ value }) => value)).toEqual(["a", "b", "c"]);
    expect(contacts).toEqual(order);
  });
});

describe("a code", () => {
  const send = (change: Partial<SendFacts>) =>
    sendRefusal(policy, { phones: 1, settledPhones: 1, sendsLately: 0, failuresLately: 0, ...change });

  it.each([
    [{}, null],
    [{ sendsLately: 4 }, null],
    [{ sendsLately: 5 }, "code.tooManySends"],
    [{ sendsLately: 6 }, "code.tooManySends"],
    [{ failuresLately: 1 }, null],
    [{ failuresLately: 2 }, "subject.mustMeet"],
    [{ settledPhones: 0 }, "contact.tooYoung"],
    [{ settledPhones: 0, phones: 0 }, "contact.none"],
    [{ settledPhones: 0, phones: 0, failuresLately: 2, sendsLately: 9 }, "subject.mustMeet"],
    [{ settledPhones: 0, sendsLately: 9 }, "contact.tooYoung"],
  ] as const)("with %j may be sent, or not: %s", (change, refusal) => {
    expect(send(change)).toBe(refusal);
  });

  it.each([
    ["123456", "123456"],
    ["012345", "012345"],
    [" 12 34-56 ", "123456"],
    ["12345", null],
    ["1234567", null],
    ["12345a", null],
    ["１２３４５６", null],
    ["123.456", null],
    ["", null],
  ])("typed as %j is %j", (typed, code) => {
    expect(normaliseCode(typed)).toBe(code);
  });
});

/** State, wrong tries so far, milliseconds until it ends; verdict where the try is right and where it is wrong. */
const TRIES = [
  ["live", 0, 1, "right", "wrong"],
  ["live", 3, 1, "right", "wrong"],
  ["live", 4, 1, "right", "dies"],
  ["live", 5, 1, "right", "dies"],
  ["live", 0, 0, "expires", "expires"],
  ["live", 4, -1, "expires", "expires"],
  ["used", 0, 1, "none", "none"],
  ["replaced", 0, 1, "none", "none"],
  ["dead", 5, 1, "dead", "dead"],
  ["expired", 0, 1, "expired", "expired"],
  ["dead", 5, -1, "dead", "dead"],
] as const;

it.each(TRIES)("a %s code after %d wrong tries, %d ms before its end: %s, %s", (...row) => {
  const [state, wrongTries, left, right, wrong] = row;
  const code = { state, wrongTries, expiresAt: new Date(now.getTime() + left) };
  expect(verdictOnTry(code, true, policy.oneTimeCode, now)).toBe(right);
  expect(verdictOnTry(code, false, policy.oneTimeCode, now)).toBe(wrong);
});
