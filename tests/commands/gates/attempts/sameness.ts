/** Attempts to have a second open act of one kind by calling it the same as another, or a means by another name. */
import { act, proof, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { text, type Row } from "./scene.ts";

const other = (over: Row = {}): string =>
  act({
    id: text(at.OTHER_ACT),
    idempotency_key: text("scene-key-2"),
    receipt_number: text("70000002"),
    ...over,
  });
const same = { same_as_act_id: text(at.OTHER_ACT) };
const confirmed = { level: text("confirmed") };
const means = { authenticator_id: text("app-1"), authenticator_kind: text("codeApp") };
const block = { kind: text("block"), ...means };
const code = { kind: text("activationCode"), delivery: text("sms"), ...means };
const chip = { kind: text("orderMeans"), delivery: text("cprAddress"), authenticator_kind: text("chip") };
const password = { kind: text("temporaryPassword"), delivery: text("sms") };

const FALSE: Readonly<Record<string, string>> = {
  "about somebody else": other({ citizen_id: text(at.OTHER_CITIZEN), case_id: text(at.OTHER_CASE) }),
  "of another kind": other({ kind: text("hold"), hold_until: "now() + interval '1 hour'" }),
  "of one means": other(block),
  "that is over": other({ state: text("acknowledged") }),
  "that was refused": other({ state: text("refused") }),
  "that is itself the same as a third": other({ same_as_act_id: text(at.THING) }),
};

export const SAMENESS: readonly Attempt[] = [
  { title: "the same as one that is under way", code: null, given: [proof(), other()], does: act(same) },
  {
    title: "the same as a block that was carried out",
    code: null,
    given: [proof(), other({ ...block, state: text("acknowledged") })],
    does: act({ ...block, ...same }),
  },
  ...Object.entries(FALSE).map(([title, given]): Attempt => ({
    title: `the same as one ${title}`,
    code: "FL056",
    given: [proof(), given],
    does: act(same),
  })),
  {
    title: "the same as itself",
    code: "FL056",
    given: [proof()],
    does: act({ same_as_act_id: text(at.ACT) }),
  },
  {
    title: "a refused wish that is the same as an act",
    code: "FL056",
    given: [proof(), other()],
    does: act({ ...same, state: text("refused"), accepted_at: "null" }),
  },
  {
    title: "a temporary password for a means",
    code: "23514",
    given: [proof(confirmed)],
    does: act({ ...password, authenticator_kind: text("password") }),
  },
  ...["chip ", "anything", "codeApp"].map((kind): Attempt => ({
    title: `a means by the name of '${kind}' on order`,
    code: "23514",
    given: [proof(confirmed)],
    does: act({ ...chip, authenticator_kind: text(kind) }),
  })),
  {
    title: "a second code for one means, called by another name",
    code: "23505",
    given: [proof(confirmed), other(code)],
    does: act({ ...code, authenticator_kind: text("chip") }),
  },
  {
    title: "a code for another means",
    code: null,
    given: [proof(confirmed), other(code)],
    does: act({ ...code, authenticator_id: text("app-2") }),
  },
];
