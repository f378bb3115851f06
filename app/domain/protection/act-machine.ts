/** An act only moves forward (product.md §6). The database keeps the same order by a trigger (db/migrations). */
import type { ActState } from "./acts.ts";

export const ACT_EVENTS = [
  "propose",
  "accept",
  "send",
  "acknowledge",
  "refuse",
  "expire",
  "fail",
  "withdraw",
] as const;
export type ActEvent = (typeof ACT_EVENTS)[number];

/** From each state, the states that each event leads to; what is not here is not possible. */
export const ACT_MOVES: { readonly [State in ActState]: { readonly [Event in ActEvent]?: ActState } } = {
  requested: { propose: "awaitingApproval", accept: "accepted", refuse: "refused", withdraw: "withdrawn" },
  awaitingApproval: { accept: "accepted", refuse: "refused", expire: "expired", withdraw: "withdrawn" },
  accepted: {
    send: "sent",
    acknowledge: "acknowledged",
    refuse: "refused",
    fail: "failed",
    withdraw: "withdrawn",
  },
  sent: { acknowledge: "acknowledged", refuse: "refused", fail: "failed" },
  acknowledged: {},
  refused: {},
  expired: {},
  failed: {},
  withdrawn: {},
};

/** The state after the event, or null where the act cannot move so. */
export const actAfter = (state: ActState, event: ActEvent): ActState | null =>
  ACT_MOVES[state][event] ?? null;

export const isSettled = (state: ActState): boolean => Object.keys(ACT_MOVES[state]).length === 0;
