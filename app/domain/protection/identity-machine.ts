/** What can happen to a whole MitID (domain.md §1.4, §1.5). What lies beneath keeps each means' own state. */
import type { Edge, Machine } from "./machine.ts";
import { IDENTITY_STATES, type AuthenticatorState, type IdentityState } from "./means.ts";

export const IDENTITY_EVENTS = [
  "hold",
  "holdEnds",
  "validMeansUsed",
  "liftHold",
  "suspend",
  "reopen",
  "revoke",
  "died",
  "numberAnnulled",
  "numberChanged",
  "emigrated",
] as const;
export type IdentityEvent = (typeof IDENTITY_EVENTS)[number];

type IdentityEdge = Edge<IdentityState, IdentityEvent>;

const elsewhere = { act: null, leastLevel: "none", fourEyes: "never" } as const;

const EDGES: readonly IdentityEdge[] = [
  {
    event: "hold",
    from: ["active"],
    to: "held",
    act: "hold",
    by: ["agent", "clerk", "caller", "citizen"],
    leastLevel: "claimed",
    fourEyes: "uninvited",
    notice: true,
    letter: "uninvited",
    source: "product.md §6: 24 hours",
  },
  {
    ...elsewhere,
    event: "holdEnds",
    from: ["held"],
    to: "active",
    by: ["clock"],
    notice: false,
    letter: "never",
    source: "product.md §6: a hold ends by itself",
  },
  {
    ...elsewhere,
    event: "validMeansUsed",
    from: ["held"],
    to: "active",
    by: ["holder"],
    notice: true,
    letter: "never",
    source: "product.md §6; domain.md §2.4: reversible with a valid means",
  },
  {
    event: "liftHold",
    from: ["held"],
    to: "active",
    act: "liftHold",
    by: ["agent", "clerk"],
    leastLevel: "confirmed",
    fourEyes: "never",
    notice: true,
    letter: "never",
    source: "product.md §6: an agent at confirmed",
  },
  {
    event: "suspend",
    from: ["active", "held"],
    to: "suspended",
    act: "suspend",
    by: ["agent", "clerk", "caller", "citizen"],
    leastLevel: "claimed",
    fourEyes: "uninvited",
    notice: true,
    letter: "uninvited",
    source: "product.md §6; domain.md §1.4 B",
  },
  {
    event: "reopen",
    from: ["suspended"],
    to: "active",
    act: "reopen",
    by: ["clerk"],
    leastLevel: "inPerson",
    fourEyes: "never",
    notice: true,
    letter: "never",
    source: "domain.md §2.5 R4: only in person at Borgerservice",
  },
  {
    event: "revoke",
    from: ["active", "held", "suspended"],
    to: "revoked",
    act: "revoke",
    by: ["clerk", "agent"],
    leastLevel: "inPerson",
    fourEyes: "always",
    notice: true,
    letter: "always",
    source: "product.md §6, four eyes: permanent revocation",
  },
  {
    ...elsewhere,
    event: "died",
    from: ["active", "held"],
    to: "suspended",
    by: ["register"],
    notice: false,
    letter: "always",
    source:
      "domain.md §8.2 status 90, §2.3: must block immediately; a letter to the estate; for ever by four eyes",
  },
  {
    ...elsewhere,
    event: "numberAnnulled",
    from: ["active", "held"],
    to: "suspended",
    by: ["register"],
    notice: true,
    letter: "always",
    source: "domain.md §8.2 status 30, 50: stop, find the valid number",
  },
  {
    ...elsewhere,
    event: "numberChanged",
    from: ["active"],
    to: "active",
    by: ["register"],
    notice: false,
    letter: "never",
    source: "domain.md §8.2 status 60: the person lives on under the new number, and so does their MitID",
  },
  {
    ...elsewhere,
    event: "emigrated",
    from: ["active"],
    to: "active",
    by: ["register"],
    notice: false,
    letter: "never",
    source: "domain.md §8.2 status 80: access stays, no means goes to an address that is not there",
  },
];

export const identityMachine: Machine<IdentityState, IdentityEvent> = {
  name: "identity",
  states: IDENTITY_STATES,
  start: "active",
  final: ["revoked"],
  events: IDENTITY_EVENTS,
  edges: EDGES,
};

/** Whether a means opens anything: it must be active itself, and nothing may lie above it. */
export const isUsable = (identity: IdentityState, means: AuthenticatorState): boolean =>
  identity === "active" && means === "active";

/** What a CPR status code means for the identity; null for the codes that change nothing (domain.md §8.2). */
export function eventOfCprStatus(
  status: string,
): Extract<IdentityEvent, "died" | "numberAnnulled" | "numberChanged" | "emigrated"> | null {
  switch (status) {
    case "90":
      return "died";
    case "30":
    case "50":
      return "numberAnnulled";
    case "60":
      return "numberChanged";
    case "80":
      return "emigrated";
    default:
      return null;
  }
}
