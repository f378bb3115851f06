/** What can happen to one login means (domain.md §1.5). Blocked kodeviser and kodeoplæsere never return. */
import type { Edge, Machine } from "./machine.ts";
import { AUTHENTICATOR_STATES, type AuthenticatorState } from "./means.ts";

export const AUTHENTICATOR_EVENTS = [
  "activate",
  "lockOut",
  "lockOutEnds",
  "liftLockout",
  "block",
  "blockedByTries",
  "replace",
] as const;
export type AuthenticatorEvent = (typeof AUTHENTICATOR_EVENTS)[number];

type AuthenticatorEdge = Edge<AuthenticatorState, AuthenticatorEvent>;

const elsewhere = { act: null, leastLevel: "none", fourEyes: "never", letter: "never" } as const;

const EDGES: readonly AuthenticatorEdge[] = [
  {
    ...elsewhere,
    event: "activate",
    from: ["notActivated"],
    to: "active",
    by: ["holder"],
    notice: true,
    source: "domain.md §1.5, §1.6: an activation code, for one means only",
  },
  {
    ...elsewhere,
    event: "lockOut",
    from: ["active"],
    to: "temporarilyLocked",
    by: ["mitid"],
    notice: false,
    source: "domain.md §1.5: wrong PIN or code several times",
  },
  {
    ...elsewhere,
    event: "lockOutEnds",
    from: ["temporarilyLocked"],
    to: "active",
    by: ["clock", "holder"],
    notice: false,
    source: "domain.md §1.5: by itself after a period, or on mitid.dk",
  },
  {
    event: "liftLockout",
    from: ["temporarilyLocked"],
    to: "active",
    act: "liftLockout",
    by: ["agent", "clerk"],
    leastLevel: "confirmed",
    fourEyes: "never",
    notice: true,
    letter: "never",
    source: "product.md §5; domain.md §2.5 R3",
  },
  {
    event: "block",
    from: ["notActivated", "active", "temporarilyLocked"],
    to: "blocked",
    act: "block",
    by: ["agent", "clerk", "caller", "citizen"],
    leastLevel: "claimed",
    fourEyes: "uninvited",
    notice: true,
    letter: "uninvited",
    source: "product.md §6; domain.md §2.5 R1, R2, R10",
  },
  {
    ...elsewhere,
    event: "blockedByTries",
    // From active too: wrong tries keep counting when a lock-out has ended by itself.
    from: ["active", "temporarilyLocked"],
    to: "blocked",
    by: ["mitid"],
    notice: true,
    source: "domain.md §1.5: further wrong tries",
  },
  {
    ...elsewhere,
    event: "replace",
    from: ["notActivated", "active", "temporarilyLocked"],
    to: "expired",
    by: ["mitid"],
    notice: true,
    source: "domain.md §1.5: replaced by a new one",
  },
];

export const authenticatorMachine: Machine<AuthenticatorState, AuthenticatorEvent> = {
  name: "authenticator",
  states: AUTHENTICATOR_STATES,
  start: "notActivated",
  final: ["blocked", "expired"],
  events: AUTHENTICATOR_EVENTS,
  edges: EDGES,
};
