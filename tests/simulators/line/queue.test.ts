/** Queues: waiting, the loop of the wait document, and every way out. */
import { afterEach, beforeEach, expect, test } from "vitest";
import twilio from "twilio";
import { z } from "zod";
import { accountSid, authToken, openBench, rest, twiml, type Bench } from "./bench.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const park = '<Enqueue waitUrl="/tlf/vent" action="/tlf/koe-slut">parkering</Enqueue>';
const results = (): (string | undefined)[] =>
  bench.app.at("/tlf/koe-slut").map((one) => one.params["QueueResult"]);

function layOut(wait: string, after = twiml("<Say>Farvel.</Say>", "<Pause length='9'/>")): void {
  bench.app.answers({ "/tlf/ind": twiml(park), "/tlf/vent": wait, "/tlf/koe-slut": after });
}

test("the wait document is asked for again and again, with place and times", async () => {
  layOut(twiml("<Pause length='10'/>"));
  await bench.call();
  const second = await bench.call();
  await bench.pass(25_000);
  const own = bench.app.at("/tlf/vent").filter((one) => one.params["CallSid"] === second.sid);
  expect(own.map((one) => one.params["QueueTime"])).toEqual(["0", "10", "20"]);
  expect(own[0]?.params).toMatchObject({ QueuePosition: "2", CurrentQueueSize: "2", MaxQueueSize: "1000" });
});

test("an empty wait document does not spin", async () => {
  layOut(twiml());
  await bench.call();
  await bench.pass(10_000);
  expect(bench.app.at("/tlf/vent").length).toBeLessThanOrEqual(11);
});

test("a position falls when someone ahead leaves", async () => {
  layOut(twiml("<Pause length='10'/>"));
  const first = await bench.call();
  const second = await bench.call();
  expect((await second.state()).queue?.position).toBe(2);
  await first.hangup();
  await bench.pass(0);
  expect((await second.state()).queue?.position).toBe(1);
  expect(results()).toEqual(["hangup"]);
});

test("Leave goes to the action, a Gather in the wait document may decide it", async () => {
  bench.app.answers({
    "/tlf/ind": twiml(park),
    "/tlf/vent": twiml('<Gather numDigits="1" action="/tlf/ringop"><Say>Tryk 1.</Say></Gather>'),
    "/tlf/ringop": twiml("<Leave/>"),
    "/tlf/koe-slut": twiml("<Say>Vi ringer til dig.</Say>"),
  });
  const phone = await bench.call();
  await phone.reaches("gather");
  await bench.pass(3_000);
  await phone.press("1");
  await phone.hears(/Vi ringer/);
  expect(bench.app.at("/tlf/ringop")[0]?.params).toMatchObject({ Digits: "1", QueuePosition: "1" });
  expect(bench.app.at("/tlf/koe-slut")[0]?.params).toMatchObject({ QueueResult: "leave", QueueTime: "3" });
});

test("without an action the verbs after Enqueue go on", async () => {
  bench.app.answers({
    "/tlf/ind": twiml(
      '<Enqueue waitUrl="/tlf/vent">parkering</Enqueue>',
      "<Say>Videre.</Say>",
      "<Pause length='9'/>",
    ),
    "/tlf/vent": twiml("<Leave/>"),
  });
  await (await bench.call()).hears(/Videre/);
});

test("Hangup in the wait document ends the call", async () => {
  layOut(twiml("<Say>Vi har lukket.</Say>", "<Hangup/>"));
  const phone = await bench.call();
  await phone.hears(/lukket/);
  await bench.pass(5_000);
  await phone.reaches("completed");
  expect(results()).toEqual(["hangup"]);
});

test("verbs that have no business in a wait document are skipped", async () => {
  layOut(twiml("<Dial>+4533333333</Dial>", "<Pause length='60'/>"));
  const phone = await bench.call();
  await bench.pass(0);
  expect((await phone.timeline()).some((entry) => entry.text === "12200 Dial is not carried out here")).toBe(
    true,
  );
  expect(await bench.line.calls()).toHaveLength(1);
});

test("a full queue answers at once", async () => {
  expect(
    (await rest(bench, "POST", "/Queues.json", { FriendlyName: "parkering", MaxSize: "1" })).status,
  ).toBe(201);
  layOut(twiml("<Pause length='10'/>"));
  await bench.call();
  const second = await bench.call();
  await second.hears(/Farvel/);
  expect(results()).toEqual(["queue-full"]);
});

test("REST moves one caller, or the one at the front, and never the same twice", async () => {
  layOut(twiml("<Pause length='10'/>"));
  const first = await bench.call();
  const second = await bench.call();
  const sid = (await first.state()).queue?.sid ?? "";
  const url = `${bench.app.url}/tlf/koe-slut`;
  expect((await rest(bench, "POST", `/Queues/${sid}/Members/${second.sid}.json`, { Url: url })).status).toBe(
    200,
  );
  await second.hears(/Farvel/);
  expect(await rest(bench, "POST", `/Queues/${sid}/Members/${second.sid}.json`, { Url: url })).toMatchObject({
    status: 404,
    body: { code: 20404 },
  });
  expect((await rest(bench, "POST", `/Queues/${sid}/Members/Front.json`, { Url: url })).status).toBe(200);
  await first.hears(/Farvel/);
  expect((await rest(bench, "GET", `/Queues/${sid}/Members/Front.json`)).status).toBe(404);
  expect(results().filter((result) => result === "redirected")).toHaveLength(2);
});

test("a redirect of the call itself takes it out of the queue, and the action's TwiML is ignored", async () => {
  layOut(twiml("<Pause length='10'/>"), twiml("<Say>Må ikke høres.</Say>"));
  const phone = await bench.call();
  bench.app.answers({
    "/tlf/nyt": twiml("<Say>Nyt sted.</Say>", "<Pause length='9'/>"),
    "/tlf/koe-slut": twiml("<Say>Må ikke høres.</Say>"),
  });
  await rest(bench, "POST", `/Calls/${phone.sid}.json`, { Url: `${bench.app.url}/tlf/nyt` });
  await phone.hears(/Nyt sted/);
  expect(results()).toEqual(["redirected"]);
  expect((await phone.state()).queue).toBeNull();
  expect((await phone.said()).map((entry) => entry.text)).not.toContain("Må ikke høres.");
});

test("Dial with Queue takes the front, whispers with Twilio's spelling, bridges and reports bridged", async () => {
  layOut(twiml("<Pause length='10'/>"));
  const waiting = await bench.call();
  bench.app.answers({
    "/tlf/agent": twiml('<Dial action="/tlf/agent-slut"><Queue url="/tlf/hilsen">parkering</Queue></Dial>'),
    "/tlf/hilsen": twiml("<Say>Nu stilles du om.</Say>"),
    "/tlf/koe-slut": twiml("<Say>Farvel.</Say>"),
  });
  await bench.pass(7_000);
  const agent = await bench.line.connectClient("agent_1", {});
  await waiting.hears(/stilles du om/);
  expect(bench.app.at("/tlf/hilsen")[0]?.params).toMatchObject({
    CallSid: waiting.sid,
    DequeingCallSid: agent,
    QueueTime: "7",
  });
  expect(results()).toEqual([]);
  await bench.pass(30_000);
  await bench.line.clientDoes("agent_1", "disconnect");
  await waiting.hears(/Farvel/);
  expect(results()).toEqual(["bridged"]);
});

test("Dial on an empty queue waits for its timeout", async () => {
  bench.app.answers({
    "/tlf/ind": twiml('<Dial timeout="20" action="/tlf/ringet"><Queue>tom</Queue></Dial>'),
    "/tlf/ringet": twiml("<Say>Ingen.</Say>"),
  });
  const phone = await bench.call();
  await bench.pass(19_000);
  expect(bench.app.at("/tlf/ringet")).toHaveLength(0);
  await bench.pass(1_000);
  await phone.hears(/Ingen/);
  expect(bench.app.at("/tlf/ringet")[0]?.params).toMatchObject({ DialCallStatus: "no-answer" });
});

test("queues are made, renamed, listed over pages and deleted by the SDK", async () => {
  const list = z.object({ queues: z.array(z.unknown()), next_page_uri: z.string().nullable() });
  for (const name of ["a", "b", "c"]) await rest(bench, "POST", "/Queues.json", { FriendlyName: name });
  expect((await rest(bench, "POST", "/Queues.json", { FriendlyName: "a" })).status).toBe(400);
  const page = list.parse((await rest(bench, "GET", "/Queues.json?PageSize=2")).body);
  expect(page.queues).toHaveLength(2);
  expect(page.next_page_uri).toContain("Page=1");
  const client = twilio(accountSid, authToken, { httpClient: redirectedHttp() });
  const all = await client.queues.list({ pageSize: 2 });
  expect(all.map((queue) => queue.friendlyName)).toEqual(["a", "b", "c"]);
  const first = client.queues(all[0]?.sid ?? "");
  expect(await first.update({ friendlyName: "å", maxSize: 7 })).toMatchObject({
    friendlyName: "å",
    maxSize: 7,
  });
  expect(await first.remove()).toBe(true);
});

function redirectedHttp() {
  const http = new twilio.RequestClient();
  http.axios.interceptors.request.use((request) => {
    request.url = (request.url ?? "").replace("https://api.twilio.com", `${bench.url}/api`);
    return request;
  });
  return http;
}
