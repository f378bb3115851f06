/** Ending sessions over a real socket: all of one person's, once and only once, and nobody else's. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { hours } from "../../../app/domain/duration.ts";
import { createNemlogin } from "../../../integrations/nemlogin/adapter.ts";
import type { NemloginPort } from "../../../integrations/nemlogin/port.ts";
import { CREDENTIALS, openStand, personNamed, type Stand } from "../support/stand.ts";

const inger = personNamed("Inger Vestergaard").mitid.identityUuid;
const mads = personNamed("Mads Holm Kristiansen").mitid.identityUuid;

let stand: Stand;
let nemlogin: NemloginPort;

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());
beforeEach(async () => {
  await stand.control("POST", "/nemlogin/_control/reset");
  nemlogin = createNemlogin({ baseUrl: `${stand.url}/nemlogin`, ...CREDENTIALS, firstPauseMs: 1 });
});

const end = (idempotencyKey: string, identityUuid = inger) =>
  nemlogin.endSessions({ identityUuid, idempotencyKey, reason: "suspended" });
const logIn = (identityUuid: string, service: string) =>
  stand.control("POST", "/nemlogin/_control/sessions", { identityUuid, service });
const sessionShape = z.array(
  z.object({ identityUuid: z.string(), service: z.string(), endedAt: z.string().nullable() }),
);
const running = async () => {
  const listed = sessionShape.parse(await (await stand.control("GET", "/nemlogin/_control/sessions")).json());
  return listed.filter((one) => one.endedAt === null).map((one) => [one.identityUuid, one.service]);
};

it("ends all that a person is logged in to and leaves everybody else", async () => {
  for (const service of ["borger.dk", "skat.dk"]) expect((await logIn(inger, service)).status).toBe(201);
  await logIn(mads, "virk.dk");
  const at = stand.clock.now().toISOString();
  expect(await end("end-00001")).toMatchObject({ fate: "applied", ended: 2, at, code: null });
  expect(await running()).toEqual([[mads, "virk.dk"]]);
});

it("with nothing running it is already done, since the last one ended", async () => {
  expect(await end("end-00001")).toMatchObject({ fate: "alreadyDone", ended: 0 });
  await logIn(inger, "borger.dk");
  const { at } = await end("end-00002");
  stand.clock.turn(hours(2));
  expect(await end("end-00003")).toMatchObject({ fate: "alreadyDone", ended: 0, at });
  await logIn(inger, "borger.dk");
  expect((await end("end-00004")).at).toBe(stand.clock.now().toISOString());
});

it("a repeated key gives the first answer and ends nothing that began afterwards", async () => {
  await logIn(inger, "borger.dk");
  const first = await end("end-00001");
  await logIn(inger, "skat.dk");
  expect(await end("end-00001")).toEqual(first);
  expect(await running()).toEqual([[inger, "skat.dk"]]);
  await expect(end("end-00001", mads)).rejects.toMatchObject({ system: "nemlogin", retryable: false });
  const outcomes = (await stand.log("nemlogin")).map((entry) => [entry.outcome, entry.subject, entry.key]);
  expect(outcomes).toEqual([
    ["applied", inger, "end-00001"],
    ["replayed", inger, "end-00001"],
    ["idempotency-key.reused", null, "end-00001"],
  ]);
});

it("an answer that is lost is asked for again, and a lasting fault is told", async () => {
  await logIn(inger, "borger.dk");
  await stand.control("POST", "/nemlogin/_control/faults", { kind: "after-success-lost", times: 1 });
  expect(await end("end-00001")).toMatchObject({ fate: "applied", ended: 1 });
  await stand.control("POST", "/nemlogin/_control/faults", { kind: "status", status: 503 });
  await expect(end("end-00002")).rejects.toMatchObject({ system: "nemlogin", retryable: true });
});

it("nobody unknown is logged in or out", async () => {
  const nobody = "00000000-0000-4000-a000-000000000000";
  expect(await end("end-00001", nobody)).toMatchObject({ fate: "notAllowed", code: "identity.unknown" });
  expect((await logIn(nobody, "borger.dk")).status).toBe(404);
  expect((await logIn("inger", "borger.dk")).status).toBe(422);
});
