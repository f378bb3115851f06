/** Calls coming in, waiting and ending on a real database. */
import { describe, expect, it } from "vitest";
import { endCall } from "../../../app/commands/phone/end-call.ts";
import { leaveQueue } from "../../../app/commands/phone/leave-queue.ts";
import { queueWait } from "../../../app/commands/phone/queue-place.ts";
import { receiveCall } from "../../../app/commands/phone/receive-call.ts";
import { advanceMenu } from "../../../app/commands/phone/advance-menu.ts";
import { matchQueue } from "../../../app/commands/match-queue.ts";
import { setPresence } from "../../../app/commands/set-presence.ts";
import { testDatabase } from "../../support/database.ts";
import { hireAgent, newCallSid } from "../../support/desk.ts";
import { OPEN } from "../../domain/ivr/menu-walker.ts";
import { call, count, heard, render } from "./menu-call.ts";

const db = await testDatabase();
const stateOf = async (callSid: string) =>
  (await db.asOwner("select state from phone_calls where call_sid = $1", [callSid])).rows[0]?.["state"];
const itemOf = async (callSid: string) =>
  (await db.asOwner("select state from queue_items where call_sid = $1", [callSid])).rows[0]?.["state"];

async function waiting(system = "2", language = "1") {
  const line = await call(db);
  await line.press(language);
  await line.press("2");
  return { line, told: await line.press(system) };
}

describe("a call that comes in", () => {
  it("is put on file once with its number sealed, for concurrent posts too", async () => {
    const callSid = newCallSid();
    const order = { callSid, from: "+4520000001", render };
    const answers = await Promise.all([
      receiveCall(db.context, order),
      receiveCall(db.context, order),
      receiveCall(db.context, order),
    ]);
    expect(new Set(answers).size).toBe(1);
    expect(heard(answers[0])).toMatchObject({ said: ["welcome", "welcome"], then: "listen", stepNumber: 1 });
    const { rows } = await db.asOwner(
      "select from_kind, from_suffix, from_cipher is not null as sealed from phone_calls where call_sid = $1",
      [callSid],
    );
    expect(rows).toEqual([{ from_kind: "number", from_suffix: "01", sealed: true }]);
    expect(await count(db, "audit_log where call_sid = $1 and action = 'call.receive'", [callSid])).toBe(1);
  });

  it("is turned away when its number rings for the 21st time in ten minutes, and withheld ones never are", async () => {
    const ring = async (from: string) =>
      heard(await receiveCall(db.context, { callSid: newCallSid(), from, render })).then;
    for (let turn = 0; turn < 20; turn += 1) expect(await ring("+4520009903")).toBe("listen");
    expect(await ring("+4520009903")).toBe("reject");
    for (let turn = 0; turn < 22; turn += 1) expect(await ring("+266696687")).toBe("listen");
  });

  it("that nobody knows is greeted anew", async () => {
    const answer = await advanceMenu(db.context, {
      callSid: newCallSid(),
      stepNumber: 3,
      input: { kind: "keys", keys: "1" },
      world: OPEN,
      render,
    });
    expect(heard(answer).then).toBe("startOver");
  });

  it("keeps the language that was chosen", async () => {
    const line = await call(db);
    expect(await line.press("2")).toMatchObject({ language: "en", said: ["menu"] });
  });
});

describe("a call in the queue", () => {
  it("is offered, and withdrawn when the caller hangs up; the agent is ready again", async () => {
    const agent = await hireAgent(db, { systems: ["nemlogin"] });
    await setPresence(db.context, { actor: agent, state: "ready" });
    const { line, told } = await waiting();
    expect(told).toMatchObject({ said: ["toAgent"], then: "enqueue" });
    expect(await matchQueue(db.context)).toBe(1);
    await endCall(db.context, { callSid: line.callSid, status: "completed", sequence: 0 });
    expect(await itemOf(line.callSid)).toBe("abandoned");
    expect(await count(db, "offers where staff_id = $1 and state = 'withdrawn'", [agent.id])).toBe(1);
    expect(await count(db, "agent_presence where staff_id = $1 and state = 'ready'", [agent.id])).toBe(1);
    await setPresence(db.context, { actor: agent, state: "offline" });
  });

  it("has a place that falls, by skill and language", async () => {
    const first = await waiting("3");
    const english = await waiting("3", "2");
    const second = await waiting("3");
    expect(await queueWait(db.context, second.line.callSid)).toMatchObject({
      kind: "waiting",
      standing: { position: 2 },
    });
    expect(await queueWait(db.context, english.line.callSid)).toMatchObject({
      language: "en",
      standing: { position: 1, agents: 0, medianTalkSeconds: null },
    });
    await leaveQueue(db.context, first.line.callSid);
    await leaveQueue(db.context, first.line.callSid);
    expect(await itemOf(first.line.callSid)).toBe("abandoned");
    expect(await queueWait(db.context, second.line.callSid)).toMatchObject({ standing: { position: 1 } });
    expect(await queueWait(db.context, first.line.callSid)).toMatchObject({ kind: "notWaiting" });
  });

  it("is not entered by somebody who has hung up", async () => {
    const line = await call(db);
    await endCall(db.context, { callSid: line.callSid, status: "completed", sequence: null });
    expect(await line.press("0")).toMatchObject({ then: "hangUp" });
    expect(await itemOf(line.callSid)).toBeUndefined();
  });
});

describe("news of a call", () => {
  it("only moves it forward, in any order and any number", async () => {
    const line = await call(db);
    await endCall(db.context, { callSid: line.callSid, status: "completed", sequence: 3 });
    await endCall(db.context, { callSid: line.callSid, status: "in-progress", sequence: 2 });
    await endCall(db.context, { callSid: line.callSid, status: "completed", sequence: 3 });
    await endCall(db.context, { callSid: line.callSid, status: "sideways", sequence: 4 });
    expect(await stateOf(line.callSid)).toBe("completed");
    expect(await count(db, "audit_log where call_sid = $1 and action = 'call.state'", [line.callSid])).toBe(
      1,
    );
  });

  it("of an unknown call is taken in and changes nothing", async () => {
    await endCall(db.context, { callSid: newCallSid(), status: "completed", sequence: 0 });
  });
});
