/** The core flow: menus, waiting in the queue, the agent's leg, the conference, hold, and the end. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTelephony } from "../../../integrations/twilio/adapter.ts";
import { accountSid, apiKey, openBench, twiml, type Bench } from "./bench.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const menu = twiml(
  '<Gather numDigits="1" timeout="4" action="/tlf/sprog" actionOnEmptyResult="true">',
  '<Say language="da-DK">For dansk, tryk 1 eller vent.</Say><Say language="en-GB">For English, press 2.</Say></Gather>',
);

function layOut(): void {
  const url = bench.app.url;
  const conference = (attributes: string): string =>
    `<Conference beep="false" ${attributes} statusCallback="${url}/tlf/konf" statusCallbackEvent="start end join leave hold">k-1</Conference>`;
  bench.app.answers({
    "/tlf/ind": menu,
    "/tlf/sprog": twiml('<Enqueue waitUrl="/tlf/vent" action="/tlf/koe-slut">parkering</Enqueue>'),
    "/tlf/vent": twiml('<Say language="da-DK">Du er nummer 1 i køen.</Say><Pause length="10"/>'),
    "/tlf/agent": twiml(`<Dial action="/tlf/agent-slut">${conference('participantLabel="agent-42"')}</Dial>`),
    "/tlf/forbind": twiml(
      `<Dial action="/tlf/efter">${conference('endConferenceOnExit="true" participantLabel="borger"')}</Dial>`,
    ),
    "/tlf/teknisk": twiml("<Say>Bliv på linjen.</Say>"),
    "/tlf/efter": twiml("<Say>Tak for dit opkald.</Say>"),
  });
}

function telephony() {
  return createTelephony({
    accountSid,
    apiKey: apiKey.sid,
    apiSecret: apiKey.secret,
    apiBase: bench.url,
    region: "ie1",
    edge: "dublin",
    smsFrom: "Hjaelpelinje",
    numberFrom: "+4570000001",
    twimlAppSid: `AP${"0".repeat(32)}`,
  });
}

const events = (): string[] =>
  bench.app
    .at("/tlf/konf")
    .map((one) => `${one.params["StatusCallbackEvent"]} ${one.params["ParticipantLabel"] ?? ""}`.trim());

test("a caller waits, an agent's browser connects, they talk, hold and hang up", async () => {
  layOut();
  const port = telephony();
  const phone = await bench.call();
  await phone.hears(/For English, press 2/);
  await bench.pass(8_000);
  await phone.reaches("queue", /parkering/);
  await phone.hears(/nummer 1 i køen/);
  await bench.pass(30_000);
  expect(bench.app.at("/tlf/vent").length).toBeGreaterThan(2);

  await bench.line.connectClient("agent_42", { offerId: "7" }, port.agentToken("agent_42"));
  await bench.pass(0);
  const [agentRequest] = bench.app.at("/tlf/agent");
  expect(agentRequest?.params).toMatchObject({
    From: "client:agent_42",
    offerId: "7",
    CallStatus: "ringing",
  });
  expect(events()).toEqual(["participant-join agent-42"]);

  const order = { queueName: "parkering", callSid: phone.sid, url: `${bench.app.url}/tlf/forbind` };
  expect(await port.moveQueuedCaller(order)).toBe(true);
  await phone.reaches("conference", /k-1/);
  await bench.pass(0);
  expect(bench.app.at("/tlf/koe-slut")[0]?.params).toMatchObject({ QueueResult: "redirected" });
  expect(await port.moveQueuedCaller(order)).toBe(false);
  expect(await port.liveCallSids()).toHaveLength(2);

  const hold = { conferenceName: "k-1", callSid: phone.sid, holdUrl: `${bench.app.url}/tlf/teknisk` };
  expect(await port.setHold({ ...hold, hold: true })).toBe(true);
  await phone.hears(/Bliv på linjen/);
  expect((await phone.state()).conference).toMatchObject({ hold: true, label: "borger" });
  expect(await port.setHold({ ...hold, hold: false })).toBe(true);
  expect((await phone.state()).conference?.hold).toBe(false);

  await phone.hangup();
  await bench.pass(0);
  expect((await bench.line.client("agent_42")).state).toBe("closed");
  expect(events()).toEqual([
    "participant-join agent-42",
    "participant-join borger",
    "conference-start",
    "participant-hold borger",
    "participant-unhold borger",
    "participant-leave borger",
    "participant-leave agent-42",
    "conference-end",
  ]);
  expect(bench.app.at("/tlf/agent-slut")[0]?.params).toMatchObject({ DialCallStatus: "answered" });
  expect(bench.app.at("/tlf/slut")[0]?.params).toMatchObject({ CallStatus: "completed", CallSid: phone.sid });
  expect(await port.endConference("k-1")).toBe(false);
  expect(await port.setHold({ ...hold, hold: true })).toBe(false);
});

test("the agent leaves first: the caller stays, and an end by REST brings the caller to the next document", async () => {
  layOut();
  const port = telephony();
  const phone = await bench.call();
  await phone.press("1");
  await phone.reaches("queue");
  await bench.line.connectClient("agent_42", {});
  await bench.pass(0);
  await port.moveQueuedCaller({
    queueName: "parkering",
    callSid: phone.sid,
    url: `${bench.app.url}/tlf/forbind`,
  });
  await phone.reaches("conference");
  await bench.line.clientDoes("agent_42", "crash");
  await bench.pass(0);
  expect((await phone.state()).conference).toMatchObject({ participants: [{ label: "borger" }] });
  expect(await port.endConference("k-1")).toBe(true);
  await phone.hears(/Tak for dit opkald/);
  await phone.reaches("completed");
});

test("a caller who hangs up in the queue is reported to the action and is gone for REST", async () => {
  layOut();
  const phone = await bench.call();
  await phone.press("1");
  await phone.reaches("queue");
  await phone.hangup();
  await bench.pass(0);
  expect(bench.app.at("/tlf/koe-slut")[0]?.params).toMatchObject({
    QueueResult: "hangup",
    CallStatus: "completed",
  });
  const port = telephony();
  expect(await port.redirectCall({ callSid: phone.sid, url: `${bench.app.url}/tlf/efter` })).toBe(false);
  expect(await port.endCall(phone.sid)).toBe(false);
});
