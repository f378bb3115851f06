/** What a line of MitID's own log means, every event in every situation, compared with a table kept by hand. */
import { describe, expect, it } from "vitest";
import { ACT_KINDS, ACT_STATES } from "../../../app/domain/protection/acts.ts";
import {
  EFFECT_OF,
  meaningOf,
  opensElsewhere,
  reissueAfter,
  type LogEvent,
} from "../../../app/domain/protection/mitid-log.ts";

/** Whose doing it is where no order of ours is behind it, and where it takes the code or the parcel that it names. */
const LINES: { readonly [Event in LogEvent]: readonly [whose: string, reissue: string | null] } = {
  authenticatorBlocked: ["foreign", null],
  authenticatorOrdered: ["foreign", null],
  activationCodeIssued: ["foreign", null],
  temporaryPasswordIssued: ["foreign", null],
  temporaryPinIssued: ["foreign", null],
  reissueCancelled: ["foreign", "cancelled"],
  contactChanged: ["foreign", null],
  identityHeld: ["foreign", null],
  identitySuspended: ["foreign", null],
  identityReopened: ["foreign", null],
  identityRevoked: ["foreign", null],
  authenticatorLocked: ["byItself", null],
  authenticatorUnlocked: ["byItself", null],
  authenticatorSent: ["byItself", "sent"],
  authenticatorActivated: ["byItself", "used"],
  activationCodeDead: ["byItself", "dead"],
  activationCodeExpired: ["byItself", "expired"],
  temporaryPasswordUsed: ["byItself", "used"],
  temporaryPinUsed: ["byItself", "used"],
  holdEnded: ["byItself", null],
  holdLifted: ["byItself", null],
};
const isEvent = (name: string): name is LogEvent => Object.hasOwn(LINES, name);
const EVENTS = Object.keys(LINES).filter(isEvent);

describe("a line", () => {
  it("behind which is an order of ours is ours, and late where we have not heard of it yet", () => {
    for (const event of EVENTS)
      for (const act of ACT_STATES)
        for (const isKnownPerson of [true, false])
          expect(meaningOf({ event, act, isKnownPerson }), `${event} ${act}`).toBe(
            act === "acknowledged" ? "ours" : "oursLate",
          );
  });

  it("without one is somebody else's decision or nobody's, and nothing to us of a stranger", () => {
    for (const event of EVENTS) {
      expect(meaningOf({ event, act: null, isKnownPerson: true }), event).toBe(LINES[event][0]);
      expect(meaningOf({ event, act: null, isKnownPerson: false }), event).toBe("stranger");
    }
  });

  it("takes a code or a parcel where the table says; a newer code has replaced the older", () => {
    for (const event of EVENTS) {
      for (const kind of [null, ...ACT_KINDS]) {
        const isNewer = event === "activationCodeDead" && kind === "activationCode";
        expect(reissueAfter(event, kind), `${event} ${kind ?? "-"}`).toBe(
          isNewer ? "replaced" : LINES[event][1],
        );
      }
    }
  });

  it("says of each kind of act that it took effect", () => {
    expect(EFFECT_OF).toEqual({
      hold: "identityHeld",
      block: "authenticatorBlocked",
      suspend: "identitySuspended",
      revoke: "identityRevoked",
      liftHold: "holdLifted",
      liftLockout: "authenticatorUnlocked",
      reopen: "identityReopened",
      activationCode: "activationCodeIssued",
      temporaryPassword: "temporaryPasswordIssued",
      temporaryPin: "temporaryPinIssued",
      orderMeans: "authenticatorOrdered",
    });
  });
});

describe("what others do at MitID after a stop of ours", () => {
  /** Kept by hand: what gives access, or changes where codes go. */
  const OPENING: readonly LogEvent[] = [
    ...(["authenticatorOrdered", "activationCodeIssued", "temporaryPasswordIssued"] as const),
    ...(["temporaryPinIssued", "contactChanged", "identityReopened"] as const),
  ];

  it("is looked at where it opens, and left alone where it stops or is the person's own doing", () => {
    expect(EVENTS.filter((event) => opensElsewhere(event, "foreign"))).toEqual(
      EVENTS.filter((event) => OPENING.includes(event)),
    );
  });

  it("is nobody's business where it is ours, or not about a person we know", () => {
    for (const meaning of ["ours", "oursLate", "byItself", "stranger", "setAside"] as const)
      expect(
        EVENTS.filter((event) => opensElsewhere(event, meaning)),
        meaning,
      ).toEqual([]);
  });
});
