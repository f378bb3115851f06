/** The NemLog-in adapter and simulator hold to integrations/nemlogin/contract.yaml. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createNemlogin } from "../../integrations/nemlogin/adapter.ts";
import { acknowledgementSchema, certificateSchema } from "../../integrations/nemlogin/schemas.ts";
import { differences, loadContract } from "../simulators/support/contract.ts";
import { CREDENTIALS, basicHeader, openStand, personNamed, type Stand } from "../simulators/support/stand.ts";

const contract = loadContract("integrations/nemlogin/contract.yaml");
const { identityUuid } = personNamed("Inger Vestergaard").mitid;
const nobody = "00000000-0000-4000-a000-000000000000";
const fates: string[] = [];

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());

it("every exchange of the adapter with the simulator keeps the contract", async () => {
  const settings = { baseUrl: `${stand.proxy.url}/nemlogin`, ...CREDENTIALS };
  const nemlogin = createNemlogin(settings);
  await stand.control("POST", "/nemlogin/_control/sessions", { identityUuid });
  for (const [idempotencyKey, uuid] of [
    ["contract-1", identityUuid],
    ["contract-1", identityUuid],
    ["contract-2", identityUuid],
    ["contract-3", nobody],
  ] as const) {
    const order = { identityUuid: uuid, idempotencyKey, reason: "suspended" };
    fates.push((await nemlogin.endSessions(order)).fate);
  }
  const stranger = createNemlogin({ ...settings, user: "x" });
  const order = { identityUuid, idempotencyKey: "contract-4", reason: "suspended" };
  await expect(stranger.endSessions(order)).rejects.toThrow("401");
  await expect(nemlogin.endSessions({ ...order, reason: "fri tekst" })).rejects.toThrow("422");
  await fetch(`${stand.proxy.url}/nemlogin/identities/${identityUuid}/sessions/end`, {
    method: "POST",
    headers: {
      authorization: basicHeader(CREDENTIALS.user, CREDENTIALS.password),
      "content-type": "application/json",
    },
    body: '{"reason":"held"}',
  });

  const mette = personNamed("Mette Hansen").mitid.identityUuid;
  for (const [idempotencyKey, uuid, state, minute] of [
    ["certificate-1", mette, "onHold", "02"],
    ["certificate-1", mette, "onHold", "02"],
    ["certificate-2", mette, "onHold", "03"],
    ["certificate-3", mette, "valid", "01"],
    ["certificate-4", mette, "revoked", "04"],
    ["certificate-5", mette, "valid", "05"],
    ["certificate-6", identityUuid, "onHold", "02"],
    ["certificate-7", nobody, "onHold", "02"],
  ] as const) {
    const decidedAt = `2026-03-12T01:${minute}:00.000Z`;
    const asked = { identityUuid: uuid, idempotencyKey, reason: "misuse", state, decidedAt };
    fates.push((await nemlogin.setCertificates(asked)).fate);
  }

  expect(fates.splice(4)).toEqual([
    "applied",
    "applied",
    "alreadyDone",
    "stale",
    "applied",
    "notAllowed",
    "alreadyDone",
    "notAllowed",
  ]);
  expect(fates).toEqual(["applied", "applied", "alreadyDone", "notAllowed"]);
  const faults = stand.proxy.exchanges.map((one) => contract.faultsOf(one));
  expect(faults.flat()).toEqual([]);
  expect(stand.proxy.exchanges.map((one) => one.status).slice(0, 7)).toEqual([
    200, 200, 200, 200, 401, 422, 400,
  ]);
});

it("the adapter reads the acknowledgement as the contract states it", () => {
  const read = z.toJSONSchema(acknowledgementSchema);
  expect(differences(read, contract.schemaNamed("Acknowledgement"))).toEqual([]);
  const ofCertificates = z.toJSONSchema(certificateSchema);
  expect(differences(ofCertificates, contract.schemaNamed("CertificateAcknowledgement"))).toEqual([]);
});
