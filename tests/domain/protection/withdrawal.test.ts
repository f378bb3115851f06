/** Taking back, refusing and telling: what a stop link does now, what may be refused, when a decision is written. */
import { describe, expect, it } from "vitest";
import { ACT_KINDS, ACT_STATES, isReissue, STOP_KINDS } from "../../../app/domain/protection/acts.ts";
import { letterIsDue } from "../../../app/domain/protection/letter.ts";
import { unattendedFacts } from "../../../app/domain/protection/unattended.ts";
import {
  RECALLS_REISSUES,
  REISSUE_STATES,
  stillWaits,
  stopOf,
} from "../../../app/domain/protection/withdrawal.ts";
import { isRefusable } from "../../../app/domain/protection/wish.ts";
import { REQUESTERS } from "../../../app/domain/verification/representation.ts";

const notBefore = new Date("2026-11-24T12:00:00Z");

describe("an act can be taken back", () => {
  it("only while it is accepted and had to wait", () => {
    for (const state of ACT_STATES) {
      expect(stillWaits({ state, notBefore }), state).toBe(state === "accepted");
      expect(stillWaits({ state, notBefore: null }), state).toBe(false);
    }
  });
});

it("a stop of the whole takes along what is on its way; a block of one means does not", () => {
  expect(RECALLS_REISSUES).toEqual({ hold: true, suspend: true, revoke: true, block: false });
});

describe("a stop link", () => {
  it("stops a reissue by the way that its state leaves, and nothing else at all", () => {
    for (const kind of ACT_KINDS) {
      for (const state of ACT_STATES) {
        for (const reissue of [null, ...REISSUE_STATES]) {
          const found = stopOf({ kind, state, notBefore: null }, reissue);
          const isUnderWay = reissue === "issued" || reissue === "sent";
          const killable = state === "sent" || (state === "acknowledged" && isUnderWay);
          const wanted = state === "accepted" ? "withdraw" : killable ? "cancel" : null;
          expect(found, `${kind} ${state} ${reissue ?? "-"}`).toBe(isReissue(kind) ? wanted : null);
        }
      }
    }
  });
});

describe("a wish", () => {
  it("may be refused unless it is a stop", () => {
    expect(ACT_KINDS.filter((kind) => !isRefusable(kind))).toEqual([...STOP_KINDS]);
  });
});

describe("a decision letter", () => {
  it("is due for a stop that the person did not ask for, and for every revocation", () => {
    for (const requester of REQUESTERS) {
      const due = ACT_KINDS.filter((kind) => letterIsDue(kind, requester));
      expect(due, requester).toEqual(
        requester === "subject" ? ["revoke"] : ["hold", "block", "suspend", "revoke"],
      );
    }
  });
});

describe("a stop that a caller sets with nobody beside them", () => {
  it("knows what was claimed, and little else", () => {
    expect(unattendedFacts("hold", "caller", "cprAndFact")).toEqual({
      kind: "hold",
      mover: "caller",
      requester: "subject",
      proofs: [{ id: "", level: "claimed", method: "cprAndFact" }],
      hadProof: true,
      identity: null,
      means: null,
      orderedMeans: null,
      delivery: null,
      isOpenAlready: false,
      isBeingStopped: false,
      contactAgeHours: null,
      anyContactAgeHours: null,
      addressAgeDays: null,
      cprStatus: null,
      failuresLately: 0,
      isApproved: false,
    });
    const known = { identity: "held", means: { kind: "chip", state: "active" } } as const;
    expect(unattendedFacts("block", "citizen", "blockingCode", known)).toMatchObject(known);
  });
});
