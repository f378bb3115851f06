/** Attempts to send a message to somebody of whom the CPR register says that they are dead. */
import { act, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text } from "./scene.ts";

const said = (status: string, ago: string): string =>
  insertInto("lookups", {
    citizen_id: text(at.CITIZEN),
    system: text("cpr"),
    purpose: text("caller"),
    outcome: text("found"),
    actor_kind: text("agent"),
    actor_id: text(at.AGENT),
    register_status: text(status),
    at: `now() - interval '${ago}'`,
  });

const notice = (channel: string): string =>
  insertInto("notices", { act_id: text(at.ACT), channel: text(channel), language: text("da") });

const MESSAGES = ["sms", "nemSms", "email"] as const;
const POST = ["digitalPost", "letter"] as const;

export const NOTICES: readonly Attempt[] = [
  ...MESSAGES.map((channel) => ({
    title: `a message by ${channel} to somebody dead`,
    code: "FL080",
    given: [act(), said("90", "1 hour")],
    does: notice(channel),
  })),
  ...POST.map((channel) => ({
    title: `the estate's letter by ${channel}`,
    code: null,
    given: [act(), said("90", "1 hour")],
    does: notice(channel),
  })),
  ...["01", "30", "80"].map((status) => ({
    title: `a message to somebody at ${status}`,
    code: null,
    given: [act(), said(status, "1 hour")],
    does: notice("sms"),
  })),
  {
    title: "a message after the register's mistake was mended",
    code: null,
    given: [act(), said("90", "2 hours"), said("01", "1 hour")],
    does: notice("sms"),
  },
  {
    title: "a message to whom the register was never asked about",
    code: null,
    given: [act()],
    does: notice("sms"),
  },
];
