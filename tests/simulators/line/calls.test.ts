/** Calls as such: answering, rejecting, diverting, ending, and legs that we ring. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { caller, lineNumber, openBench, rest, twiml, type Bench } from "./bench.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const callJson = z.object({ sid: z.string(), status: z.string(), queue_time: z.string() });

async function placeCall(more: readonly (readonly [string, string])[] = []) {
  const order: readonly (readonly [string, string])[] = [["From", lineNumber], ["To", caller], ...more];
  const answer = await rest(
    bench,
    "POST",
    "/Calls.json",
    order.some(([name]) => name === "Twiml") ? order : [...order, ["Url", `${bench.app.url}/tlf/ud`]],
  );
  expect(answer.status).toBe(201);
  return callJson.parse(answer.body);
}

const statusesAt = (path: string): string[] =>
  bench.app.at(path).map((one) => one.params["CallStatus"] ?? "");
const phoneDoes = (number: string, voice: string): Promise<unknown> =>
  bench.line.send("PUT", `/phones/${encodeURIComponent(number)}`, { voice, afterMs: 5_000 });

test.each([
  ["busy", "busy"],
  ["rejected", "no-answer"],
])("Reject with reason %s ends as %s without answering", async (reason, status) => {
  bench.app.answers({ "/tlf/ind": twiml(`<Reject reason="${reason}"/>`) });
  const phone = await bench.call();
  expect(await phone.state()).toMatchObject({ status, answeredAt: null });
  expect(bench.app.at("/tlf/slut")[0]?.params).toMatchObject({ CallStatus: status, CallDuration: "0" });
});

test("the call is answered by its first verb", async () => {
  let isAnswered: string | undefined;
  bench.app.answers({
    "/tlf/ind": ({ params }) => {
      isAnswered = params["CallStatus"];
      return twiml("<Pause length='9'/>");
    },
  });
  const phone = await bench.call();
  expect(isAnswered).toBe("ringing");
  expect((await phone.state()).status).toBe("in-progress");
});

test("a caller who hangs up while the first answer is on its way was never answered", async () => {
  bench.app.answers({ "/tlf/ind": { body: twiml("<Say>Hej</Say>"), delayMs: 150 } });
  const answer = await bench.line.send("POST", "/calls", { from: caller, to: lineNumber });
  const { sid } = z.object({ sid: z.string() }).parse(answer);
  await bench.line.send("POST", `/calls/${sid}/hangup`, {});
  await bench.pass(0);
  expect(statusesAt("/tlf/slut")).toEqual(["no-answer"]);
});

test("REST can divert a call in the middle of a sentence, by URL and by inline TwiML", async () => {
  bench.app.answers({
    "/tlf/ind": twiml(`<Say>${"Lang tale. ".repeat(50)}</Say>`),
    "/tlf/andet": twiml("<Say>Noget andet.</Say>", "<Pause length='9'/>"),
  });
  const phone = await bench.call();
  await rest(bench, "POST", `/Calls/${phone.sid}.json`, { Url: `${bench.app.url}/tlf/andet` });
  await phone.hears(/Noget andet/);
  await rest(bench, "POST", `/Calls/${phone.sid}.json`, {
    Twiml: twiml("<Say>Direkte.</Say>", "<Pause length='9'/>"),
  });
  await phone.hears(/Direkte/);
  expect(await rest(bench, "POST", `/Calls/${phone.sid}.json`, { Status: "completed" })).toMatchObject({
    status: 200,
    body: { status: "completed" },
  });
  expect(await rest(bench, "POST", `/Calls/${phone.sid}.json`, { Status: "completed" })).toMatchObject({
    status: 400,
    body: { code: 21220 },
  });
});

test("inline TwiML may be 4000 characters and needs absolute actions", async () => {
  bench.app.answers({ "/tlf/ind": twiml("<Pause length='99'/>") });
  const phone = await bench.call();
  const long = await rest(bench, "POST", `/Calls/${phone.sid}.json`, {
    Twiml: twiml(`<Say>${"a".repeat(4_000)}</Say>`),
  });
  expect(long).toMatchObject({ status: 400, body: { code: 32018 } });
  await rest(bench, "POST", `/Calls/${phone.sid}.json`, {
    Twiml: twiml('<Gather action="/valg" numDigits="1"/>'),
  });
  await bench.pass(0);
  await phone.press("1");
  await phone.reaches("completed");
  expect((await phone.timeline()).some((entry) => entry.text.startsWith("11100"))).toBe(true);
});

test("REST calls leave one a second and say how long they queue", async () => {
  await phoneDoes(caller, "answer");
  bench.app.answers({ "/tlf/ud": twiml("<Say>Hej.</Say>", "<Pause length='60'/>") });
  const made = [await placeCall(), await placeCall(), await placeCall()];
  expect(made.map((call) => call.queue_time)).toEqual(["0", "1000", "2000"]);
  await bench.pass(1_000);
  expect((await bench.line.calls()).map((call) => call.status)).toEqual(["ringing", "ringing", "queued"]);
  await bench.pass(8_000);
  expect((await bench.line.calls()).map((call) => call.status)).toEqual([
    "in-progress",
    "in-progress",
    "in-progress",
  ]);
  expect(bench.app.at("/tlf/ud")[0]?.params).toMatchObject({
    Direction: "outbound-api",
    CallStatus: "in-progress",
  });
});

const everyEvent: readonly (readonly [string, string])[] = [
  "initiated",
  "ringing",
  "answered",
  "completed",
].map((event) => ["StatusCallbackEvent", event]);

test.each([
  ["answer", "completed"],
  ["busy", "busy"],
  ["no-answer", "no-answer"],
  ["failed", "failed"],
])("a telephone that does %s is reported as %s", async (voice, last) => {
  await phoneDoes(caller, voice);
  bench.app.answers({ "/tlf/ud": twiml("<Say>Hej.</Say>") });
  await placeCall([["StatusCallback", `${bench.app.url}/tlf/opkald`], ...everyEvent]);
  await bench.pass(10_000);
  const expected =
    voice === "answer" ? ["initiated", "ringing", "in-progress", last] : ["initiated", "ringing", last];
  expect(statusesAt("/tlf/opkald")).toEqual(expected);
  expect(bench.app.at("/tlf/opkald").map((one) => one.params["SequenceNumber"])).toEqual(
    expected.map((_, index) => String(index)),
  );
});

test("a telephone may be picked up by hand, and otherwise rings until its timeout", async () => {
  bench.app.answers({ "/tlf/ud": twiml("<Say>Hej.</Say>", "<Pause length='60'/>") });
  const first = await placeCall();
  await bench.pass(10_000);
  await bench.line.send("POST", `/calls/${first.sid}/answer`, {});
  await bench.pass(0);
  expect((await bench.line.calls())[0]?.status).toBe("in-progress");
  await placeCall([["Timeout", "20"]]);
  await bench.pass(22_000);
  expect((await bench.line.calls())[1]?.status).toBe("no-answer");
});

test("a call canceled in the queue tells nobody", async () => {
  await placeCall();
  const second = await placeCall([["StatusCallback", `${bench.app.url}/tlf/opkald`], ...everyEvent]);
  await rest(bench, "POST", `/Calls/${second.sid}.json`, { Status: "canceled" });
  await bench.pass(5_000);
  expect((await bench.line.calls())[1]?.status).toBe("canceled");
  expect(statusesAt("/tlf/opkald")).toEqual([]);
});

test.each([
  [{}, 21211],
  [{ To: "12" }, 21211],
  [{ To: caller, From: "x" }, 21212],
  [{ To: caller, From: "+4599999999", Url: "http://127.0.0.1/x" }, 21210],
  [{ To: caller, From: lineNumber }, 21205],
  [{ To: caller, From: lineNumber, Url: "ikke en adresse" }, 21205],
])("a call order %j is refused with %i", async (form, code) => {
  expect(await rest(bench, "POST", "/Calls.json", form)).toMatchObject({
    status: 400,
    body: { code, status: 400 },
  });
});

test("Dial rings a number; the first to answer is bridged, the end is told with its length", async () => {
  await phoneDoes("+4540000001", "answer");
  bench.app.answers({
    "/tlf/ind": twiml(
      '<Dial timeout="20" action="/tlf/ringet"><Number url="/tlf/hvisk" statusCallback="/tlf/ben">+4540000001</Number><Number>+4540000002</Number></Dial>',
    ),
    "/tlf/hvisk": twiml("<Say>Opkald fra linjen.</Say>"),
    "/tlf/ringet": twiml("<Say>Tak.</Say>"),
  });
  const phone = await bench.call();
  await bench.pass(8_000);
  const [, first, second] = await bench.line.calls();
  expect([first?.status, second?.status]).toEqual(["in-progress", "canceled"]);
  expect(bench.app.at("/tlf/hvisk")[0]?.params).toMatchObject({
    ParentCallSid: phone.sid,
    CallSid: first?.sid,
  });
  await bench.pass(20_000);
  await bench.line.send("POST", `/calls/${first?.sid ?? ""}/hangup`, {});
  await phone.hears(/Tak/);
  expect(bench.app.at("/tlf/ringet")[0]?.params).toMatchObject({
    DialCallStatus: "completed",
    DialCallSid: first?.sid,
    DialCallDuration: "23",
  });
  expect(statusesAt("/tlf/ben")).toEqual(["completed"]);
});

test("Dial without an answer goes on after its timeout", async () => {
  bench.app.answers({
    "/tlf/ind": twiml('<Dial timeout="20" action="/tlf/ringet">+4540000002</Dial>'),
    "/tlf/ringet": twiml("<Say>Intet svar.</Say>"),
  });
  const phone = await bench.call();
  await bench.pass(20_000);
  await phone.hears(/Intet svar/);
  expect(bench.app.at("/tlf/ringet")[0]?.params).toMatchObject({
    DialCallStatus: "no-answer",
    DialBridged: "false",
  });
});

test("Dial rings a browser client, which takes it; the star key of the caller ends it", async () => {
  bench.app.answers({
    "/tlf/ind": twiml(
      '<Dial hangupOnStar="true" action="/tlf/ringet"><Client><Identity>agent_7</Identity><Parameter name="sag" value="12"/></Client></Dial>',
    ),
    "/tlf/ringet": twiml("<Say>Tak.</Say>", "<Pause length='9'/>"),
  });
  const phone = await bench.call();
  expect(await bench.line.client("agent_7")).toMatchObject({ state: "ringing" });
  await bench.line.clientDoes("agent_7", "accept");
  await bench.pass(0);
  expect(await bench.line.client("agent_7")).toMatchObject({ state: "open" });
  await phone.press("*");
  await phone.hears(/Tak/);
  expect(await bench.line.client("agent_7")).toMatchObject({ state: "closed" });
});

test("when the caller hangs up the rung telephone stops, and the action hears of it", async () => {
  bench.app.answers({ "/tlf/ind": twiml('<Dial action="/tlf/ringet">+4540000002</Dial>') });
  const phone = await bench.call();
  await phone.hangup();
  await bench.pass(0);
  expect((await bench.line.calls())[1]?.status).toBe("canceled");
  expect(statusesAt("/tlf/ringet")).toEqual(["completed"]);
});
