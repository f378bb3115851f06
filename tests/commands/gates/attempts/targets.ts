/** Attempts on what each system is asked to do. */
import { act, change, proof, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

const target = (over: Row = {}): string =>
  insertInto("act_targets", {
    act_id: text(at.ACT),
    system: text("mitid"),
    deadline_at: "now() + interval '15 minutes'",
    ...over,
  });

const accepted = [proof(), act()];

const beginnings: readonly Attempt[] = [
  { title: "a target of an accepted act", code: null, given: accepted, does: target() },
  {
    title: "a target of an act that waits a day",
    code: null,
    given: [proof(), act({ not_before: "now() + interval '24 hours'" })],
    does: target({ deadline_at: "now() + interval '24 hours 15 minutes'" }),
  },
  {
    title: "a target that is late next year",
    code: "FL072",
    given: accepted,
    does: target({ deadline_at: "now() + interval '1 year'" }),
  },
  ...["sent", "acknowledged", "refused", "withdrawn"].map((state): Attempt => ({
    title: `a target of an act that is ${state}`,
    code: "FL072",
    given: [
      proof(),
      act({
        state: text(state),
        ...(state === "withdrawn" ? { withdrawn_at: "now()", withdrawn_by: text("agent") } : {}),
      }),
    ],
    does: target(),
  })),
  ...["sent", "escalated", "acknowledged", "refused"].map((state): Attempt => ({
    title: `a target that begins ${state}`,
    code: "FL072",
    given: accepted,
    does: target({ state: text(state) }),
  })),
  ...Object.entries({
    attempts: "1",
    acknowledged_at: "now()",
    escalated_at: "now()",
    confirmed_at: "now()",
    unconfirmed_at: "now()",
    external_reference: text("X1"),
  }).map(([column, value]): Attempt => ({
    title: `a target that begins with ${column}`,
    code: "FL072",
    given: accepted,
    does: target({ [column]: value }),
  })),
  {
    title: "a target that begins seen to",
    code: "FL072",
    given: accepted,
    does: target({ seen_to_at: "now()", taken_by: text(at.AGENT), taken_at: "now()" }),
  },
];

const STATES = ["pending", "sent", "escalated", "acknowledged", "refused"] as const;
/** Kept by hand: from each state, where a target may go. */
const WAYS: { readonly [State in (typeof STATES)[number]]: readonly string[] } = {
  pending: ["sent", "escalated", "acknowledged", "refused"],
  sent: ["escalated", "acknowledged", "refused"],
  escalated: ["acknowledged", "refused"],
  acknowledged: [],
  refused: [],
};

const ofTarget = `act_id = ${text(at.ACT)}`;

const moves: readonly Attempt[] = STATES.flatMap((from) =>
  STATES.filter((to) => to !== from).map((to): Attempt => ({
    title: `a target from ${from} to ${to}`,
    code: WAYS[from].includes(to) ? null : "FL071",
    given: [...accepted, target({ state: text(from) })],
    does: change("act_targets", ofTarget, { state: text(to) }),
  })),
);

const tried = { state: text("sent"), attempts: "2", last_attempt_at: "now()" };
const late = { ...tried, state: text("escalated"), escalated_at: "now() - interval '1 minute'" };
const said = {
  ...late,
  state: text("acknowledged"),
  acknowledged_at: "now()",
  external_reference: text("X1"),
};

const columns = (title: string, of: Row, changes: Row, code: string | null): readonly Attempt[] =>
  Object.entries(changes).map(([column, value]): Attempt => ({
    title: `${title}: ${column}`,
    code,
    given: [...accepted, target(of)],
    does: change("act_targets", ofTarget, { [column]: value }),
  }));

const targets: readonly Attempt[] = [
  ...columns(
    "a target stays what it is",
    {},
    { act_id: text(at.OTHER_ACT), system: text("nemlogin"), deadline_at: "deadline_at + interval '1 hour'" },
    "FL071",
  ),
  ...columns("what was tried was tried", tried, { attempts: "1" }, "FL071"),
  ...columns(
    "a target is tried again",
    tried,
    { attempts: "3", last_attempt_at: "now()", error_code: text("down") },
    null,
  ),
  ...columns("a target is escalated once", late, { escalated_at: "now()" }, "FL071"),
  ...columns(
    "what a system has said",
    said,
    {
      attempts: "3",
      last_attempt_at: "now() + interval '1 second'",
      acknowledged_at: "null",
      external_reference: text("X2"),
      error_code: text("stale"),
    },
    "FL071",
  ),
  ...columns(
    "what a system has said late",
    { ...said, escalated_at: "null" },
    { escalated_at: "now()" },
    "FL071",
  ),
  ...columns("what the log tells afterwards", said, { confirmed_at: "now()", unconfirmed_at: "now()" }, null),
];

export const TARGETS: readonly Attempt[] = [...beginnings, ...moves, ...targets];
