/** Watches over a real socket: set once, never shortened, and nothing of an account in any answer or log. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { createNemkonto } from "../../../integrations/nemkonto/adapter.ts";
import type { NemkontoPort, WatchOrder } from "../../../integrations/nemkonto/port.ts";
import { CREDENTIALS, openStand, personNamed, type Stand } from "../support/stand.ts";

const inger = personNamed("Inger Vestergaard");
const bjarne = personNamed("Bjarne Kjær");

let stand: Stand;
let nemkonto: NemkontoPort;
const logged: object[] = [];

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());
beforeEach(async () => {
  await stand.control("POST", "/nemkonto/_control/reset");
  const log = (entry: object) => void logged.push(entry);
  nemkonto = createNemkonto({ baseUrl: `${stand.url}/nemkonto`, ...CREDENTIALS, firstPauseMs: 1, log });
});

const watch = (idempotencyKey: string, day: number, over: Partial<WatchOrder> = {}) =>
  nemkonto.watch({
    cpr: inger.cpr,
    until: new Date(Date.UTC(2026, 2, day)).toISOString(),
    reason: "misuse",
    idempotencyKey,
    ...over,
  });
const watched = async () =>
  z
    .array(z.strictObject({ identityUuid: z.uuid(), until: z.string(), reason: z.string() }))
    .parse(await (await stand.control("GET", "/nemkonto/_control/watches")).json())
    .map(({ until }) => until.slice(0, 10));

it("watches until the day, and a shorter watch takes nothing away", async () => {
  expect(await watch("watch-00001", 20)).toMatchObject({ fate: "applied", code: null });
  expect(await watch("watch-00002", 19)).toMatchObject({ fate: "alreadyDone", code: null });
  expect(await watched()).toEqual(["2026-03-20"]);
  expect(await watch("watch-00003", 21)).toMatchObject({ fate: "applied" });
  expect(await watched()).toEqual(["2026-03-21"]);
});

it("a repeated key gives the first answer, and another order under it is refused", async () => {
  const first = await watch("watch-00001", 20);
  expect(await watch("watch-00001", 20)).toEqual(first);
  await expect(watch("watch-00001", 21)).rejects.toMatchObject({ system: "nemkonto", retryable: false });
});

it("says where there is no account, or nobody", async () => {
  expect(await watch("watch-00001", 20, { cpr: bjarne.cpr })).toMatchObject({
    fate: "alreadyDone",
    code: "account.none",
  });
  expect(await watch("watch-00002", 20, { cpr: "6101010000" })).toMatchObject({
    fate: "notAllowed",
    code: "payee.unknown",
  });
  expect(await watched()).toEqual([]);
});

it("a lost answer is asked for again, a lasting fault is told, and no log holds a number", async () => {
  await stand.control("POST", "/nemkonto/_control/faults", { kind: "after-success-lost", times: 1 });
  expect(await watch("watch-00001", 20)).toMatchObject({ fate: "applied" });
  await stand.control("POST", "/nemkonto/_control/faults", { kind: "status", status: 503 });
  await expect(watch("watch-00002", 20)).rejects.toMatchObject({ system: "nemkonto", retryable: true });
  const everything = JSON.stringify([logged, await stand.log("nemkonto")]);
  expect(logged.length).toBeGreaterThan(0);
  expect(everything).not.toContain(inger.cpr);
});
