/** Entries of the simulated register for tests of its rules, without HTTP. */
import { after, hours } from "../../../app/domain/duration.ts";
import type { Entry, Means } from "../../../integrations/mitid/simulator/entry.ts";
import type { Applied, Chance, Verdict } from "../../../integrations/mitid/simulator/rules/verdict.ts";

export const NOW = new Date("2026-03-12T01:14:00.000Z");
export const BEFORE = "2026-03-11T20:00:00.000Z";
export const MEANS = "7e7eef55-67e7-4ff1-a58b-b0e883c22f8b";
export const NOBODY = "00000000-0000-4000-a000-000000000000";

export const CHANCE: Chance = {
  reference: "5d0b7f0e-6f0e-4f0a-9c56-3f6a1f3f9a01",
  authenticatorId: "0c4f3f4e-9d55-4a54-8a3e-1f7f6f1c2b02",
  serialSuffix: "0042",
  digits: "01234567",
  password: "rundstykke",
};
/** Another draw, for a second order. */
export const CHANCE_2: Chance = {
  reference: "5d0b7f0e-6f0e-4f0a-9c56-3f6a1f3f9a11",
  authenticatorId: "0c4f3f4e-9d55-4a54-8a3e-1f7f6f1c2b12",
  serialSuffix: "0043",
  digits: "76543210",
  password: "kanelsnegl",
};

export const meansIn = (state: Means["state"], kind: Means["kind"] = "codeDisplay", id = MEANS): Means => ({
  id,
  kind,
  state,
  stateChangedAt: BEFORE,
  serialSuffix: "4471",
  device: null,
  issuedAt: BEFORE,
  lastUsedAt: null,
});

export function entryIn(
  state: Entry["identity"]["state"],
  means: Means["state"] | readonly Means[] = "active",
  phoneChangedAt = "2023-01-01T00:00:00.000Z",
): Entry {
  return {
    identity: {
      uuid: "ddf9d8d6-3b7a-44ad-a09f-f7ad3e286045",
      cpr: "6501721472",
      userId: "inger.vestergaard",
      name: "Inger Vestergaard",
      state,
      stateChangedAt: BEFORE,
      heldUntil: state === "held" ? after(NOW, hours(1)).toISOString() : null,
      assuranceLevel: "Substantial",
      version: 3,
      authenticators: typeof means === "string" ? [meansIn(means)] : [...means],
    },
    contacts: [{ kind: "phone", value: "+4520000001", changedAt: phoneChangedAt }],
    reissues: [],
    memories: new Map(),
    holdEndedAt: null,
    reopenedAt: null,
  };
}

export function mustApply(verdict: Verdict): Applied {
  if (verdict.fate !== "applied") throw new Error(JSON.stringify(verdict));
  return verdict;
}

export const eventsOf = ({ changes }: Pick<Applied, "changes">) => changes.map((one) => one.event);
export const refusedFor = (code: string) => ({ fate: "notAllowed", code });
export const statesOf = (entry: Entry) =>
  Object.fromEntries(entry.identity.authenticators.map((one) => [one.id, one.state]));
