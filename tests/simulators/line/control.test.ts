/** The control API: clients with tokens, messages, clocks, events and bad input. */
import { afterEach, beforeEach, expect, test } from "vitest";
import twilio from "twilio";
import { createLineSimulator } from "../../../integrations/twilio/simulator/index.ts";
import { accountSid, apiKey, caller, lineNumber, openBench, rest, twiml, type Bench } from "./bench.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
  bench.app.answers({
    "/tlf/agent": twiml("<Pause length='60'/>"),
    "/tlf/ind": twiml("<Pause length='60'/>"),
  });
});
afterEach(() => bench.close());

const appSid = `AP${"0".repeat(32)}`;

interface TokenPlan {
  readonly identity?: string;
  readonly secret?: string;
  readonly ttl?: number;
  readonly app?: string;
  readonly key?: string;
}

function tokenFor({
  identity = "agent_1",
  secret = apiKey.secret,
  ttl = 600,
  app = appSid,
  key = apiKey.sid,
}: TokenPlan = {}): string {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(accountSid, key, secret, { identity, ttl, region: "ie1" });
  token.addGrant(new AccessToken.VoiceGrant({ outgoingApplicationSid: app }));
  return token.toJwt();
}

test.each([
  ["another identity", { identity: "agent_2" }, 31201],
  ["another secret", { secret: "x" }, 20101],
  ["another key", { key: "SK1" }, 20103],
  ["another app", { app: "AP1" }, 31201],
  ["its time over", { ttl: -1 }, 20104],
] as const)("a token with %s does not connect", async (_name, plan, code) => {
  const answer = await bench.line.send("POST", "/clients/agent_1/connect", { token: tokenFor(plan) }, [401]);
  expect(answer).toMatchObject({ code });
  expect(await bench.line.calls()).toHaveLength(0);
});

test("a good token connects once; nonsense is a token like any other", async () => {
  await bench.line.connectClient("agent_1", { offerId: "9" }, tokenFor());
  expect(
    await bench.line.send("POST", "/clients/agent_1/connect", { token: tokenFor() }, [409]),
  ).toMatchObject({ code: 31486 });
  expect(await bench.line.send("POST", "/clients/agent_2/connect", { token: "a.b" }, [401])).toMatchObject({
    code: 20101,
  });
});

test("the web application may use clients and events from its own origin, and nothing else", async () => {
  const origin = async (path: string): Promise<string | null> =>
    (
      await fetch(`${bench.url}/sim${path}`, { method: "OPTIONS", headers: { origin: bench.app.url } })
    ).headers.get("access-control-allow-origin");
  expect(await origin("/clients/agent_1/connect")).toBe(bench.app.url);
  expect(await origin("/events")).toBe(bench.app.url);
  expect(await origin("/calls")).toBeNull();
});

test("a client's event stream begins with its state and follows it", async () => {
  const abort = new AbortController();
  const response = await fetch(`${bench.url}/sim/events?client=agent_1`, { signal: abort.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = "";
  const until = async (text: string): Promise<void> => {
    while (!seen.includes(text)) seen += (await reader?.read())?.value ?? "";
  };
  await until('"state":"closed"');
  await bench.line.connectClient("agent_1", {});
  await until('"state":"connecting"');
  await until('"state":"open"');
  abort.abort();
});

test("SMS: sent, delivered, counted in segments, and told to the callback in order", async () => {
  const body = "Din adgang er spærret. Kvittering 47110923. ".repeat(4);
  const form = { From: "Hjaelpelinje", To: caller, Body: body, StatusCallback: `${bench.app.url}/tlf/sms` };
  const wrong = await rest(bench, "POST", "/Messages.json", { ...form, From: "Hjælpelinjen" });
  expect(wrong).toMatchObject({ status: 400, body: { code: 21212 } });
  const sent = await rest(bench, "POST", "/Messages.json", { ...form, From: "Hjaelpelinj" });
  expect(sent).toMatchObject({ status: 201, body: { status: "queued", num_segments: "2", to: caller } });
  await bench.pass(2_000);
  expect(bench.app.at("/tlf/sms").map((one) => one.params["MessageStatus"])).toEqual(["sent", "delivered"]);
  expect(await bench.line.messages(caller)).toMatchObject([{ status: "delivered", body }]);
  expect(await bench.line.messages("+4520000009")).toEqual([]);
});

test.each([
  ["a landline", { To: "+4533000001" }, 21614],
  ["someone who said stop", { To: "+4529990010" }, 21610],
  ["a wrong number", { To: "12" }, 21211],
  ["nobody", {}, 21604],
])("SMS to %s is refused", async (_name, form, code) => {
  expect(
    await rest(bench, "POST", "/Messages.json", { From: lineNumber, Body: "Hej", ...form }),
  ).toMatchObject({ status: 400, body: { code } });
});

test.each([
  ["+4529990003", "Hej", 30003],
  ["+4529990005", "Hej", 30005],
  [caller, "Se https://example.com", 30007],
])("SMS to %s saying %s does not arrive: %i", async (to, body, code) => {
  await rest(bench, "POST", "/Messages.json", {
    From: lineNumber,
    To: to,
    Body: body,
    StatusCallback: `${bench.app.url}/tlf/sms`,
  });
  await bench.pass(2_000);
  expect(bench.app.at("/tlf/sms").at(-1)?.params).toMatchObject({
    MessageStatus: "undelivered",
    ErrorCode: String(code),
  });
});

test("the clock can change its pace; the fast one runs by itself", async () => {
  bench.app.answers({
    "/tlf/ind": twiml("<Pause length='10'/>", "<Say>Færdig.</Say>", "<Pause length='60'/>"),
  });
  const phone = await bench.call();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await phone.said()).toHaveLength(0);
  await bench.line.setClock("fast");
  await phone.hears(/Færdig/, 3_000);
});

test.each([
  ["POST", "/calls", { from: caller }, 422],
  ["POST", "/calls", { from: caller, to: "+4599999999" }, 404],
  ["POST", "/calls/CA0/digits", { digits: "1" }, 404],
  ["POST", "/faults", { on: "/x", kind: "regnvejr" }, 422],
  ["POST", "/clock", { mode: "baglæns" }, 422],
  ["POST", "/clients/æ/connect", {}, 422],
  ["POST", "/clients/agent_1/accept", {}, 409],
  ["GET", "/nothing", null, 404],
] as const)("%s %s %j is answered %i", async (method, path, body, status) => {
  const content =
    body === null ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  expect((await fetch(`${bench.url}/sim${path}`, { method, ...content })).status).toBe(status);
});

test("broken JSON and keys that no telephone has are refused", async () => {
  const phone = await bench.call();
  const post = async (body: string): Promise<number> =>
    (
      await fetch(`${bench.url}/sim/calls/${phone.sid}/digits`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      })
    ).status;
  expect(await post("{")).toBe(400);
  expect(await post('{"digits":"12a"}')).toBe(422);
  expect(await post('{"press":"5"}')).toBe(200);
});

test("reset ends every call and forgets", async () => {
  await bench.call();
  await bench.line.addFault({ on: "/x", kind: "status" });
  await bench.line.reset();
  expect(await bench.line.calls()).toEqual([]);
  expect(await bench.line.send("GET", "/faults")).toEqual([]);
});

test("the simulator refuses to start in production", () => {
  const before = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  try {
    expect(() =>
      createLineSimulator({
        accountSid,
        authTokens: ["t"],
        apiKeys: [],
        numbers: [{ e164: lineNumber, voiceUrl: "http://127.0.0.1/x" }],
        clientVoiceUrl: "http://127.0.0.1/x",
        webOrigin: "http://127.0.0.1",
        clock: "real",
        publicUrl: "http://127.0.0.1",
      }),
    ).toThrow("production");
  } finally {
    process.env["NODE_ENV"] = before;
  }
});

test("REST wants credentials that it knows, and the right account", async () => {
  const ask = async (user: string, password: string, account = accountSid): Promise<number> => {
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
    return (
      await fetch(`${bench.url}/2010-04-01/Accounts/${account}/Calls.json`, { headers: { authorization } })
    ).status;
  };
  expect(await ask(accountSid, "demo-auth-token")).toBe(200);
  expect(await ask(apiKey.sid, apiKey.secret)).toBe(200);
  expect(await ask(accountSid, "x")).toBe(401);
  expect(await ask(apiKey.sid, apiKey.secret, `AC${"1".repeat(32)}`)).toBe(404);
  expect(await rest(bench, "GET", "/Regnvejr.json")).toMatchObject({
    status: 404,
    body: { code: 20404, status: 404 },
  });
});
