/** The adapter against the simulator: what it returns when all is well, and when Twilio is not. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { SystemDown } from "../../app/domain/faults.ts";
import { createTelephony } from "../../integrations/twilio/adapter.ts";
import type { TelephonyPort } from "../../integrations/twilio/port.ts";
import {
  accountSid,
  apiKey,
  caller,
  lineNumber,
  openBench,
  twiml,
  type Bench,
} from "../simulators/line/bench.ts";
import type { LinePhone } from "../support/scripted-call-phone.ts";

let bench: Bench;
let port: TelephonyPort;

function telephony(change: { readonly apiSecret?: string; readonly apiBase?: string } = {}): TelephonyPort {
  return createTelephony({
    accountSid,
    apiKey: apiKey.sid,
    apiSecret: apiKey.secret,
    apiBase: bench.url,
    region: "ie1",
    edge: "dublin",
    smsFrom: "Hjaelplinje",
    numberFrom: lineNumber,
    twimlAppSid: `AP${"0".repeat(32)}`,
    ...change,
  });
}

beforeEach(async () => {
  bench = await openBench();
  port = telephony();
  bench.app.answers({
    "/tlf/ind": twiml("<Enqueue waitUrl='/tlf/vent' action='/tlf/koe-slut'>parkering</Enqueue>"),
    "/tlf/vent": twiml("<Pause length='60'/>"),
    "/tlf/nyt": twiml("<Say>Nyt sted.</Say>", "<Pause length='60'/>"),
  });
});
afterEach(() => bench.close());

const move = (phone: LinePhone, queueName = "parkering"): Promise<boolean> =>
  port.moveQueuedCaller({ queueName, callSid: phone.sid, url: `${bench.app.url}/tlf/nyt` });
const sms = { to: caller, body: "Din adgang er spærret.", statusCallback: "http://127.0.0.1:1/tlf/sms" };
const onRest = (on: string, kind: string, more: object = {}): Promise<void> =>
  bench.line.addFault({ on, kind, channel: "rest", ...more });

test("a waiting caller is moved once; an unknown queue has nobody", async () => {
  const phone = await bench.call();
  expect(await move(phone, "ukendt")).toBe(false);
  expect(await move(phone)).toBe(true);
  await phone.hears(/Nyt sted/);
  expect(await move(phone)).toBe(false);
});

test("a queue that was deleted and made again is found under its new id", async () => {
  const phone = await bench.call();
  expect(await move(phone)).toBe(true);
  await bench.line.reset();
  const second = await bench.call();
  expect(await move(second)).toBe(false);
  expect(await move(second)).toBe(true);
});

test("a move whose answer was lost counts as done", async () => {
  const phone = await bench.call();
  await onRest("POST /Queues/*/Members/*", "timeout-after-success");
  expect(await move(phone)).toBe(true);
  await phone.hears(/Nyt sted/);
});

test("a lost answer about a caller who has hung up does not", async () => {
  const phone = await bench.call();
  expect(await port.redirectCall({ callSid: phone.sid, url: `${bench.app.url}/tlf/vent` })).toBe(true);
  await bench.pass(0);
  await phone.hangup();
  await onRest("POST /Queues/*/Members/*", "status", { status: 502 });
  expect(await move(phone)).toBe(false);
});

test.each([429, 500, 503])("a passing %i is tried again", async (status) => {
  const phone = await bench.call();
  await onRest("POST /Calls/*", "status", { status, times: 2 });
  expect(await port.redirectCall({ callSid: phone.sid, url: `${bench.app.url}/tlf/nyt` })).toBe(true);
  await phone.hears(/Nyt sted/);
});

test("a lasting fault becomes SystemDown that may be tried later, without a number in it", async () => {
  await onRest("POST /Calls/*", "status", { status: 503, times: 0 });
  const fault = await port.endCall(`CA${"1".repeat(32)}`).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(SystemDown);
  expect(fault).toMatchObject({ system: "twilio", retryable: true });
});

test("an SMS is sent once: 429 is tried again, a server error is not", async () => {
  await onRest("POST /Messages", "status", { status: 429, times: 2 });
  expect((await port.sendSms(sms)).messageSid).toMatch(/^SM[0-9a-f]{32}$/);
  await onRest("POST /Messages", "timeout-after-success");
  await expect(port.sendSms(sms)).rejects.toMatchObject({ retryable: true });
  expect(await bench.line.messages(caller)).toHaveLength(2);
});

test("an SMS whose answer was lost is found again by its number and its whole text", async () => {
  // The simulator's clock stands still between two steps, so that the wall's is ahead of it.
  const since = new Date(Date.now() - 60_000);
  const lost = { ...sms, body: "Din kvittering er 4711 0001." };
  expect(await port.findSms({ ...lost, since })).toBeNull();
  await onRest("POST /Messages", "timeout-after-success");
  await expect(port.sendSms(lost)).rejects.toMatchObject({ retryable: true });
  const sent = (await bench.line.messages(caller)).find(({ body }) => body === lost.body);
  expect(sent).toBeDefined();
  expect(await port.findSms({ ...lost, since })).toBe(sent?.sid);
  expect(await port.findSms({ ...lost, body: `${lost.body} Igen.`, since })).toBeNull();
  expect(await port.findSms({ ...lost, to: "+4520000099", since })).toBeNull();
  expect(await port.findSms({ ...lost, since: new Date(Date.now() + 60_000) })).toBeNull();
});

test("a refused SMS is not worth trying again, and the number stays out of the message", async () => {
  const fault = await port.sendSms({ ...sms, to: "+4533000001" }).catch((error: unknown) => error);
  expect(fault).toMatchObject({
    name: "SystemDown",
    retryable: false,
    message: "twilio: status 400, code 21614",
  });
});

test("wrong credentials and a closed door are SystemDown", async () => {
  await expect(telephony({ apiSecret: "x" }).liveCallSids()).rejects.toMatchObject({ retryable: false });
  await expect(telephony({ apiBase: "http://127.0.0.1:1" }).liveCallSids()).rejects.toMatchObject({
    retryable: true,
  });
});

test("live calls are those that ring or talk, over all pages", async () => {
  const phones = [await bench.call(), await bench.call(), await bench.call()];
  await phones[0]?.hangup();
  expect([...(await port.liveCallSids())].sort()).toEqual(
    phones
      .slice(1)
      .map((phone) => phone.sid)
      .sort(),
  );
  expect(await port.endCall(phones[1]?.sid ?? "")).toBe(true);
  expect(await port.endCall(phones[1]?.sid ?? "")).toBe(false);
  expect(await port.endCall(`CA${"1".repeat(32)}`)).toBe(false);
});

test("hold and end of a conference go by its name, and say when it is gone", async () => {
  bench.app.answers({
    "/tlf/ind": twiml("<Dial><Conference>k-1</Conference></Dial>"),
    "/tlf/vent": twiml("<Pause length='60'/>"),
  });
  const phone = await bench.call();
  const hold = {
    conferenceName: "k-1",
    callSid: phone.sid,
    hold: true,
    holdUrl: `${bench.app.url}/tlf/vent`,
  };
  expect(await port.setHold(hold)).toBe(true);
  expect((await phone.state()).conference?.hold).toBe(true);
  expect(await port.setHold({ ...hold, callSid: `CA${"1".repeat(32)}` })).toBe(false);
  expect(await port.setHold({ ...hold, conferenceName: "k-2" })).toBe(false);
  expect(await port.endConference("k-1")).toBe(true);
  await bench.pass(0);
  expect(await port.endConference("k-1")).toBe(false);
});

test("the agent's token opens a leg", async () => {
  bench.app.answers({ "/tlf/agent": twiml("<Pause length='9'/>") });
  const sid = await bench.line.connectClient("agent_42", { offerId: "1" }, port.agentToken("agent_42"));
  expect(sid).toMatch(/^CA/);
});
