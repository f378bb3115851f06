/** An act only moves forward (product.md §6). The database keeps the same edges by a trigger, and a test holds the two together. */
import type { ActState } from "./acts.ts";

export const ACT_EVENTS = ["send", "acknowledge", "refuse", "withdraw"] as const;
export type ActEvent = (typeof ACT_EVENTS)[number];

/** A row begins with its decision: what waits for one is a proposal or a call's request for a hold. */
export const ACT_STARTS = ["accepted", "refused"] as const satisfies readonly ActState[];

/** From each state, the states that each event leads to; what is not here is not possible. */
export const ACT_MOVES: { readonly [State in ActState]: { readonly [Event in ActEvent]?: ActState } } = {
  accepted: { send: "sent", acknowledge: "acknowledged", refuse: "refused", withdraw: "withdrawn" },
  sent: { acknowledge: "acknowledged", refuse: "refused" },
  acknowledged: {},
  refused: {},
  withdrawn: {},
};

/** The state after the event, or null where the act cannot move so. */
export const actAfter = (state: ActState, event: ActEvent): ActState | null =>
  ACT_MOVES[state][event] ?? null;

export const isSettled = (state: ActState): boolean => Object.keys(ACT_MOVES[state]).length === 0;
