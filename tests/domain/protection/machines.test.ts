/** Every state against every event, compared with tables kept by hand from domain.md §1.4–1.6 and product.md §6. */
import { describe, expect, it } from "vitest";
import { ACT_STATES, type ActState } from "../../../app/domain/protection/acts.ts";
import {
  ACT_EVENTS,
  actAfter,
  isSettled,
  type ActEvent,
} from "../../../app/domain/protection/act-machine.ts";
import {
  CODE_CAUSES,
  CODE_EVENTS,
  codeAfter,
} from "../../../app/domain/protection/activation-code-machine.ts";
import {
  AUTHENTICATOR_EVENTS,
  authenticatorMachine,
} from "../../../app/domain/protection/authenticator-machine.ts";
import {
  eventOfCprStatus,
  IDENTITY_EVENTS,
  identityMachine,
  isUsable,
} from "../../../app/domain/protection/identity-machine.ts";
import { edgeFrom, next, type Machine } from "../../../app/domain/protection/machine.ts";
import { AUTHENTICATOR_STATES, IDENTITY_STATES } from "../../../app/domain/protection/means.ts";

// A row per state, a column per event; a dot where the event changes nothing.
const IDENTITY = `
             hold holdEnds validMeansUsed liftHold suspend   reopen revoke  died    numberAnnulled numberChanged emigrated
  active     held .        .              .        suspended .      revoked suspended suspended    active        active
  held       .    active   active         active   suspended .      revoked suspended suspended    .             .
  suspended  .    .        .              .        .         active revoked .       .              .             .
  revoked    .    .        .              .        .         .      .       .       .              .             .
`;

const AUTHENTICATOR = `
                    activate lockOut           lockOutEnds liftLockout block   blockedByTries replace
  notActivated      active   .                 .           .           blocked .              expired
  active            .        temporarilyLocked .           .           blocked blocked        expired
  temporarilyLocked .        .                 active      active      blocked blocked        expired
  blocked           .        .                 .           .           .       .              .
  expired           .        .                 .           .           .       .              .
`;

const ACT = `
               send acknowledge  refuse  withdraw
  accepted     sent acknowledged refused withdrawn
  sent         .    acknowledged refused .
  acknowledged .    .            .       .
  refused      .    .            .       .
  withdrawn    .    .            .       .
`;

function cells(table: string): ReadonlyMap<string, string | null> {
  const [head = "", ...rows] = table.trim().split("\n");
  const events = head.trim().split(/\s+/);
  return new Map(
    rows.flatMap((row) => {
      const [state = "", ...targets] = row.trim().split(/\s+/);
      expect(targets, state).toHaveLength(events.length);
      return events.map((event, place): [string, string | null] => {
        const target = targets[place] ?? ".";
        return [`${state} ${event}`, target === "." ? null : target];
      });
    }),
  );
}

function matches<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  states: readonly State[],
  events: readonly Event[],
  table: string,
): void {
  const wanted = cells(table);
  expect(wanted.size).toBe(states.length * events.length);
  for (const state of states) {
    for (const event of events) {
      const to = wanted.get(`${state} ${event}`) ?? null;
      expect(edgeFrom(machine, state, event)?.to ?? null, `${state} ${event}`).toBe(to);
      expect(next(machine, state, event), `${state} ${event}`).toBe(to ?? state);
    }
  }
}

describe("the machines", () => {
  it("of the identity are as the table kept by hand", () => {
    matches(identityMachine, IDENTITY_STATES, IDENTITY_EVENTS, IDENTITY);
  });

  it("of an authenticator are as the table kept by hand", () => {
    matches(authenticatorMachine, AUTHENTICATOR_STATES, AUTHENTICATOR_EVENTS, AUTHENTICATOR);
  });

  it("of an act are as the table kept by hand", () => {
    const wanted = cells(ACT);
    expect(wanted.size).toBe(ACT_STATES.length * ACT_EVENTS.length);
    const after = (state: ActState, event: ActEvent) => actAfter(state, event);
    for (const state of ACT_STATES)
      for (const event of ACT_EVENTS)
        expect(after(state, event), `${state} ${event}`).toBe(wanted.get(`${state} ${event}`) ?? null);
    expect(ACT_STATES.filter(isSettled)).toEqual(["acknowledged", "refused", "withdrawn"]);
  });

  it("know no way out of a final state, and have one source and one edge for each move", () => {
    for (const machine of [identityMachine, authenticatorMachine]) {
      const leaving = machine.edges.flatMap(({ from, event }) => from.map((state) => `${state} ${event}`));
      expect(new Set(leaving).size).toBe(leaving.length);
      for (const state of machine.final)
        expect(leaving.join("\n")).not.toMatch(new RegExp(`^${state} `, "m"));
      for (const { source } of machine.edges) expect(source).toMatch(/(domain|product)\.md §/);
    }
  });

  it("let only people with a level cause acts, and tell everybody on file of each", () => {
    const acts = [...identityMachine.edges, ...authenticatorMachine.edges].filter(({ act }) => act !== null);
    for (const edge of acts) {
      expect(edge.leastLevel, edge.event).not.toBe("none");
      expect(edge.notice, edge.event).toBe(true);
    }
    const levels = acts.map(({ act, leastLevel }) => `${act ?? ""} ${leastLevel}`).sort();
    expect(levels).toEqual([
      "block claimed",
      "hold claimed",
      "liftHold confirmed",
      "liftLockout confirmed",
      "reopen inPerson",
      "revoke inPerson",
      "suspend claimed",
    ]);
  });
});

describe("an activation code", () => {
  const live = { state: "live", wrongTries: 0 } as const;

  it("is killed by the third wrong try, and the means knows nothing of it", () => {
    const second = codeAfter(codeAfter(live, "wrongTry"), "wrongTry");
    expect(second).toEqual({ state: "live", wrongTries: 2 });
    expect(codeAfter(second, "wrongTry")).toEqual({ state: "dead", wrongTries: 3 });
    expect(AUTHENTICATOR_EVENTS.join()).not.toMatch(/wrongTry|codeDead/);
  });

  it("ends once: what is not live never changes", () => {
    const ends = {
      rightTry: "used",
      runOut: "expired",
      replacedByNewer: "replaced",
      cancel: "cancelled",
    } as const;
    for (const [event, state] of Object.entries(ends)) {
      const over = codeAfter(live, CODE_EVENTS.find((one) => one === event) ?? "cancel");
      expect(over.state).toBe(state);
      for (const later of CODE_EVENTS) expect(codeAfter(over, later)).toEqual(over);
    }
    expect(Object.keys(CODE_CAUSES)).toEqual([...CODE_EVENTS]);
  });
});

describe("what lies above a means", () => {
  it("makes it useless without changing it", () => {
    const usable = IDENTITY_STATES.flatMap((identity) =>
      AUTHENTICATOR_STATES.filter((means) => isUsable(identity, means)).map(
        (means) => `${identity} ${means}`,
      ),
    );
    expect(usable).toEqual(["active active"]);
  });

  it("follows the register: death and an annulled number suspend, a new number and emigration leave access", () => {
    const events = ["01", "03", "05", "07", "20", "30", "50", "60", "70", "80", "90"].map(eventOfCprStatus);
    expect(events).toEqual([
      ...Array<null>(5).fill(null),
      "numberAnnulled",
      "numberAnnulled",
      "numberChanged",
      null,
      "emigrated",
      "died",
    ]);
  });
});
