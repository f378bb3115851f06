/** Every level against every act for whoever asks at the desk, at the counter, by telephone or on the web; the table is kept by hand (product.md §5). */
import { ACT_KINDS, type ActKind } from "../../../../app/domain/protection/acts.ts";
import { act, proof, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { text, type Row } from "./scene.ts";

const LEVELS = ["claimed", "confirmed", "strong", "inPerson"] as const;
type Least = (typeof LEVELS)[number] | null;
type Mover = "agent" | "clerk" | "caller" | "citizen";

/** Null where the act is not open to them at all. */
const LEAST: { readonly [Kind in Exclude<ActKind, "revoke">]: { readonly [Who in Mover]: Least } } = {
  hold: { agent: "claimed", clerk: "claimed", caller: "claimed", citizen: "claimed" },
  block: { agent: "claimed", clerk: "claimed", caller: "claimed", citizen: "claimed" },
  suspend: { agent: "claimed", clerk: "claimed", caller: "claimed", citizen: "claimed" },
  liftHold: { agent: "confirmed", clerk: "confirmed", caller: null, citizen: null },
  liftLockout: { agent: "confirmed", clerk: "confirmed", caller: null, citizen: null },
  reopen: { agent: null, clerk: "inPerson", caller: null, citizen: null },
  activationCode: { agent: "confirmed", clerk: "inPerson", caller: null, citizen: null },
  temporaryPassword: { agent: "confirmed", clerk: "inPerson", caller: null, citizen: null },
  temporaryPin: { agent: "strong", clerk: "inPerson", caller: null, citizen: null },
  orderMeans: { agent: "confirmed", clerk: "inPerson", caller: null, citizen: null },
};

const SHAPES: { readonly [Kind in ActKind]?: Row } = {
  hold: { hold_until: "now() + interval '24 hours'" },
  block: { authenticator_id: text("app-1"), authenticator_kind: text("codeApp") },
  liftLockout: { authenticator_id: text("app-1"), authenticator_kind: text("codeApp") },
  activationCode: {
    delivery: text("sms"),
    authenticator_id: text("app-1"),
    authenticator_kind: text("codeApp"),
  },
  temporaryPassword: { delivery: text("sms") },
  temporaryPin: { delivery: text("sms") },
  orderMeans: { delivery: text("cprAddress"), authenticator_kind: text("chip") },
};

const MOVERS = {
  agent: { id: at.AGENT, method: "approval" },
  clerk: { id: at.CLERK, method: "documentCheck" },
  caller: { id: "CA00000000000000000000000000000009", method: "blockingCode" },
  citizen: { id: "visit-00000001", method: "blockingCode" },
} as const;

function outcome(level: (typeof LEVELS)[number], least: Least): string | null {
  if (least === null) return "FL003";
  return LEVELS.indexOf(level) < LEVELS.indexOf(least) ? "FL004" : null;
}

const of = (mover: Mover): Row => ({ actor_kind: text(mover), actor_id: text(MOVERS[mover].id) });
const MOVER_LIST = ["agent", "clerk", "caller", "citizen"] as const;

export const LEVEL_BY_ACT: readonly Attempt[] = MOVER_LIST.flatMap((mover) =>
  ACT_KINDS.filter((kind) => kind !== "revoke").flatMap((kind) =>
    LEVELS.map((level): Attempt => {
      const method = text(MOVERS[mover].method);
      return {
        title: `${kind} by ${mover} on a proof that is ${level}`,
        code: outcome(level, LEAST[kind][mover]),
        given: [proof({ ...of(mover), level: text(level), method })],
        does: act({ ...of(mover), kind: text(kind), ...SHAPES[kind] }),
        as: { id: MOVERS[mover].id, kind: mover },
      };
    }),
  ),
);
