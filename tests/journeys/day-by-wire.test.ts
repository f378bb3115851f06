/** Journey 2 over the wire: caller, queue, offer and talk, and whatever can go wrong between them; no browser. */
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AgentDesk } from "../support/agent-desk.ts";
import type { TopicStream } from "../support/agent-topics.ts";
import { offered, reachQueue, takeNext, type Talk } from "../support/day-call.ts";
import { dayRecord, setAgentGrace } from "../support/day-stand.ts";
import { startProduct } from "../support/product.ts";
import type { LinePhone } from "../support/scripted-call-phone.ts";
import { eventually } from "../support/systems.ts";

const GRACE_SECONDS = 2;
const product = await startProduct();
const record = dayRecord(product);
const { line } = product;
let maja: AgentDesk;
let lone: AgentDesk;
let streams: readonly TopicStream[] = [];

const call = () => reachQueue(product.sandbox);
const become = (desk: AgentDesk, state: "ready" | "offline") => desk.post("/agent/tilstand", { state });
const isState = (username: string, state: string) =>
  eventually(
    () => record.presence(username),
    (now) => now === state,
  );
const isHeld = (phone: LinePhone, hold: boolean) =>
  eventually(
    async () => (await phone.state()).conference?.hold,
    (now) => now === hold,
  );
const legs = async (phone: LinePhone) =>
  ((await phone.state()).conference?.participants ?? []).map(({ label }) => label).sort();

/** A caller in a talk with this agent. */
async function talkTo(desk: AgentDesk): Promise<{ readonly phone: LinePhone; readonly talk: Talk }> {
  const phone = await call();
  const talk = await takeNext(desk, line);
  await phone.reaches("conference");
  await eventually(
    () => record.rooms(phone.sid),
    (rooms) => rooms.at(-1)?.["state"] === "connected",
  );
  return { phone, talk };
}

/** The agent ends the talk, says why, and is there for the next caller. */
async function finish(desk: AgentDesk, phone: LinePhone, { casePath }: Talk): Promise<void> {
  await desk.post(`${casePath}/laeg-paa`);
  await phone.hears(/Tak for opkaldet|Farvel/i);
  await phone.reaches("completed");
  await desk.post(`${casePath}/afslut`, { code: "RESOLVED" });
}

beforeAll(async () => {
  await product.setOpen(true);
  await setAgentGrace(product, GRACE_SECONDS);
  [maja, lone] = [await AgentDesk.logIn(product.web, "maja"), await AgentDesk.logIn(product.web, "lone")];
});

beforeEach(async () => {
  streams = await Promise.all([maja.follow(), lone.follow()]);
  await become(maja, "ready");
});

afterEach(async () => {
  for (const stream of streams) stream.close();
  await become(maja, "offline");
  await become(lone, "offline");
});

describe("a talk as it should go", () => {
  it("from the menu to the agent, held and taken back, hung up, wrapped up, ready again", async () => {
    const { phone, talk } = await talkTo(maja);
    expect(talk.casePath).toMatch(/^\/agent\/sager\/FL-\d{4}-\d{6}$/);
    expect(await legs(phone)).toEqual(["agent", "borger"]);
    await maja.post(`${talk.casePath}/hold`, { hold: "true" });
    await isHeld(phone, true);
    await maja.post(`${talk.casePath}/hold`, { hold: "false" });
    await isHeld(phone, false);
    await maja.post(`${talk.casePath}/afslut`, { code: "RESOLVED" });
    expect(await record.presence("maja")).toBe("inCall");
    await finish(maja, phone, talk);
    await isState("maja", "ready");
    expect(await record.queueStates(phone.sid)).toEqual(["ended"]);
    const events = await record.events(phone.sid);
    expect(events.filter((kind) => kind === "call.ended")).toHaveLength(1);
    expect(events.at(-1)).toBe("case.closed");
  });

  it("ends when the caller hangs up, and leaves the agent the wrap-up", async () => {
    const { phone, talk } = await talkTo(maja);
    await phone.hangup();
    await isState("maja", "wrapUp");
    await eventually(
      () => line.client(talk.identity),
      ({ state }) => state === "closed",
    );
    await maja.post(`${talk.casePath}/afslut`, { code: "CALLER_HUNG_UP" });
    await isState("maja", "ready");
  });
});

describe("an agent who vanishes", () => {
  it("leaves the caller on hold, and goes on with the talk when back in time", async () => {
    const { phone, talk } = await talkTo(maja);
    await line.clientDoes(talk.identity, "crash");
    await isHeld(phone, true);
    await phone.hears(/teknisk|øjeblik|linje/i);
    await line.connectClient(talk.identity, { offerId: talk.offerId }, (await maja.phone()).token);
    await isHeld(phone, false);
    await pause((GRACE_SECONDS + 2) * 1_000);
    expect(await record.rooms(phone.sid)).toEqual([
      { state: "connected", caller_held: false, agent_lost_at: null },
    ]);
    expect(await legs(phone)).toEqual(["agent", "borger"]);
    await finish(maja, phone, talk);
  });

  it.each(["in the talk", "before the agent's phone came"])(
    "hands the caller to another agent before all who wait: %s",
    async (when) => {
      const phone = await call();
      const first = await takeOrLeave(phone, when);
      const other = await call();
      if (first.identity !== null) await line.clientDoes(first.identity, "crash");
      await isState("maja", "offline");
      await become(lone, "ready");
      const second = await takeNext(lone, line);
      await phone.reaches("conference");
      expect(second.casePath).toBe(first.casePath);
      expect((await other.state()).queue).not.toBeNull();
      expect(await record.queueStates(phone.sid)).toEqual(["ended", "connected"]);
      expect(await legs(phone)).toEqual(["agent", "borger"]);
      await other.hangup();
      await finish(lone, phone, second);
      await isState("lone", "ready");
    },
  );

  async function takeOrLeave(phone: LinePhone, when: string) {
    if (when === "in the talk") {
      const talk = await takeNext(maja, line);
      await phone.reaches("conference");
      return talk;
    }
    const { location: casePath } = await maja.post(`/agent/tilbud/${await offered(maja)}/tag`);
    return { casePath, identity: null };
  }
});

describe("a caller who hangs up while waiting", () => {
  it("is out of the queue, and the agent to whom the call was offered is ready", async () => {
    const phone = await call();
    await offered(maja);
    await phone.hangup();
    await eventually(
      () => record.queueStates(phone.sid),
      ([state]) => state === "abandoned",
    );
    await isState("maja", "ready");
    expect(await maja.offerId()).toBeNull();
  });
});

describe("the application killed without a word", () => {
  it("forgets nobody: every caller in the queue is served in turn", { timeout: 60_000 }, async () => {
    await become(maja, "offline");
    const phones = [await call(), await call(), await call()];
    await product.crashWeb();
    await become(maja, "ready");
    for (const phone of phones) {
      const talk = await takeNext(maja, line);
      await phone.reaches("conference");
      await finish(maja, phone, talk);
    }
    for (const phone of phones) expect(await record.queueStates(phone.sid)).toEqual(["ended"]);
  });
});
