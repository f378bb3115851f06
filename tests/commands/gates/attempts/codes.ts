/** Attempts on codes by SMS and approvals by a means that works: they begin open, end once, and stay whose they are. */
import { change, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

const WHO: Row = { id: text(at.THING), ...at.WHO };
const { NOT_WHO } = at;
const ofThing = `id = ${text(at.THING)}`;

const code = (over: Row = {}): string =>
  insertInto("one_time_codes", {
    ...WHO,
    code_index: "'\\x31'",
    contact_suffix: text("12"),
    sent_at: "now()",
    expires_at: "now() + interval '5 minutes'",
    ...over,
  });
const changeCode = (row: Row): string => change("one_time_codes", ofThing, row);
const USED: Row = { state: text("used"), ended_at: "now()" };

const codes: readonly Attempt[] = [
  { title: "a code is sent", code: null, does: code() },
  { title: "a code begins used", code: "FL020", does: code(USED) },
  { title: "a code begins with tries to spare", code: "FL020", does: code({ wrong_tries: "1" }) },
  { title: "a code is used", code: null, given: [code()], does: changeCode(USED) },
  {
    title: "a code is tried wrong",
    code: null,
    given: [code({ wrong_tries: "2" })],
    does: changeCode({ wrong_tries: "3" }),
  },
  {
    title: "a wrong try taken back",
    code: "FL020",
    given: [code({ wrong_tries: "3" })],
    does: changeCode({ wrong_tries: "2" }),
  },
  {
    title: "a used code lives again",
    code: "FL020",
    given: [code(USED)],
    does: changeCode({ state: text("live"), ended_at: "null" }),
  },
  {
    title: "a code that has run out is used",
    code: "FL020",
    given: [code({ sent_at: "now() - interval '9 minutes'", expires_at: "now() - interval '1 minute'" })],
    does: changeCode(USED),
  },
  {
    title: "a code that has run out is ended",
    code: null,
    given: [code({ sent_at: "now() - interval '9 minutes'", expires_at: "now() - interval '1 minute'" })],
    does: changeCode({ state: text("expired"), ended_at: "now()" }),
  },
  {
    title: "a code after five wrong tries is used",
    code: "FL020",
    given: [code({ wrong_tries: "5" })],
    does: changeCode(USED),
  },
  ...Object.entries({
    ...NOT_WHO,
    code_index: "'\\x32'",
    sent_at: "sent_at - interval '1 second'",
    expires_at: "expires_at + interval '1 second'",
  }).map(([column, value]): Attempt => ({
    title: `a code's ${column}`,
    code: "FL020",
    given: [code()],
    does: changeCode({ [column]: value }),
  })),
];

const approval = (over: Row = {}): string =>
  insertInto("approvals", {
    ...WHO,
    reference_number: text("123456"),
    nonce_index: "'\\x41'",
    asked_at: "now()",
    expires_at: "now() + interval '5 minutes'",
    ...over,
  });
const changeApproval = (row: Row): string => change("approvals", ofThing, row);
const PENDING: Row = { state: text("pending") };
const APPROVED: Row = { state: text("approved"), ended_at: "now()" };
const DENIED: Row = { state: text("denied"), ended_at: "now()", failure_code: text("access_denied") };

const approvals: readonly Attempt[] = [
  { title: "an approval is asked for", code: null, does: approval() },
  { title: "an approval begins given", code: "FL020", does: approval(APPROVED) },
  { title: "an approval is given", code: null, given: [approval(PENDING)], does: changeApproval(APPROVED) },
  {
    title: "an approval is given that nobody asked the broker for",
    code: "FL020",
    given: [approval()],
    does: changeApproval(APPROVED),
  },
  {
    title: "an approval is given after its time",
    code: "FL020",
    given: [approval({ ...PENDING, expires_at: "now() - interval '1 second'" })],
    does: changeApproval(APPROVED),
  },
  {
    title: "an approval that has run out is ended",
    code: null,
    given: [approval({ ...PENDING, expires_at: "now() - interval '1 second'" })],
    does: changeApproval({ state: text("expired"), ended_at: "now()" }),
  },
  {
    title: "what was sealed is wiped when it is over",
    code: null,
    given: [approval({ ...DENIED, request_cipher: "'\\x01'", request_key_id: text("k") })],
    does: changeApproval({ request_cipher: "null", request_key_id: "null" }),
  },
  ...Object.entries({ request_cipher: "'\\x01'", request_key_id: text("k") }).map(
    ([column, value]): Attempt => ({
      title: `an approval that is over and its ${column}`,
      code: "FL020",
      given: [approval(DENIED)],
      does: changeApproval({ [column]: value }),
    }),
  ),
  ...Object.entries({
    state: text("cancelled"),
    ended_at: "ended_at + interval '1 second'",
    expires_at: "expires_at + interval '1 second'",
    interval_seconds: "9",
    failure_code: text("other"),
    next_poll_at: "now()",
  }).map(([column, value]): Attempt => ({
    title: `the ${column} of an approval that is over`,
    code: "FL020",
    given: [approval(DENIED)],
    does: changeApproval({ [column]: value }),
  })),
  {
    title: "a pending approval is asked about again",
    code: null,
    given: [approval(PENDING)],
    does: changeApproval({ interval_seconds: "10", next_poll_at: "now()" }),
  },
  ...Object.entries({
    ...NOT_WHO,
    reference_number: text("654321"),
    nonce_index: "'\\x42'",
    asked_at: "asked_at - interval '1 second'",
  }).map(([column, value]): Attempt => ({
    title: `an approval's ${column}`,
    code: "FL020",
    given: [approval(PENDING)],
    does: changeApproval({ [column]: value }),
  })),
];

export const CODES: readonly Attempt[] = [...codes, ...approvals];
