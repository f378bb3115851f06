/** Whether an act would still change anything: every kind on every state, compared with tables kept by hand. */
import { expect, it } from "vitest";
import { effectOf, effectRefusals } from "../../../app/domain/protection/effect.ts";
import { ACT_KINDS, isStop, type ActKind } from "../../../app/domain/protection/acts.ts";
import { AUTHENTICATOR_STATES, IDENTITY_STATES } from "../../../app/domain/protection/means.ts";

// . has something to do, x nothing left to do, ? waits for MitID, m no such means, n never returns
const MARKS: Readonly<Record<string, readonly string[]>> = {
  ".": [],
  x: ["act.noEffect"],
  "?": ["identity.unknown"],
  m: ["means.unknown"],
  n: ["means.neverReturns"],
};

const rowsOf = (table: string): readonly (readonly string[])[] =>
  table
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.trim().split(/\s+/));

const WHOLE = `
                     silent active held suspended revoked
  hold               .      .      x    x         x
  suspend            .      .      .    x         x
  revoke             .      .      .    .         x
  liftHold           ?      x      .    x         x
  reopen             ?      x      x    .         x
  activationCode     ?      .      x    x         x
  temporaryPassword  ?      .      x    x         x
  temporaryPin       ?      .      x    x         x
  orderMeans         ?      .      x    x         x
`;
const WHOLE_KINDS = [
  "hold",
  "suspend",
  "revoke",
  "liftHold",
  "reopen",
  "activationCode",
  "temporaryPassword",
  "temporaryPin",
  "orderMeans",
] as const;

it("an act on the whole identity is as the table says, whatever means is looked at", () => {
  const rows = rowsOf(WHOLE);
  expect(rows.map(([kind]) => kind)).toEqual([...WHOLE_KINDS]);
  WHOLE_KINDS.forEach((kind, row) => {
    [null, ...IDENTITY_STATES].forEach((identity, column) => {
      const wanted = MARKS[rows[row]?.[column + 1] ?? ""];
      for (const state of [null, ...AUTHENTICATOR_STATES]) {
        const means = state === null ? null : ({ kind: "codeApp", state } as const);
        expect(effectOf({ kind, identity, means }), `${kind} ${identity ?? "silent"}`).toEqual(wanted);
      }
    });
  });
});

const MEANS_HEAD = "none notActivated active temporarilyLocked blocked expired";
const BLOCK = `
             ${MEANS_HEAD}
  silent     m    m            m      m                 m       m
  active     m    .            .      .                 x       x
  held       m    .            .      .                 x       x
  suspended  m    .            .      .                 x       x
  revoked    m    x            x      x                 x       x
`;
const LIFT_LOCKOUT = `
             ${MEANS_HEAD}
  silent     m    x            x      ?                 n       x
  active     m    x            x      .                 n       x
  held       m    x            x      x                 n       x
  suspended  m    x            x      x                 n       x
  revoked    m    x            x      x                 n       x
`;

it.each<[ActKind, string]>([
  ["block", BLOCK],
  ["liftLockout", LIFT_LOCKOUT],
])("%s looks at the means and at the identity above it", (kind, table) => {
  const rows = rowsOf(table);
  [null, ...IDENTITY_STATES].forEach((identity, row) => {
    expect(rows[row]?.[0]).toBe(identity ?? "silent");
    [null, ...AUTHENTICATOR_STATES].forEach((state, column) => {
      const means = state === null ? null : ({ kind: "codeDisplay", state } as const);
      const wanted = MARKS[rows[row]?.[column + 1] ?? ""];
      const where = `${identity ?? "silent"} ${state ?? "none"}`;
      expect(effectOf({ kind, identity, means }), where).toEqual(wanted);
    });
  });
});

it.each(ACT_KINDS)(
  "%s is refused for lack of an effect only where it opens, and while a stop is on its way",
  (kind) => {
    const means = { kind: "codeApp", state: "temporarilyLocked" } as const;
    for (const identity of [null, ...IDENTITY_STATES])
      for (const seen of [means, null, { ...means, state: "blocked" } as const]) {
        const facts = { kind, identity, means: seen };
        const asSeen = effectOf(facts);
        const free = effectRefusals({ ...facts, isBeingStopped: false });
        const stopping = effectRefusals({ ...facts, isBeingStopped: true });
        if (isStop(kind)) {
          expect(free).not.toContain("act.noEffect");
          expect(free).toEqual(asSeen[0] === "act.noEffect" ? [] : asSeen);
          expect(stopping).toEqual(free);
        } else {
          expect(free).toEqual(asSeen);
          expect(stopping).toEqual(["access.beingStopped", ...asSeen]);
        }
      }
  },
);
