/** Which reasons a form offers for each act, by whoever asks, and what the nine steps of a theft may come to: by hand. */
import { describe, expect, it } from "vitest";
import { ACT_KINDS, ACT_REASONS, isStop, type ActKind } from "../../../app/domain/protection/acts.ts";
import { reasonsFor } from "../../../app/domain/protection/reasons.ts";
import {
  isTheftReason,
  outcomesOf,
  THEFT_OUTCOMES,
  THEFT_STEPS,
} from "../../../app/domain/protection/theft.ts";
import { REQUESTERS, type Requester } from "../../../app/domain/verification/representation.ts";

const STOP = "lost stolen misuse approvedByMistake unspecified";

/** What the person says; a form starts on the first. */
const OF_SUBJECT: { readonly [Kind in ActKind]: string } = {
  hold: STOP,
  block: STOP,
  suspend: STOP,
  revoke: STOP,
  liftHold: "found approvedByMistake unspecified",
  liftLockout: "forgotten unspecified",
  reopen: "unspecified",
  activationCode: "newDevice lost stolen forgotten unspecified",
  temporaryPassword: "forgotten misuse unspecified",
  temporaryPin: "newDevice forgotten unspecified",
  orderMeans: "lost stolen worn newDevice unspecified",
};

const THIRD = "reported misuse stolen lost";
/** Why somebody else wants a stop. */
const OF_OTHERS: { readonly [Who in Exclude<Requester, "subject">]: string } = {
  guardian: THIRD,
  attorney: THIRD,
  relative: THIRD,
  estate: `death ${THIRD}`,
  police: THIRD,
  bank: THIRD,
  employer: THIRD,
  authority: THIRD,
  line: "misuse reported stolen lost",
  register: "death numberAnnulled",
};

describe("the reasons of an act", () => {
  it.each(ACT_KINDS)("%s: as the list says, whoever asks", (kind) => {
    for (const requester of REQUESTERS) {
      const wanted = requester === "subject" || !isStop(kind) ? OF_SUBJECT[kind] : OF_OTHERS[requester];
      const said = requester === "register" && kind === "revoke" ? "death" : wanted;
      expect(reasonsFor(kind, requester).join(" "), requester).toBe(said);
    }
  });

  it("let the person say nothing, and give a decision that nobody asked for a reason", () => {
    for (const kind of ACT_KINDS)
      for (const requester of REQUESTERS) {
        const reasons = reasonsFor(kind, requester);
        const isDecision = isStop(kind) && requester !== "subject";
        expect(reasons.includes("unspecified"), `${kind} ${requester}`).toBe(!isDecision);
        expect(new Set(reasons).size).toBe(reasons.length);
      }
  });
});

describe("identity theft", () => {
  it("is stopped in nine steps, the whole MitID first and the appointment last", () => {
    expect(THEFT_STEPS.join(" ")).toBe(
      "suspend bank sim approved police creditWarning nemKonto readAccess appointment",
    );
    expect(THEFT_OUTCOMES).toEqual(["done", "advised", "notRelevant"]);
  });

  it("has no tick for the stop itself: only the act does that", () => {
    for (const step of THEFT_STEPS) expect(outcomesOf(step).includes("done"), step).toBe(step !== "suspend");
    expect(outcomesOf("suspend")).toEqual(["advised", "notRelevant"]);
    expect(outcomesOf("bank")).toEqual(["done", "advised", "notRelevant"]);
  });

  it("is asked about after misuse and after an approval by mistake, and after nothing else", () => {
    expect(ACT_REASONS.filter(isTheftReason)).toEqual(["misuse", "approvedByMistake"]);
    expect(["", "death ", "Misuse"].filter(isTheftReason)).toEqual([]);
  });
});
