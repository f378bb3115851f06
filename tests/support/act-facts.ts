/** The facts of an act that may be done, to be spoilt one by one. */
import type { ActKind } from "../../app/domain/protection/acts.ts";
import { decideAct, type ActRefusal } from "../../app/domain/protection/decide.ts";
import type { ActFacts } from "../../app/domain/protection/facts.ts";
import { policyInForce } from "./policy.ts";

export const policy = policyInForce();

const READY: { readonly [Kind in ActKind]: Partial<ActFacts> } = {
  hold: {},
  block: { means: { kind: "codeDisplay", state: "active" } },
  suspend: {},
  revoke: {},
  liftHold: { identity: "held" },
  liftLockout: { means: { kind: "codeApp", state: "temporarilyLocked" } },
  reopen: { identity: "suspended" },
  activationCode: { delivery: "sms", means: { kind: "codeReader", state: "notActivated" } },
  temporaryPassword: { delivery: "sms" },
  temporaryPin: { delivery: "sms" },
  orderMeans: { delivery: "cprAddress", orderedMeans: "codeDisplay" },
};

export const facts = (kind: ActKind, over: Partial<ActFacts> = {}): ActFacts => ({
  kind,
  mover: "agent",
  requester: "subject",
  proofs: [{ id: "proof", level: "strong", method: "documentNumber" }],
  hadProof: true,
  identity: "active",
  means: null,
  orderedMeans: null,
  delivery: null,
  isOpenAlready: false,
  isBeingStopped: false,
  contactAgeHours: 5_000,
  anyContactAgeHours: 5_000,
  addressAgeDays: 5_000,
  cprStatus: "01",
  failuresLately: 0,
  isApproved: false,
  ...READY[kind],
  ...over,
});

export const reasons = (kind: ActKind, over: Partial<ActFacts>): readonly ActRefusal[] => {
  const ruling = decideAct(policy, facts(kind, over));
  return ruling.allowed ? [] : ruling.reasons;
};
