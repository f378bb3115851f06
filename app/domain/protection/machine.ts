/** A state machine as data: which event leads from where to where, who may cause it, and what it brings along. */
import type { Mover } from "../actor.ts";
import type { ProofLevel } from "../verification/level.ts";
import type { ActKind } from "./acts.ts";

/** `mitid` and `register` are what MitID and the CPR register do by themselves; `clock` is time that runs out. */
export type Cause = Mover | "mitid" | "register" | "clock" | "holder";

export interface Edge<State extends string, Event extends string> {
  readonly event: Event;
  readonly from: readonly State[];
  readonly to: State;
  /** The act by which people here cause it; null where it happens elsewhere. */
  readonly act: ActKind | null;
  readonly by: readonly Cause[];
  /** No policy may ask for less; `none` where no person at the line or the counter causes it. */
  readonly leastLevel: ProofLevel;
  readonly fourEyes: "never" | "uninvited" | "always";
  /** Every contact on file is told. */
  readonly notice: boolean;
  /** A reasoned decision with complaint guidance. */
  readonly letter: "never" | "uninvited" | "always";
  /** Where the rule comes from. */
  readonly source: string;
}

export interface Machine<State extends string, Event extends string> {
  readonly name: string;
  readonly states: readonly State[];
  readonly start: State;
  /** Nothing leads out of these. */
  readonly final: readonly State[];
  readonly events: readonly Event[];
  readonly edges: readonly Edge<State, Event>[];
}

/** The edge that this event takes from this state, or null where the event changes nothing there. */
export function edgeFrom<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  state: State,
  event: Event,
): Edge<State, Event> | null {
  return machine.edges.find((edge) => edge.event === event && edge.from.includes(state)) ?? null;
}

/** The state after the event; the same where the event changes nothing. */
export function next<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  state: State,
  event: Event,
): State {
  return edgeFrom(machine, state, event)?.to ?? state;
}
