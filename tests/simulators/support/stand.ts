/** A small sandbox for tests: the simulators on a free port, a clock to turn, and a proxy that listens in. */
import express from "express";
import { z } from "zod";
import { createCprSimulator } from "../../../integrations/cpr/simulator/index.ts";
import { createDigitalPostSimulator } from "../../../integrations/digital-post/simulator/index.ts";
import { createMitidBrokerSimulator } from "../../../integrations/mitid-broker/simulator/index.ts";
import { createMitidSimulator } from "../../../integrations/mitid/simulator/index.ts";
import { createNemkontoSimulator } from "../../../integrations/nemkonto/simulator/index.ts";
import { createNemloginSimulator } from "../../../integrations/nemlogin/simulator/index.ts";
import { DEMO_PEOPLE } from "../../../integrations/people.ts";
import { listenOnLoopback } from "../../../integrations/simulator-kit/listen.ts";
import { recordBetween, type RecordingProxy } from "./recording-proxy.ts";

export const CREDENTIALS = { user: "linjen", password: "kun-til-prøver" };

/** What the stand's broker calls itself; its address is another each time. */
export const BROKER_ISSUER = "https://broker.example/op";

export interface TestClock {
  now(): Date;
  turn(milliseconds: number): void;
}

export interface Stand {
  readonly url: string;
  readonly clock: TestClock;
  readonly proxy: RecordingProxy;
  control(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<Response>;
  log(
    system: "mitid" | "mitid/broker" | "nemlogin" | "nemkonto" | "cpr" | "digitalpost",
  ): Promise<readonly z.infer<typeof logEntry>[]>;
  close(): Promise<void>;
}

const logEntry = z.strictObject({
  at: z.iso.datetime(),
  operation: z.string(),
  subject: z.uuid().nullable(),
  key: z.string().nullable(),
  outcome: z.string(),
  target: z.string().optional(),
});

export function testClock(start = "2026-03-12T01:14:00.000Z"): TestClock {
  let instant = Date.parse(start);
  return { now: () => new Date(instant), turn: (milliseconds) => void (instant += milliseconds) };
}

/** Adapters that are given `proxy.url` are listened to; `url` goes to the simulators directly. */
export async function openStand(): Promise<Stand> {
  const clock = testClock();
  const settings = { credentials: CREDENTIALS, people: DEMO_PEOPLE, now: () => clock.now() };
  const app = express();
  const mitid = createMitidSimulator(settings);
  const isUsable = mitid.hasUsableApp;
  createMitidBrokerSimulator({ ...settings, issuer: BROKER_ISSUER, isUsable }).mount(app);
  mitid.mount(app);
  createNemloginSimulator(settings).mount(app);
  createNemkontoSimulator(settings).mount(app);
  createCprSimulator(settings).mount(app);
  createDigitalPostSimulator(settings).mount(app);
  const listening = await listenOnLoopback(app, 0);
  const proxy = await recordBetween(listening.url);

  const control: Stand["control"] = (method, path, body) =>
    fetch(`${listening.url}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
  return {
    url: listening.url,
    clock,
    proxy,
    control,
    log: async (system) =>
      z.array(logEntry).parse(await (await control("GET", `/${system}/_control/log`)).json()),
    async close() {
      await proxy.close();
      await listening.close();
    },
  };
}

export const basicHeader = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`, "utf8").toString("base64")}`;

export function personNamed(name: string) {
  const person = DEMO_PEOPLE.find((one) => one.name === name);
  if (person === undefined) throw new Error(`Nobody is called ${name}`);
  return person;
}
