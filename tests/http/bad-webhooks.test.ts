/** The line's door against the running product: what is not Twilio's leaves no trace, and nothing counts twice. */
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { newCallSid } from "../support/desk.ts";
import { LINE, reachBlockBranch, reachConfirmByCode, hearReceipt } from "../support/block-branch.ts";
import { startProduct } from "../support/product.ts";
import { eventually, people } from "../support/systems.ts";
import { ask, everyRoute, expectDiscreet, rowCounts } from "./staff-caller.ts";
import { ACCOUNT, bodyOf, send, signatureOf, signedPost, type Params } from "./webhook-caller.ts";

const NEXT_TOKEN = "the-token-after-the-next-rotation";
const product = await startProduct({ env: { TWILIO_AUTH_TOKEN: `demo-auth-token,${NEXT_TOKEN}` } });
const paths = everyRoute()
  .map(({ path }) => path)
  .filter((path) => path.startsWith("/tlf/"));
const CALLBACKS = ["/tlf/konf", "/tlf/status", "/tlf/sms-status"];
const voicePaths = paths.filter((path) => !CALLBACKS.includes(path));
const SECRET_FROM = "+4520009977";
const SECRET_DIGITS = "86420975";

const fieldsOf = (): Params => ({
  CallSid: newCallSid(),
  From: SECRET_FROM,
  To: LINE,
  Digits: SECRET_DIGITS,
});

const refusal = z.object({ msg: z.literal("webhook refused"), path: z.string(), reason: z.string() });
const refusals = () =>
  product
    .log()
    .split("\n")
    .filter((line) => line.includes('"webhook refused"'))
    .map((line) => refusal.loose().parse(JSON.parse(line)));
let refused = 0;

/** Runs a request that must be turned away, and proves that it left one line in the log and nothing else. */
async function expectRefused(
  path: string,
  reason: string,
  knock: () => Promise<{ status: number; text: string }>,
) {
  const before = await rowCounts(product);
  const answer = await knock();
  refused += 1;
  expect(answer.status).toBe(403);
  expect(answer.text).toBe("Forbidden");
  await vi.waitFor(() => {
    expect(refusals()).toHaveLength(refused);
  });
  const last = refusals().at(-1);
  expect(Object.keys(last ?? {}).sort()).toEqual(["app", "at", "level", "msg", "path", "reason"]);
  expect(last).toMatchObject({ path, reason });
  expect(product.log()).not.toMatch(/20009977|86420975|AC[01]{32}|demo-auth-token/);
  expect(await rowCounts(product)).toEqual(before);
}

describe.each(paths)("%s", (path) => {
  it("refuses what is unsigned", () =>
    expectRefused(path, "bad-signature", () =>
      send(product, path, bodyOf({ AccountSid: ACCOUNT, ...fieldsOf() }), null),
    ));

  it("refuses what is wrongly signed, or signed for another address", async () => {
    const params = { AccountSid: ACCOUNT, ...fieldsOf() };
    await expectRefused(path, "bad-signature", () =>
      send(product, path, bodyOf(params), signatureOf(product, path, params, "another-token")),
    );
    await expectRefused(path, "bad-signature", () =>
      send(product, path, bodyOf(params), signatureOf(product, `${path}/x`, params)),
    );
  });

  it("refuses a signed request of another account", () =>
    expectRefused(path, "other-account", () =>
      signedPost(product, path, { ...fieldsOf(), AccountSid: `AC${"1".repeat(32)}` }),
    ));

  it("takes no GET and no PUT that nobody signed", async () => {
    const before = await rowCounts(product);
    const got = await ask(product, `${path}?${bodyOf({ AccountSid: ACCOUNT, ...fieldsOf() })}`);
    expect(got.status).toBe(405);
    expect(got.headers.get("allow")).toBe("POST");
    expect((await ask(product, path, { method: "PUT", body: "CallSid=CA1" })).status).toBe(403);
    expect((await ask(product, `${path}.data`, { method: "POST", body: "CallSid=CA1" })).status).toBe(403);
    refused += 2;
    expect(await rowCounts(product)).toEqual(before);
  });

  it("refuses what is too large, whether it says so or not", async () => {
    const params = { AccountSid: ACCOUNT, ...fieldsOf(), Pad: "x".repeat(70_000) };
    const signature = signatureOf(product, path, params);
    await expectRefused(path, "too-large", () => send(product, path, bodyOf(params), signature));
    const stream = new Blob([bodyOf(params)]).stream();
    await expectRefused(path, "too-large", () => send(product, path, stream, signature));
  });

  it.each([
    ["bytes that are no UTF-8", Buffer.from([0x41, 0x3d, 0xff, 0xfe])],
    ["escapes that are no UTF-8", "CallSid=%FF%FE"],
    ["broken escapes", "CallSid=%zz&Digits=%"],
    ["a zero byte", "CallSid=CA%00"],
  ])("refuses %s", (_, body) =>
    expectRefused(path, "bad-encoding", () => send(product, path, body, signatureOf(product, path, {}))),
  );

  it("takes parameters nobody has heard of, and repeated ones", async () => {
    const answer = await signedPost(product, path, {
      CallSid: newCallSid(),
      SomethingNew: "æ ø å ☎",
      Again: ["2", "1"],
      To: [LINE, "+4512345678"],
    });
    expect(answer.status).toBe(CALLBACKS.includes(path) ? 204 : 200);
    expect(answer.text).not.toContain("teknisk fejl");
  });

  it("accepts the second token while they rotate", async () => {
    const answer = await signedPost(product, path, { CallSid: newCallSid() }, NEXT_TOKEN);
    expect(answer.status).toBe(CALLBACKS.includes(path) ? 204 : 200);
  });
});

describe("a signed request that says too little", () => {
  it.each(voicePaths)("%s without a call is apologised for aloud, and stores nothing", async (path) => {
    const before = await rowCounts(product);
    for (const fields of [{}, { CallSid: "CA1' or 1=1" }, { CallSid: ["", newCallSid()] }]) {
      const answer = await signedPost(product, path, fields);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toContain("text/xml");
      expect(answer.text).toContain("teknisk fejl");
      expectDiscreet(answer.text);
    }
    expect(await rowCounts(product)).toEqual(before);
  });

  it.each(CALLBACKS)("%s without a call is taken and forgotten", async (path) => {
    const before = await rowCounts(product, ["webhook_inbox"]);
    expect((await signedPost(product, path, {})).status).toBe(204);
    expect(await rowCounts(product, ["webhook_inbox"])).toEqual(before);
  });
});

describe("a step that comes again", () => {
  it("gets the same answer and has no second effect; an older one has none at all", async () => {
    const callSid = newCallSid();
    const step = (n: number, Digits: string) =>
      signedPost(product, `/tlf/trin?n=${String(n)}`, { CallSid: callSid, Digits });
    await signedPost(product, "/tlf/ind", { CallSid: callSid, From: SECRET_FROM, To: LINE });
    const first = await step(1, "2");
    const second = await step(2, "1");
    const before = await rowCounts(product);
    expect((await step(2, "1")).text).toBe(second.text);
    expect((await step(2, "9")).text).toBe(second.text);
    expect((await step(1, "1")).text).toBe(first.text);
    expect((await step(0, "1")).status).toBe(200);
    expect((await step(999_999, "1")).status).toBe(200);
    expect(await rowCounts(product)).toEqual(before);
    const call = await product.db.asOwner(
      "select language, step_number from phone_calls where call_sid = $1",
      [callSid],
    );
    expect(call.rows).toEqual([{ language: "en", step_number: 3 }]);
  });

  it("is one step when it comes twice at once", async () => {
    const callSid = newCallSid();
    await signedPost(product, "/tlf/ind", { CallSid: callSid, From: SECRET_FROM, To: LINE });
    const twins = await Promise.all(
      ["1", "1", "1"].map((Digits) => signedPost(product, "/tlf/trin?n=1", { CallSid: callSid, Digits })),
    );
    expect(new Set(twins.map(({ text }) => text)).size).toBe(1);
    const call = await product.db.asOwner("select step_number from phone_calls where call_sid = $1", [
      callSid,
    ]);
    expect(call.rows).toEqual([{ step_number: 2 }]);
  });
});

describe("a whole call that is sent again", () => {
  const STATE = [
    "select id, kind, state, fate, version from acts order by id",
    "select number from receipts order by number",
    "select id, state from queue_items order by id",
    "select id, state from notices order by id",
    "select id, state from hold_requests order by id",
    "select id, state, citizen_id from cases order by id",
    "select id, level, ended_at from verifications order by id",
    "select call_sid, state, step_number, ended_at from phone_calls order by call_sid",
  ];
  const state = () => Promise.all(STATE.map(async (sql) => (await product.db.asOwner(sql)).rows));

  it("changes nothing: no act, receipt, place in the queue or notice", async () => {
    await product.line.send("POST", "/reset");
    await product.setOpen(false);
    const [one] = await people(product);
    const phone = await reachConfirmByCode(product, one?.blockingCode ?? "");
    await phone.press("1");
    await hearReceipt(phone);
    await phone.hangup();
    await product.setOpen(true);
    const waiting = await reachBlockBranch(product);
    await waiting.hangup();
    const helped = await inQueue();
    await helped.hangup();
    await product.line.advance(3_000);
    const settled = async () => {
      await product.line.advance(1_000);
      return product.db.asOwner("select channel, state from notices");
    };
    await eventually(
      settled,
      ({ rows }) =>
        rows.length > 1 &&
        rows.every(({ channel, state: now }) => now !== "queued" && (channel !== "sms" || now !== "sent")),
    );
    await vi.waitFor(async () => {
      const live = await product.db.asOwner(
        "select 1 from phone_calls where ended_at is null and call_sid = $1",
        [helped.sid],
      );
      expect(live.rows).toEqual([]);
    });
    const before = await state();
    expect(before[0]).toHaveLength(1);
    expect(before[2]).toHaveLength(1);
    const recorded = await product.line.webhooks();
    expect(recorded.length).toBeGreaterThan(15);
    for (const { url, parameters } of recorded) {
      const path = url.slice(product.web.length).split("#")[0] ?? "";
      const again = await signedPost(product, path, parameters);
      expect([200, 204], path).toContain(again.status);
      expect(again.text, path).not.toContain("teknisk fejl");
    }
    expect(await state()).toEqual(before);
  });
});

async function inQueue() {
  const { LinePhone } = await import("../support/scripted-call-phone.ts");
  const phone = await LinePhone.call(product.sandbox, { from: "+4520000055", to: LINE });
  await phone.hears(/for dansk, tryk 1/i);
  await phone.press("1");
  await phone.hears(/spærre dit login/);
  await phone.press("2");
  await phone.hears(/MitID/);
  await phone.press("1");
  await phone.reaches("queue");
  return phone;
}
