/** The unattended hold on a real database: sealed, counted, and the same to the ear whoever is named. */
import { describe, expect, it } from "vitest";
import { endCall } from "../../../app/commands/phone/end-call.ts";
import { forgetClaims } from "../../../app/commands/phone/forget-claims.ts";
import { openHoldRequest } from "../../../app/commands/settle-hold-request.ts";
import { testDatabase } from "../../support/database.ts";
import { call, count, type Heard } from "./menu-call.ts";

let now = new Date("2026-03-12T02:14:00+01:00");
const db = await testDatabase({ clock: () => now });

async function toConfirm(cpr: string, fact = "1234", from?: string) {
  const line = await call(db, from);
  for (const keys of ["", "1", "2", cpr]) await line.press(keys);
  return { line, confirm: await line.press(fact) };
}

const withoutReceipt = ({ values, ...rest }: Heard) => ({
  ...rest,
  values: values.map((value) => ({ ...value, digits: "#" })),
});
const requestOf = async (callSid: string) =>
  (await db.asOwner("select * from hold_requests where call_sid = $1", [callSid])).rows[0];

describe("an unattended hold", () => {
  it("is sealed until the confirm, and then handed to the worker with a receipt", async () => {
    const { line, confirm } = await toConfirm("7101850001");
    expect(confirm.said).toEqual(["confirmHold"]);
    const kept = await db.asOwner(
      "select facts::text as text, menu_path from phone_calls where call_sid = $1",
      [line.callSid],
    );
    expect(kept.rows[0]?.["text"]).not.toContain("7101850001");
    expect(kept.rows[0]?.["menu_path"]).toEqual(["block", "cpr"]);
    const told = await line.press("1");
    expect(told.said.slice(0, 2)).toEqual(["neutral", "receipt"]);
    const request = await requestOf(line.callSid);
    expect(request).toMatchObject({
      state: "received",
      receipt_number: told.values[0]?.["digits"]?.replaceAll(" ", ""),
    });
    expect(await openHoldRequest(db.context, String(request?.["id"]))).toEqual({
      attempt: 1,
      subject: { by: "cpr", cpr: "7101850001" },
      fact: "1234",
    });
    expect(await count(db, "graphile_worker.jobs where task_identifier = 'settle-hold-request'")).toBe(1);
    expect(
      await count(db, "phone_calls where call_sid = $1 and facts ->> 'claim' is not null", [line.callSid]),
    ).toBe(0);
    expect((await line.press("1")).values).toEqual(told.values);
  });

  it("sounds the same over the limit, and is matched no more", async () => {
    const answers: Heard[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const { line } = await toConfirm("7101850002", "123456");
      answers.push(await line.press("1"));
      expect((await requestOf(line.callSid))?.["state"]).toBe(turn < 5 ? "received" : "overLimit");
    }
    expect(new Set(answers.map((answer) => JSON.stringify(withoutReceipt(answer)))).size).toBe(1);
    now = new Date("2026-03-13T03:00:00+01:00");
    const { line } = await toConfirm("7101850002");
    await line.press("1");
    expect((await requestOf(line.callSid))?.["state"]).toBe("received");
  });

  it("counts misses against the calling number", async () => {
    const from = "+4520009902";
    for (let turn = 0; turn < 5; turn += 1) {
      const { line } = await toConfirm(`710185010${String(turn)}`, "1234", from);
      await line.press("1");
      await db.asOwner(
        "update hold_requests set state = 'noMatch', claim_cipher = null, claim_key_id = null, settled_at = now() where call_sid = $1",
        [line.callSid],
      );
    }
    const { line } = await toConfirm("7101850109", "1234", from);
    await line.press("1");
    expect((await requestOf(line.callSid))?.["state"]).toBe("overLimit");
  });

  it("is one request for concurrent confirms, and none after 2", async () => {
    const { line, confirm } = await toConfirm("7101850003");
    const answers = await Promise.all([1, 2, 3].map(() => line.post(confirm.stepNumber, "1")));
    expect(new Set(answers).size).toBe(1);
    expect(await count(db, "hold_requests where call_sid = $1", [line.callSid])).toBe(1);
    const other = await toConfirm("7101850004");
    expect((await other.line.press("2")).said).toEqual(["cancelled", "menu"]);
    expect(await requestOf(other.line.callSid)).toBeUndefined();
  });

  it("forgets what was keyed and never confirmed, five minutes after the hang-up", async () => {
    const { line } = await toConfirm("7101850005");
    await endCall(db.context, { callSid: line.callSid, status: "completed", sequence: 0 });
    expect(await forgetClaims(db.context)).toBe(0);
    now = new Date(now.getTime() + 6 * 60_000);
    expect(await forgetClaims(db.context)).toBe(1);
    expect((await line.press("1")).said).toEqual(["thanks", "goodbye"]);
    expect(await requestOf(line.callSid)).toBeUndefined();
  });
});
