/** Who hears of which act: a table kept by hand beside the data. */
import { expect, it } from "vitest";
import { days } from "../../../app/domain/duration.ts";
import { ACT_KINDS, isStop, STOP_KINDS } from "../../../app/domain/protection/acts.ts";
import {
  CERTIFICATE_STATE,
  NEMKONTO_WATCH,
  NOTHING_THERE,
  TARGETS,
  TARGET_SYSTEMS,
  STANDS_ALREADY,
  waitsForMitid,
} from "../../../app/domain/protection/targets.ts";

const BY_HAND = {
  hold: "mitid nemlogin nemloginAgain",
  block: "mitid",
  suspend: "mitid nemlogin nemloginAgain certificate nemkonto",
  revoke: "mitid nemlogin nemloginAgain certificate nemkonto",
  liftHold: "mitid",
  liftLockout: "mitid",
  reopen: "mitid certificate",
  activationCode: "mitid",
  temporaryPassword: "mitid",
  temporaryPin: "mitid",
  orderMeans: "mitid",
} as const;

it.each(ACT_KINDS)("%s is told to these systems and no other, MitID first", (kind) => {
  expect(TARGETS[kind].join(" ")).toBe(BY_HAND[kind]);
});

it("names each system", () => {
  expect(TARGET_SYSTEMS.join(" ")).toBe("mitid nemlogin nemloginAgain certificate nemkonto");
});

it("tells everybody of a stop at once but of the sessions begun meanwhile, and of an opening only after MitID", () => {
  const waiting = ACT_KINDS.flatMap((kind) =>
    TARGET_SYSTEMS.filter((system) => waitsForMitid(kind, system)).map((system) => `${kind} ${system}`),
  );
  const others = ["nemlogin", "nemloginAgain", "certificate", "nemkonto"];
  const openings = ACT_KINDS.filter((kind) => !isStop(kind));
  expect(waiting.toSorted()).toEqual(
    [
      ...STOP_KINDS.map((kind) => `${kind} nemloginAgain`),
      ...openings.flatMap((kind) => others.map((system) => `${kind} ${system}`)),
    ].toSorted(),
  );
});

it("knows what stands already where MitID refuses a stop", () => {
  expect(STANDS_ALREADY).toEqual({
    hold: ["identity.suspended", "identity.revoked"],
    block: ["identity.revoked", "authenticator.expired"],
    suspend: ["identity.revoked"],
    revoke: [],
  });
});

it("says what the certificates shall be after each act that they hear of, and only an opening makes them valid", () => {
  expect(CERTIFICATE_STATE).toEqual({ suspend: "onHold", revoke: "revoked", reopen: "valid" });
  const told = ACT_KINDS.filter((kind) => TARGETS[kind].includes("certificate"));
  expect(told).toEqual(Object.keys(CERTIFICATE_STATE));
  expect(told.filter((kind) => !isStop(kind))).toEqual(["reopen"]);
});

it("watches a NemKonto for fourteen days, longer than a change takes to hold", () => {
  expect(NEMKONTO_WATCH).toBe(days(14));
});

it("knows which answers mean that there is nothing to see to", () => {
  expect(NOTHING_THERE).toEqual(["certificate.none", "account.none"]);
});
