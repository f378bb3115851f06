/** What holds in whatever order things come: every act ends, a replay changes nothing, and the strongest stop stands. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ACT_EVENTS,
  actAfter,
  isSettled,
  type ActEvent,
} from "../../../app/domain/protection/act-machine.ts";
import {
  CODE_EVENTS,
  codeAfter,
  type ActivationCode,
} from "../../../app/domain/protection/activation-code-machine.ts";
import { ACT_STATES, type ActState } from "../../../app/domain/protection/acts.ts";
import { authenticatorMachine } from "../../../app/domain/protection/authenticator-machine.ts";
import { identityMachine } from "../../../app/domain/protection/identity-machine.ts";
import { next } from "../../../app/domain/protection/machine.ts";

const actWalk = (state: ActState, events: readonly ActEvent[]): readonly ActState[] =>
  events.reduce<readonly ActState[]>(
    (path, event) => [...path, actAfter(path.at(-1) ?? state, event) ?? path.at(-1) ?? state],
    [state],
  );
const endOf = (state: ActState, events: readonly ActEvent[]): ActState =>
  actWalk(state, events).at(-1) ?? state;
const anyEvents = fc.array(fc.constantFrom(...ACT_EVENTS), { maxLength: 12 });

describe("an accepted act", () => {
  it("only goes forward, and is over after two moves", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const path = actWalk("accepted", events);
        const moved = path.filter((state, place) => place > 0 && state !== path[place - 1]);
        expect(new Set(moved).size).toBe(moved.length);
        expect(moved).not.toContain("accepted");
        expect(moved.length).toBeLessThanOrEqual(2);
        if (moved.length === 2) expect(isSettled(endOf("accepted", events))).toBe(true);
      }),
    );
  });

  it("is answered, taken back or still under way, whatever comes: what is under way is escalated at its deadline", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const end = endOf("accepted", events);
        const isUnderWay = end === "accepted" || end === "sent";
        expect(isUnderWay).toBe(!["acknowledged", "refused", "withdrawn"].includes(end));
        expect(isUnderWay).toBe(!isSettled(end));
      }),
    );
  });

  it("ends as MitID said, in whatever order and however often that is told", () => {
    const answers = { acknowledge: "acknowledged", refuse: "refused" } as const;
    for (const answer of ["acknowledge", "refuse"] as const) {
      const told = fc.array(fc.constantFrom<ActEvent>("send", answer), { maxLength: 8 });
      fc.assert(
        fc.property(told, fc.nat({ max: 8 }), (events, at) => {
          expect(endOf("accepted", events.toSpliced(at, 0, answer))).toBe(answers[answer]);
        }),
      );
    }
  });

  it("stays as it ended, whatever is replayed in whatever order", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACT_STATES.filter(isSettled)), anyEvents, (end, events) => {
        expect(endOf(end, events)).toBe(end);
      }),
    );
  });

  it("cannot be taken back once it has left", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        expect(endOf("accepted", ["send", ...events])).not.toBe("withdrawn");
      }),
    );
  });
});

describe("the same event twice", () => {
  it("does what it does once, on an identity and on a means", () => {
    for (const state of identityMachine.states)
      for (const event of identityMachine.events) {
        const once = next(identityMachine, state, event);
        expect(next(identityMachine, once, event), `${state} ${event}`).toBe(once);
      }
    for (const state of authenticatorMachine.states)
      for (const event of authenticatorMachine.events) {
        const once = next(authenticatorMachine, state, event);
        expect(next(authenticatorMachine, once, event), `${state} ${event}`).toBe(once);
      }
  });

  it("changes a code only while it lives: the first end stands", () => {
    const ends = fc.array(fc.constantFrom(...CODE_EVENTS.filter((event) => event !== "wrongTry")), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(ends, fc.nat({ max: 2 }), (events, wrongTries) => {
        const live: ActivationCode = { state: "live", wrongTries };
        const [first = "rightTry"] = events;
        expect(events.reduce(codeAfter, live)).toEqual(codeAfter(live, first));
      }),
    );
  });
});

describe("stops", () => {
  const strength = ["active", "held", "suspended", "revoked"] as const;
  const reached = { hold: "held", suspend: "suspended", revoke: "revoked", died: "suspended" } as const;

  it("in any order and number end in the strongest of them", () => {
    const stop = fc.constantFrom("hold", "suspend", "revoke", "died");
    fc.assert(
      fc.property(fc.array(stop, { maxLength: 8 }), (events) => {
        const strongest = Math.max(0, ...events.map((event) => strength.indexOf(reached[event])));
        const end = events.reduce(
          (state, event) => next(identityMachine, state, event),
          identityMachine.start,
        );
        expect(end).toBe(strength[strongest]);
      }),
    );
  });
});
