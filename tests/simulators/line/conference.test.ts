/** Conferences: when they start and end, who hears what, and what the callback is told. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { caller, openBench, rest, twiml, type Bench } from "./bench.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const allEvents = "start end join leave mute hold modify";
const room = (attributes = "", name = "k-1"): string =>
  `<Conference beep="false" statusCallback="/tlf/konf" statusCallbackEvent="${allEvents}" ${attributes}>${name}</Conference>`;

/** The first page of the line and of the browser clients. */
function layOut(line: string, client: string, more: Readonly<Record<string, string>> = {}): void {
  bench.app.answers({
    "/tlf/ind": twiml(`<Dial action="/tlf/efter">${line}</Dial>`),
    "/tlf/agent": twiml(`<Dial action="/tlf/agent-slut">${client}</Dial>`),
    "/tlf/vent": twiml("<Say>Vent lidt.</Say>"),
    "/tlf/efter": twiml("<Say>Tak.</Say>", "<Pause length='9'/>"),
    ...more,
  });
}

const list = z.object({
  conferences: z.array(
    z.object({ sid: z.string(), status: z.string(), reason_conference_ended: z.string().nullable() }),
  ),
});

async function conferences() {
  return list.parse((await rest(bench, "GET", "/Conferences.json?FriendlyName=k-1")).body).conferences;
}

async function sidOfRoom(): Promise<string> {
  return (await conferences())[0]?.sid ?? "none";
}

const told = (event: string) =>
  bench.app
    .at("/tlf/konf")
    .map((one) => one.params)
    .filter((one) => one["StatusCallbackEvent"] === event);

test("it starts with the second participant, when one of them may start it", async () => {
  layOut(room('startConferenceOnEnter="false" waitUrl="/tlf/vent"'), room('startConferenceOnEnter="false"'));
  const phone = await bench.call();
  await phone.hears(/Vent lidt/);
  await bench.line.connectClient("agent_1", {});
  await bench.pass(0);
  expect((await conferences())[0]?.status).toBe("init");
  layOut(room(), room());
  await bench.line.connectClient("agent_2", {});
  await phone.reaches("conference", /k-1/);
  expect(told("conference-start")).toHaveLength(1);
});

test("its wait document is not played again", async () => {
  layOut(room('waitUrl="/tlf/vent"'), room());
  await bench.call();
  await bench.pass(120_000);
  expect(bench.app.at("/tlf/vent")).toHaveLength(1);
});

test("the wait document's Redirect keeps it going, and the start cuts it off", async () => {
  layOut(room('waitUrl="/tlf/vent"'), room(), {
    "/tlf/vent": twiml("<Say>Vent lidt.</Say>", "<Pause length='10'/>", "<Redirect/>"),
  });
  const phone = await bench.call();
  await bench.pass(35_000);
  expect(bench.app.at("/tlf/vent").length).toBeGreaterThan(2);
  await bench.line.connectClient("agent_1", {});
  await bench.pass(0);
  const asked = bench.app.at("/tlf/vent").length;
  await bench.pass(60_000);
  expect(bench.app.at("/tlf/vent")).toHaveLength(asked);
  expect((await phone.state()).saying).toBeNull();
});

test("endConferenceOnExit ends it for all; the others go to their action with the status answered", async () => {
  layOut(room(), room('endConferenceOnExit="true" participantLabel="agent-1"'));
  const phone = await bench.call();
  await bench.line.connectClient("agent_1", {});
  await phone.reaches("conference");
  await bench.line.clientDoes("agent_1", "disconnect");
  await phone.hears(/Tak/);
  const action = bench.app.at("/tlf/efter")[0]?.params;
  expect(action).toMatchObject({ DialCallStatus: "answered" });
  expect(action).not.toHaveProperty("DialCallSid");
  expect(told("conference-end")[0]).toMatchObject({
    ReasonConferenceEnded: "participant-with-end-conference-on-exit-left",
    ParticipantLabelEndingConference: "agent-1",
  });
  expect(told("participant-leave").map((one) => one["ReasonParticipantLeft"])).toEqual([
    "participant_hung_up",
    "moderator_ended_conference",
  ]);
});

test("a participant who may not end it leaves the other alone in it; the last one out ends it", async () => {
  layOut(room(), room());
  const phone = await bench.call();
  await bench.line.connectClient("agent_1", {});
  await phone.reaches("conference");
  await bench.line.clientDoes("agent_1", "crash");
  await bench.pass(0);
  expect((await conferences())[0]?.status).toBe("in-progress");
  await phone.hangup();
  await bench.pass(0);
  expect((await conferences())[0]).toMatchObject({
    status: "completed",
    reason_conference_ended: "last-participant-left",
  });
});

test("a name is used again only while its conference lives", async () => {
  layOut(room(), room());
  await (await bench.call()).hangup();
  await bench.pass(0);
  await bench.call();
  const found = await conferences();
  expect(found.map((one) => one.status)).toEqual(["init", "completed"]);
  expect(new Set(found.map((one) => one.sid)).size).toBe(2);
});

test("the first participant's callback wins, and numbers the events", async () => {
  layOut(room(), '<Conference statusCallback="/tlf/anden" statusCallbackEvent="join">k-1</Conference>');
  const phone = await bench.call();
  await bench.line.connectClient("agent_1", {});
  await phone.reaches("conference");
  await bench.pass(0);
  expect(bench.app.at("/tlf/anden")).toHaveLength(0);
  const numbers = bench.app.at("/tlf/konf").map((one) => Number(one.params["SequenceNumber"]));
  expect([...numbers].sort((left, right) => left - right)).toEqual([1, 2, 3]);
  expect(told("participant-join")[0]).toMatchObject({
    FriendlyName: "k-1",
    Muted: "false",
    Hold: "false",
    CallSid: phone.sid,
  });
});

test("without a list of events only start and end are told", async () => {
  const plain = '<Conference statusCallback="/tlf/konf">k-1</Conference>';
  layOut(plain, plain);
  const phone = await bench.call();
  await bench.line.connectClient("agent_1", {});
  await phone.reaches("conference");
  await phone.hangup();
  await bench.line.clientDoes("agent_1", "disconnect");
  await bench.pass(0);
  const events = bench.app.at("/tlf/konf").map((one) => one.params["StatusCallbackEvent"]);
  expect(events.sort()).toEqual(["conference-end", "conference-start"]);
});

test("hold plays to one participant alone and is told; unhold stops it", async () => {
  layOut(room('participantLabel="borger"'), room());
  const phone = await bench.call();
  await bench.line.connectClient("agent_1", {});
  await phone.reaches("conference");
  const path = `/Conferences/${await sidOfRoom()}/Participants/borger.json`;
  await rest(bench, "POST", path, { Hold: "true", HoldUrl: `${bench.app.url}/tlf/vent` });
  await phone.hears(/Vent lidt/);
  expect(bench.app.at("/tlf/vent").map((one) => one.params["CallSid"])).toEqual([phone.sid]);
  expect((await rest(bench, "POST", path, { Hold: "false" })).body).toMatchObject({ hold: false });
  await bench.pass(0);
  expect(told("participant-hold")).toHaveLength(1);
  expect(told("participant-unhold")).toHaveLength(1);
});

test("mute and coaching are flags that are told", async () => {
  layOut(room('participantLabel="borger"'), room('participantLabel="agent-1"'));
  const phone = await bench.call();
  await bench.line.connectClient("agent_1", {});
  await phone.reaches("conference");
  bench.app.answers({
    "/tlf/agent": twiml(`<Dial>${room(`coach="${phone.sid}" muted="true" participantLabel="leder"`)}</Dial>`),
  });
  await bench.line.connectClient("agent_9", {});
  await bench.pass(0);
  expect(told("participant-join").at(-1)).toMatchObject({
    Coaching: "true",
    Muted: "true",
    CallSidToCoach: phone.sid,
  });
  const base = `/Conferences/${await sidOfRoom()}/Participants`;
  expect(
    (await rest(bench, "POST", `${base}/leder.json`, { Coaching: "false", Muted: "false" })).body,
  ).toMatchObject({ coaching: false, muted: false });
  await bench.line.clientDoes("agent_1", "mute");
  await bench.pass(0);
  expect(told("participant-modify")).toHaveLength(1);
  expect(told("participant-unmute")).toHaveLength(1);
  expect(told("participant-mute")).toHaveLength(1);
});

test("a participant taken out by REST goes on with its own script", async () => {
  layOut(room('participantLabel="borger"'), room());
  const phone = await bench.call();
  await bench.line.connectClient("agent_1", {});
  await phone.reaches("conference");
  const path = `/Conferences/${await sidOfRoom()}/Participants/${phone.sid}.json`;
  expect((await rest(bench, "DELETE", path)).status).toBe(204);
  await phone.hears(/Tak/);
  expect(told("participant-leave")[0]).toMatchObject({
    ReasonParticipantLeft: "participant_updated_via_api",
  });
  expect((await rest(bench, "GET", path)).status).toBe(404);
});

test("a label can be had once", async () => {
  layOut(room('participantLabel="borger"'), room('participantLabel="borger"'));
  await bench.call();
  const second = await bench.call();
  await second.reaches("completed");
  expect((await second.timeline()).some((entry) => entry.text.startsWith("16025"))).toBe(true);
});

test("a participant can be called into it", async () => {
  layOut(room(), room());
  await bench.line.send("PUT", `/phones/${encodeURIComponent(caller)}`, { voice: "answer", afterMs: 3_000 });
  await bench.line.connectClient("agent_1", {});
  await bench.pass(0);
  const order: readonly (readonly [string, string])[] = [
    ["From", "+4570000001"],
    ["To", caller],
    ["Label", "borger"],
    ["EndConferenceOnExit", "true"],
    ["StatusCallback", `${bench.app.url}/tlf/opkald`],
    ["StatusCallbackEvent", "answered"],
    ["StatusCallbackEvent", "completed"],
  ];
  const made = await rest(bench, "POST", `/Conferences/${await sidOfRoom()}/Participants.json`, order);
  expect(made).toMatchObject({
    status: 201,
    body: { status: "queued", label: "borger", end_conference_on_exit: true },
  });
  await bench.pass(4_000);
  expect((await conferences())[0]?.status).toBe("in-progress");
  expect((await bench.line.client("agent_1")).conference?.participants).toHaveLength(2);
  await bench.line.clientDoes("agent_1", "disconnect");
  await bench.pass(0);
  expect(bench.app.at("/tlf/opkald").map((one) => one.params["CallStatus"])).toEqual(["in-progress"]);
});
