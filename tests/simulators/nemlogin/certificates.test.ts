/** Certificates over a real socket: what each order makes of them, in whatever order they come. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { createNemlogin } from "../../../integrations/nemlogin/adapter.ts";
import type { CertificateOrder, NemloginPort } from "../../../integrations/nemlogin/port.ts";
import { CREDENTIALS, openStand, personNamed, type Stand } from "../support/stand.ts";

const mette = personNamed("Mette Hansen").mitid.identityUuid;
const inger = personNamed("Inger Vestergaard").mitid.identityUuid;

let stand: Stand;
let nemlogin: NemloginPort;
let orders = 0;

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());
beforeEach(async () => {
  await stand.control("POST", "/nemlogin/_control/reset");
  nemlogin = createNemlogin({ baseUrl: `${stand.url}/nemlogin`, ...CREDENTIALS, firstPauseMs: 1 });
});

const at = (minute: number) => new Date(Date.UTC(2026, 2, 12, 2, minute)).toISOString();
const set = (state: CertificateOrder["state"], minute: number, over: Partial<CertificateOrder> = {}) => {
  orders += 1;
  const idempotencyKey = `order-${String(orders).padStart(5, "0")}`;
  const order = { identityUuid: mette, idempotencyKey, reason: "misuse", state, decidedAt: at(minute) };
  return nemlogin.setCertificates({ ...order, ...over });
};
const states = async () =>
  z
    .array(z.object({ state: z.string() }))
    .parse(await (await stand.control("GET", "/nemlogin/_control/certificates")).json())
    .map(({ state }) => state);

it("puts on hold, makes valid again, and says what was so already", async () => {
  expect(await set("onHold", 1)).toMatchObject({ fate: "applied", changed: 1, code: null });
  expect(await states()).toEqual(["onHold"]);
  expect(await set("onHold", 2)).toMatchObject({ fate: "alreadyDone", changed: 0 });
  expect(await set("valid", 3)).toMatchObject({ fate: "applied", changed: 1 });
  expect(await states()).toEqual(["valid"]);
});

it("an order that is older than the last one changes nothing", async () => {
  await set("valid", 9);
  expect(await set("onHold", 8)).toMatchObject({ fate: "stale", changed: 0 });
  expect(await states()).toEqual(["valid"]);
});

it("what is revoked stays revoked", async () => {
  expect(await set("revoked", 1)).toMatchObject({ fate: "applied" });
  expect(await set("revoked", 2)).toMatchObject({ fate: "alreadyDone" });
  expect(await set("valid", 3)).toMatchObject({ fate: "notAllowed", code: "certificate.revoked" });
  expect(await states()).toEqual(["revoked"]);
});

it("says where there is nothing, or nobody", async () => {
  expect(await set("onHold", 1, { identityUuid: inger })).toMatchObject({
    fate: "alreadyDone",
    code: "certificate.none",
  });
  const identityUuid = "00000000-0000-4000-a000-000000000000";
  expect(await set("onHold", 1, { identityUuid })).toMatchObject({
    fate: "notAllowed",
    code: "identity.unknown",
  });
});

it("a repeated key is carried out once, also beside the same key for sessions", async () => {
  const idempotencyKey = "one-act-for-both";
  const first = await set("onHold", 1, { idempotencyKey });
  await nemlogin.endSessions({ identityUuid: mette, idempotencyKey, reason: "misuse" });
  await set("valid", 2);
  expect(await set("onHold", 1, { idempotencyKey })).toEqual(first);
  expect(await states()).toEqual(["valid"]);
});
