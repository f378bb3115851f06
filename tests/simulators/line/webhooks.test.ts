/** Webhooks on the wire: overrides in the fragment, retries, tokens, and the faults that a test can lay on them. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { verifyTwilioSignature } from "../../../app/http/webhook-guard.ts";
import { accountSid, authToken, lineNumber, openBench, twiml, type Bench, type Received } from "./bench.ts";

let bench: Bench;

async function open(fragment = ""): Promise<void> {
  bench = await openBench((url) => ({
    numbers: [{ e164: lineNumber, voiceUrl: `${url}/tlf/ind${fragment}`, statusCallback: `${url}/tlf/slut` }],
  }));
  bench.app.answers({ "/tlf/ind": twiml("<Say>Velkommen.</Say>", "<Pause length='60'/>") });
}

beforeEach(() => open());
afterEach(() => bench.close());

function verdict(received: Received, tokens: readonly string[] = [authToken]) {
  const { method, url, rawBody, headers } = received;
  return verifyTwilioSignature({
    method,
    url,
    rawBody,
    signature: headers["x-twilio-signature"],
    tokens,
    accountSid,
  });
}

const tokensAt = (path: string): (string | undefined)[] =>
  bench.app.at(path).map((one) => one.headers["i-twilio-idempotency-token"]);

test("the guard takes what the simulator signs: POST, GET, empty and Danish values", async () => {
  bench.app.answers({
    "/tlf/ind": twiml(
      '<Gather input="speech" method="GET" action="/tlf/valg?trin=æ"/>'.replace("æ", "%C3%A6"),
    ),
    "/tlf/valg": twiml("<Pause length='9'/>"),
  });
  const phone = await bench.call();
  await phone.says("blåbærgrød 😀");
  await bench.pass(0);
  expect(bench.app.received.map((one) => verdict(one).ok)).toEqual([true, true]);
  expect(bench.app.at("/tlf/valg")[0]?.params["SpeechResult"]).toBe("blåbærgrød 😀");
});

test("the fragment is not signed and not sent", async () => {
  await bench.close();
  await open("#rc=2&rp=all&e=dublin");
  await bench.call();
  const [first] = bench.app.received;
  expect(first?.url.endsWith("/tlf/ind")).toBe(true);
  expect(first && verdict(first).ok).toBe(true);
});

test("by default a server error is not tried again", async () => {
  await bench.line.addFault({ on: "POST /tlf/ind", kind: "status", status: 503 });
  const phone = await bench.call();
  await phone.reaches("completed");
  expect(bench.app.at("/tlf/ind")).toHaveLength(0);
});

test("rc and rp decide how often and on what to try again; all tries carry one token", async () => {
  await bench.close();
  await open("#rc=2&rp=5xx");
  let asked = 0;
  bench.app.answers({
    "/tlf/ind": () => ((asked += 1) < 3 ? { status: 500 } : twiml("<Say>Velkommen.</Say>")),
  });
  const phone = await bench.call();
  await phone.hears(/Velkommen/);
  const tokens = tokensAt("/tlf/ind");
  expect(tokens).toHaveLength(3);
  expect(new Set(tokens).size).toBe(1);
  expect((await bench.line.webhooks()).slice(0, 3).map((one) => one.attempt)).toEqual([1, 2, 3]);
});

test("rt: a slow answer is given up and asked for again, while the first one was carried out", async () => {
  await bench.close();
  await open("#rc=1&rp=rt&rt=4500");
  await bench.line.addFault({ on: "/tlf/ind", kind: "latency", ms: 16_000 });
  const phone = await bench.call();
  await bench.pass(4_499);
  expect(bench.app.at("/tlf/ind")).toHaveLength(1);
  await bench.pass(1);
  await phone.hears(/Velkommen/);
  expect(new Set(tokensAt("/tlf/ind")).size).toBe(1);
  expect(bench.app.at("/tlf/ind")).toHaveLength(2);
});

test("rt counts in real time when the application itself is slow", async () => {
  await bench.close();
  await open("#rc=1&rp=rt&rt=150");
  let asked = 0;
  bench.app.answers({
    "/tlf/ind": () => ((asked += 1) === 1 ? { delayMs: 600 } : twiml("<Say>Velkommen.</Say>")),
  });
  await (await bench.call()).hears(/Velkommen/);
  expect(bench.app.at("/tlf/ind")).toHaveLength(2);
});

test("tt bounds all tries together", async () => {
  await bench.close();
  await open("#rc=5&rp=rt&rt=4000&tt=6000");
  await bench.line.addFault({ on: "/tlf/ind", kind: "latency", ms: 16_000, times: 0 });
  const phone = await bench.call();
  await bench.pass(15_000);
  await phone.reaches("completed");
  expect(bench.app.at("/tlf/ind")).toHaveLength(2);
});

test.each(["dns", "tls"] as const)(
  "%s failures are connection failures and are tried once more",
  async (kind) => {
    await bench.line.addFault({ on: "POST /tlf/*", kind });
    await (await bench.call()).hears(/Velkommen/);
    expect((await bench.line.webhooks()).slice(0, 2).map((one) => one.status)).toEqual([null, 200]);
  },
);

test("a reset is not", async () => {
  await bench.line.addFault({ on: "POST /tlf/*", kind: "reset" });
  await (await bench.call()).reaches("completed");
});

test.each([
  [{ kind: "duplicate" }, 2],
  [{ kind: "duplicate", concurrent: true }, 2],
  [{ kind: "duplicate-concurrent" }, 2],
] as const)("%j sends the same request twice with one token", async (fault, times) => {
  await bench.line.addFault({ on: "POST /tlf/ind", ...fault });
  await (await bench.call()).hears(/Velkommen/);
  expect(bench.app.at("/tlf/ind")).toHaveLength(times);
  expect(new Set(tokensAt("/tlf/ind")).size).toBe(1);
  expect(new Set(bench.app.at("/tlf/ind").map((one) => one.rawBody)).size).toBe(1);
});

test("replay: the same bytes and signature come again later", async () => {
  await bench.line.addFault({ on: "POST /tlf/ind", kind: "replay", ms: 30_000 });
  await bench.call();
  expect(bench.app.at("/tlf/ind")).toHaveLength(1);
  await bench.pass(30_000);
  const [first, second] = bench.app.at("/tlf/ind");
  expect(second?.rawBody).toBe(first?.rawBody);
  expect(second?.headers["x-twilio-signature"]).toBe(first?.headers["x-twilio-signature"]);
});

test("forged, missing and former signatures", async () => {
  const kinds = ["bad-signature", "missing-signature", "old-token"];
  const states: unknown[] = [];
  for (const kind of kinds) {
    await bench.line.clearFaults();
    await bench.line.addFault({ on: "/tlf/ind", kind });
    await bench.call();
    const last = bench.app.at("/tlf/ind").at(-1);
    states.push(last && [verdict(last).ok, verdict(last, [authToken, "former-token"]).ok]);
  }
  expect(states).toEqual([
    [false, false],
    [false, false],
    [false, true],
  ]);
  const log = (await bench.line.webhooks()).filter((one) => one.url.endsWith("/tlf/ind"));
  expect(log.map((one) => one.signature)).toEqual(["bad", "missing", "old-token"]);
});

test("nth strikes one request only, times=0 strikes until it is taken away", async () => {
  await bench.line.addFault({ on: "/tlf/ind", kind: "status", nth: 2 });
  const statuses: string[] = [];
  for (let number = 0; number < 3; number += 1) statuses.push((await (await bench.call()).state()).status);
  expect(statuses).toEqual(["in-progress", "completed", "in-progress"]);
  await bench.line.clearFaults();
  await bench.line.addFault({ on: "/tlf/ind", kind: "status", times: 0 });
  for (let number = 0; number < 2; number += 1) await (await bench.call()).reaches("completed");
  await bench.line.clearFaults();
  expect((await (await bench.call()).state()).status).toBe("in-progress");
});

test("status callbacks can be dropped, delayed and reordered; the call goes on", async () => {
  const end = async (): Promise<string> => {
    const phone = await bench.call();
    await phone.hangup();
    await bench.pass(0);
    return phone.sid;
  };
  await bench.line.addFault({ on: "/tlf/slut", kind: "drop" });
  await end();
  expect(bench.app.at("/tlf/slut")).toHaveLength(0);
  await bench.line.addFault({ on: "/tlf/slut", kind: "delay", ms: 8_000 });
  await end();
  expect(bench.app.at("/tlf/slut")).toHaveLength(0);
  await bench.pass(8_000);
  expect(bench.app.at("/tlf/slut")).toHaveLength(1);
  bench.app.received.length = 0;
  await bench.line.addFault({ on: "/tlf/slut", kind: "reorder" });
  const first = await end();
  const second = await end();
  expect(bench.app.at("/tlf/slut").map((one) => one.params["CallSid"])).toEqual([second, first]);
});

test("the final callback of an inbound call names duration, order and time", async () => {
  const phone = await bench.call();
  await bench.pass(61_000);
  await phone.hangup();
  await bench.pass(0);
  expect(bench.app.at("/tlf/slut")[0]?.params).toMatchObject({
    CallStatus: "completed",
    CallDuration: "61",
    Duration: "2",
    CallbackSource: "call-progress-events",
    SequenceNumber: "0",
  });
  expect(bench.app.at("/tlf/slut")[0]?.params["Timestamp"]).toMatch(
    /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/,
  );
});
