/** Activation codes, decided without HTTP: for which means, how long, and what a newer one does to them. */
import { describe, expect, it } from "vitest";
import { after, hours, minutes } from "../../../app/domain/duration.ts";
import type { Entry } from "../../../integrations/mitid/simulator/entry.ts";
import { decideActivationCode } from "../../../integrations/mitid/simulator/rules/activation-code.ts";
import { settle } from "../../../integrations/mitid/simulator/rules/settle.ts";
import { decideBlock } from "../../../integrations/mitid/simulator/rules/stops.ts";
import type { Chance } from "../../../integrations/mitid/simulator/rules/verdict.ts";
import {
  CHANCE,
  CHANCE_2,
  MEANS,
  NOBODY,
  NOW,
  entryIn,
  eventsOf,
  meansIn,
  mustApply,
  refusedFor,
  statesOf,
} from "./entries.ts";

const FOR_MEANS = { authenticatorId: MEANS, channel: "sms" } as const;
const codeBySms = (entry: Entry, now: Date, chance: Chance) =>
  decideActivationCode(entry, FOR_MEANS, now, chance);
const codeStates = (entry: Entry) => entry.reissues.map((one) => one.state);

describe("an activation code", () => {
  it.each([
    ["active", "authenticator.active"],
    ["temporarilyLocked", "authenticator.locked"],
    ["blocked", "authenticator.blocked"],
    ["expired", "authenticator.expired"],
  ] as const)("for a means that is %s is refused", (state, code) => {
    expect(codeBySms(entryIn("active", state), NOW, CHANCE)).toEqual(refusedFor(code));
  });

  it("is for a means of this identity, and never for a password", () => {
    const other = decideActivationCode(
      entryIn("active"),
      { ...FOR_MEANS, authenticatorId: NOBODY },
      NOW,
      CHANCE,
    );
    expect(other).toEqual(refusedFor("authenticator.unknown"));
    const password = entryIn("active", [meansIn("notActivated", "password")]);
    expect(codeBySms(password, NOW, CHANCE)).toEqual(refusedFor("authenticator.wrongKind"));
  });

  it.each([
    ["sms", minutes(30)],
    ["paper", hours(48)],
  ] as const)(
    "by %s expires at its end, not a moment sooner, and leaves the means as it was",
    (channel, valid) => {
      const order = { authenticatorId: MEANS, channel };
      const { entry } = mustApply(
        decideActivationCode(entryIn("active", "notActivated"), order, NOW, CHANCE),
      );
      expect(settle(entry, after(NOW, valid - 1))).toBeNull();
      const ended = settle(entry, after(NOW, valid + hours(3)));
      expect(ended?.changes).toEqual([
        {
          event: "activationCodeExpired",
          at: after(NOW, valid).toISOString(),
          authenticatorId: MEANS,
          reference: CHANCE.reference,
        },
      ]);
      expect(statesOf(ended?.entry ?? entry)).toEqual({ [MEANS]: "notActivated" });
      expect(settle(ended?.entry ?? entry, after(NOW, hours(99)))).toBeNull();
    },
  );

  it("on paper goes out although the number is new", () => {
    const entry = entryIn("active", "notActivated", NOW.toISOString());
    const order = { authenticatorId: MEANS, channel: "paper" } as const;
    expect(decideActivationCode(entry, order, NOW, CHANCE).fate).toBe("applied");
  });

  it("kills the one before it, which is told first", () => {
    const { entry } = mustApply(codeBySms(entryIn("active", "notActivated"), NOW, CHANCE));
    const second = mustApply(codeBySms(entry, NOW, CHANCE_2));
    expect(second.changes.map((one) => [one.event, one.reference])).toEqual([
      ["activationCodeDead", CHANCE.reference],
      ["activationCodeIssued", CHANCE_2.reference],
    ]);
    expect(codeStates(second.entry)).toEqual(["dead", "open"]);
  });

  it("for no means enrols a new app, and another enrolment takes its place", () => {
    const enrolment = { authenticatorId: null, channel: "sms" } as const;
    const first = mustApply(decideActivationCode(entryIn("active"), enrolment, NOW, CHANCE));
    expect(first.entry.identity.authenticators[1]).toMatchObject({
      id: CHANCE.authenticatorId,
      kind: "codeApp",
      state: "notActivated",
      serialSuffix: null,
    });
    const second = mustApply(decideActivationCode(first.entry, enrolment, NOW, CHANCE_2));
    expect(statesOf(second.entry)).toEqual({
      [MEANS]: "active",
      [CHANCE.authenticatorId]: "expired",
      [CHANCE_2.authenticatorId]: "notActivated",
    });
  });

  it("for no means leaves a kodeviser whose code it replaces as it was", () => {
    const { entry } = mustApply(codeBySms(entryIn("active", "notActivated"), NOW, CHANCE));
    const enrolment = { authenticatorId: null, channel: "sms" } as const;
    const second = mustApply(decideActivationCode(entry, enrolment, NOW, CHANCE_2));
    expect(statesOf(second.entry)[MEANS]).toBe("notActivated");
  });

  it("dies with its means when that is blocked", () => {
    const { entry } = mustApply(codeBySms(entryIn("active", "notActivated"), NOW, CHANCE));
    const blocked = mustApply(decideBlock(entry, MEANS, NOW));
    expect(eventsOf(blocked)).toEqual(["authenticatorBlocked", "activationCodeDead"]);
    expect(codeStates(blocked.entry)).toEqual(["dead"]);
  });
});
