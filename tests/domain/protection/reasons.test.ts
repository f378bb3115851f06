/** Which reasons fit which act, and the list of identity theft: tables kept by hand. */
import { describe, expect, it } from "vitest";
import { ACT_KINDS, ACT_REASONS, isStop } from "../../../app/domain/protection/acts.ts";
import { reasonsFor } from "../../../app/domain/protection/reasons.ts";
import {
  isTheftReason,
  outcomesOf,
  THEFT_OUTCOMES,
  THEFT_STEPS,
} from "../../../app/domain/protection/theft.ts";
import { REQUESTERS } from "../../../app/domain/verification/representation.ts";

const OWN_STOP = "lost stolen misuse approvedByMistake unspecified";
const OTHERS_STOP = "reported misuse stolen lost unspecified";
const OPENINGS: Readonly<Record<string, string>> = {
  liftHold: "found approvedByMistake unspecified",
  liftLockout: "forgotten unspecified",
  reopen: "unspecified",
  activationCode: "newDevice lost stolen forgotten unspecified",
  temporaryPassword: "forgotten misuse unspecified",
  temporaryPin: "newDevice forgotten unspecified",
  orderMeans: "lost stolen worn newDevice unspecified",
};

describe("the reasons", () => {
  it("of a stop are the person's own, those of others, and a death for the estate", () => {
    for (const kind of ACT_KINDS.filter(isStop))
      for (const requester of REQUESTERS) {
        const wanted =
          requester === "subject" ? OWN_STOP : requester === "estate" ? `death ${OTHERS_STOP}` : OTHERS_STOP;
        expect(reasonsFor(kind, requester).join(" "), `${kind} for ${requester}`).toBe(wanted);
      }
  });

  it("of everything else are as the table says, whoever asks", () => {
    const kinds = ACT_KINDS.filter((kind) => !isStop(kind));
    expect([...kinds].sort()).toEqual(Object.keys(OPENINGS).sort());
    for (const kind of kinds)
      for (const requester of REQUESTERS)
        expect(reasonsFor(kind, requester).join(" "), `${kind} for ${requester}`).toBe(OPENINGS[kind]);
  });

  it("each fits somewhere", () => {
    const used = new Set(ACT_KINDS.flatMap((kind) => REQUESTERS.flatMap((who) => reasonsFor(kind, who))));
    expect([...used].sort()).toEqual([...ACT_REASONS].sort());
  });
});

describe("identity theft", () => {
  it("has nine steps, the stop first and the way back last", () => {
    expect(THEFT_STEPS.join(" ")).toBe(
      "suspend bank sim approved police creditWarning nemKonto readAccess appointment",
    );
    expect(THEFT_OUTCOMES.join(" ")).toBe("done advised notRelevant");
  });

  it("lets nobody tick the stop as done: MitID's answer says so", () => {
    for (const step of THEFT_STEPS)
      expect(outcomesOf(step).join(" "), step).toBe(
        step === "suspend" ? "advised notRelevant" : "done advised notRelevant",
      );
  });

  it("is asked about after misuse and what was approved by mistake, and after nothing else", () => {
    expect(ACT_REASONS.filter(isTheftReason)).toEqual(["misuse", "approvedByMistake"]);
  });
});
