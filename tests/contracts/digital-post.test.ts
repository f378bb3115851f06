/** The Digital Post adapter and simulator hold to integrations/digital-post/contract.yaml. */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createDigitalPost } from "../../integrations/digital-post/adapter.ts";
import {
  contactSchema,
  contactSearchResultSchema,
  receiptSchema,
} from "../../integrations/digital-post/schemas.ts";
import { DEMO_PEOPLE } from "../../integrations/people.ts";
import { differences, loadContract } from "../simulators/support/contract.ts";
import { CREDENTIALS, basicHeader, openStand, type Stand } from "../simulators/support/stand.ts";

const contract = loadContract("integrations/digital-post/contract.yaml");
const API = "/digitalpost/apis/v1";

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());

it("every exchange of the adapter with the simulator keeps the contract", async () => {
  const settings = { baseUrl: `${stand.proxy.url}${API}`, ...CREDENTIALS, senderCvr: "12345678" };
  const post = createDigitalPost(settings);
  let transmission = "";
  for (const { cpr } of [...DEMO_PEOPLE, { cpr: "6101010000" }]) {
    await post.contactStatus(cpr);
    const message = { messageUuid: randomUUID(), recipientCpr: cpr, label: "Besked", paragraphs: ["Hej"] };
    const receipt = await post.sendLetter({ ...message, language: "en", createdAt: "2026-03-12T01:15:00Z" });
    if (receipt.status === "RECEIVED") transmission = receipt.transmissionId;
  }
  await expect(createDigitalPost({ ...settings, user: "x" }).contactStatus("6101010000")).rejects.toThrow(
    "401",
  );
  for (const path of ["/receipts/", `/receipts/${transmission}`, `/receipts/${randomUUID()}`, "/contacts/"]) {
    await fetch(`${stand.proxy.url}${API}${path}`, { headers });
  }
  await say("/memos/", "<x/>", "application/xml");
  await say(`/memos/${randomUUID()}/receipt`, '{"receiptStatus":"COMPLETED"}', "application/json");
  await say(`/memos/${randomUUID()}/receipt`, '{"receiptStatus":"PERHAPS"}', "application/json");

  const faults = stand.proxy.exchanges.map((one) => [one.path, contract.faultsOf(one)] as const);
  expect(faults.filter(([, found]) => found.length > 0)).toEqual([]);
  const seen = new Set(stand.proxy.exchanges.map((one) => contract.operationOf(one)));
  expect([...seen].sort()).toEqual([...contract.operations].sort());
});

it.each([
  ["Receipt", receiptSchema],
  ["Contact", contactSchema],
  ["ContactSearchResult", contactSearchResultSchema],
] as const)("the adapter reads %s as the contract states it", (name, schema) => {
  expect(differences(z.toJSONSchema(schema), contract.schemaNamed(name))).toEqual([]);
});

const PUBLIC_LIST = "../shared/data/memo/ngdp-openapi-1.68-endpoints.txt";

it.skipIf(!existsSync(PUBLIC_LIST))(
  "every operation is one of the public interface (skips where ../shared/data is not there)",
  () => {
    const list = readFileSync(PUBLIC_LIST, "utf8")
      .toLowerCase()
      .replace(/listavailable/g, "list");
    const missing = contract.operations.filter((name) => !list.includes(` ${name.toLowerCase()} ->`));
    expect(missing).toEqual([]);
  },
);

const headers = { authorization: basicHeader(CREDENTIALS.user, CREDENTIALS.password) };
const say = (path: string, body: string, type: string) =>
  fetch(`${stand.proxy.url}${API}${path}`, {
    method: "POST",
    headers: { ...headers, "content-type": type },
    body,
  });
