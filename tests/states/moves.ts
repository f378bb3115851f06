/** The four machines in one form: what leads from where to where, ready to be drawn and listed. */
import { ACT_EVENTS, ACT_MOVES, ACT_STARTS, isSettled } from "../../app/domain/protection/act-machine.ts";
import {
  CODE_CAUSES,
  CODE_EVENTS,
  CODE_STATES,
  CODE_TRIES,
  codeAfter,
  type CodeState,
} from "../../app/domain/protection/activation-code-machine.ts";
import { ACT_STATES } from "../../app/domain/protection/acts.ts";
import { authenticatorMachine } from "../../app/domain/protection/authenticator-machine.ts";
import { identityMachine } from "../../app/domain/protection/identity-machine.ts";
import type { Machine } from "../../app/domain/protection/machine.ts";
import * as words from "./words.ts";

/** `label` is the event in words, with what it hangs on. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

export interface Drawn {
  readonly starts: readonly string[];
  readonly states: readonly { readonly id: string; readonly word: string; readonly isFinal: boolean }[];
  readonly moves: readonly Move[];
}

export function drawMachine<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  states: { readonly [One in State]: string },
  events: { readonly [One in Event]: string },
): Drawn {
  return {
    starts: [machine.start],
    states: machine.states.map((id) => ({ id, word: states[id], isFinal: machine.final.includes(id) })),
    moves: machine.edges.flatMap(({ from, to, event }) =>
      from.map((state) => ({ from: state, to, label: events[event] })),
    ),
  };
}

export const drawIdentity = (): Drawn =>
  drawMachine(identityMachine, words.IDENTITY_STATE, words.IDENTITY_EVENT);

export const drawAuthenticator = (): Drawn =>
  drawMachine(authenticatorMachine, words.AUTHENTICATOR_STATE, words.AUTHENTICATOR_EVENT);

export const drawAct = (): Drawn => ({
  starts: ACT_STARTS,
  states: ACT_STATES.map((id) => ({ id, word: words.ACT_STATE[id], isFinal: isSettled(id) })),
  moves: ACT_STATES.flatMap((from) =>
    ACT_EVENTS.flatMap((event) => {
      const to = ACT_MOVES[from][event];
      return to === undefined ? [] : [{ from, to, label: words.ACT_EVENT[event] }];
    }),
  ),
});

/** An event of a code that changes it, found by trying each in each state with each number of wrong tries. */
export interface CodeMove extends Move {
  readonly by: string;
}

export function codeMoves(): readonly CodeMove[] {
  return CODE_STATES.flatMap((state) =>
    CODE_EVENTS.flatMap((event) => {
      const label = words.CODE_EVENT[event];
      const by = words.CAUSE[CODE_CAUSES[event]];
      const ends = Array.from({ length: CODE_TRIES }, (_, wrongTries) => ({
        before: wrongTries,
        after: codeAfter({ state, wrongTries }, event),
      })).filter(({ before, after }) => after.state !== state || after.wrongTries !== before);
      const reached = [...new Set(ends.map(({ after }) => after.state))];
      return reached.map((to) => ({ from: state, to, label: `${label}${triesOf(ends, to)}`, by }));
    }),
  );
}

function triesOf(
  ends: readonly { readonly before: number; readonly after: { readonly state: CodeState } }[],
  to: CodeState,
): string {
  const tries = ends.filter(({ after }) => after.state === to).map(({ before }) => before + 1);
  return tries.length === CODE_TRIES ? "" : ` no. ${tries.join(", ")}`;
}

export function drawCode(): Drawn {
  const moves = codeMoves();
  const isFinal = (id: CodeState): boolean => !moves.some(({ from }) => from === id);
  return {
    starts: ["live"],
    states: CODE_STATES.map((id) => ({ id, word: words.CODE_STATE[id], isFinal: isFinal(id) })),
    moves,
  };
}
