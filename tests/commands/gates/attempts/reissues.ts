/** Attempts on codes and parcels on their way, and on their stops. */
import { act, change, proof, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

const password = { kind: text("temporaryPassword"), delivery: text("sms") };
const made = [proof({ level: text("confirmed") }), act({ ...password, state: text("acknowledged") })];

const reissue = (over: Row = {}): string =>
  insertInto("reissues", {
    act_id: text(at.ACT),
    citizen_id: text(at.CITIZEN),
    kind: text("temporaryPassword"),
    reference: text("R-1"),
    ...over,
  });

const ofReissue = `act_id = ${text(at.ACT)}`;
const ENDS = ["used", "dead", "expired", "cancelled"] as const;
const STATES = ["issued", "sent", "replaced", ...ENDS] as const;

/** Kept by hand. */
const leads = (from: (typeof STATES)[number], to: (typeof STATES)[number]): boolean => {
  if (from === "issued") return to !== "issued";
  if (from === "sent" || from === "replaced") return to !== "issued" && to !== "sent";
  return false;
};

const codes: readonly Attempt[] = [
  { title: "a password that MitID has made", code: null, given: made, does: reissue() },
  {
    title: "a password for somebody else than asked",
    code: "23503",
    given: made,
    does: reissue({ citizen_id: text(at.OTHER_CITIZEN) }),
  },
  {
    title: "a PIN where a password was asked for",
    code: "23503",
    given: made,
    does: reissue({ kind: text("temporaryPin") }),
  },
  ...STATES.filter((state) => state !== "issued").map((state): Attempt => ({
    title: `a code that begins ${state}`,
    code: "FL073",
    given: made,
    does: reissue({ state: text(state) }),
  })),
  {
    title: "a second password on its way",
    code: "23505",
    given: [...made, reissue({ act_id: text(at.OTHER_ACT), reference: text("R-0") })],
    does: reissue(),
  },
  ...STATES.flatMap((from) =>
    STATES.filter((to) => to !== from).map((to): Attempt => ({
      title: `a code from ${from} to ${to}`,
      code: leads(from, to) ? null : "FL073",
      given: [...made, reissue({ state: text(from) })],
      does: change("reissues", ofReissue, { state: text(to) }),
    })),
  ),
  ...Object.entries({
    act_id: text(at.OTHER_ACT),
    citizen_id: text(at.OTHER_CITIZEN),
    kind: text("temporaryPin"),
    means_kind: text("chip"),
    reference: text("R-2"),
    issued_at: "issued_at - interval '1 minute'",
  }).map(([column, value]): Attempt => ({
    title: `a code's ${column}`,
    code: "FL073",
    given: [...made, reissue()],
    does: change("reissues", ofReissue, { state: text("sent"), [column]: value }),
  })),
];

const stop = (over: Row = {}): string =>
  insertInto("reissue_stops", {
    act_id: text(at.ACT),
    actor_kind: text("citizen"),
    actor_id: text("link"),
    ...over,
  });
const settled = { outcome: text("cancelled"), settled_at: "now()" };
const ofStop = `act_id = ${text(at.ACT)}`;

const stops: readonly Attempt[] = [
  { title: "a stop is asked for", code: null, given: made, does: stop() },
  { title: "a stop that begins settled", code: "FL074", given: made, does: stop(settled) },
  {
    title: "a stop that begins escalated",
    code: "FL074",
    given: made,
    does: stop({ escalated_at: "now()" }),
  },
  {
    title: "a stop is settled",
    code: null,
    given: [...made, stop()],
    does: change("reissue_stops", ofStop, settled),
  },
  {
    title: "a stop is settled twice",
    code: "FL074",
    given: [...made, stop(settled)],
    does: change("reissue_stops", ofStop, { outcome: text("tooLate") }),
  },
  {
    title: "a stop is escalated twice",
    code: "FL074",
    given: [...made, stop({ escalated_at: "now() - interval '1 minute'" })],
    does: change("reissue_stops", ofStop, { escalated_at: "now()" }),
  },
  {
    title: "a stop is escalated",
    code: null,
    given: [...made, stop()],
    does: change("reissue_stops", ofStop, { escalated_at: "now()" }),
  },
  ...Object.entries({
    act_id: text(at.OTHER_ACT),
    actor_kind: text("agent"),
    actor_id: text("x"),
    asked_at: "now() + interval '1 hour'",
  }).map(([column, value]): Attempt => ({
    title: `a stop's ${column}`,
    code: "FL074",
    given: [...made, stop()],
    does: change("reissue_stops", ofStop, { [column]: value }),
  })),
];

export const REISSUES: readonly Attempt[] = [...codes, ...stops];
