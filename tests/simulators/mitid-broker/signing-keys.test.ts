/** Which of the broker's published keys are taken, and that a useless entry does not spoil the list. */
import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { SystemDown } from "../../../app/domain/faults.ts";
import type { HttpClient } from "../../../integrations/http-client.ts";
import { createSigningKeys } from "../../../integrations/mitid-broker/signing-keys.ts";

const rsa = (modulusLength: number) =>
  generateKeyPairSync("rsa", { modulusLength }).publicKey.export({ format: "jwk" });
const strong = rsa(2_048);
const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" });

const publishing = (keys: readonly object[]): HttpClient => ({
  send: (request) => Promise.resolve({ ok: true, status: 200, value: request.answer.parse({ keys }) }),
});
const isTaken = async (key: object): Promise<boolean> => {
  const list = [key, { ...strong, kid: "good" }];
  const keys = createSigningKeys(publishing(list), () => new Date(0));
  await keys.ready();
  expect(await keys.named("good")).not.toBeNull();
  return (await keys.named("k")) !== null;
};

it.each([
  ["says what it is for", { ...strong, kid: "k", use: "sig", alg: "RS256" }],
  ["says nothing of it", { ...strong, kid: "k" }],
])("an RSA key that %s is taken", async (_, key) => {
  expect(await isTaken(key)).toBe(true);
});

it.each([
  ["a key that is too short", { ...rsa(1_024), kid: "k" }],
  ["a key for encryption", { ...strong, kid: "k", use: "enc" }],
  ["a key for another algorithm", { ...strong, kid: "k", alg: "PS256" }],
  ["a key of another kind", { ...elliptic, kid: "k" }],
  ["a key without its numbers", { kty: "RSA", kid: "k" }],
  ["a key without a name", strong],
])("%s is passed over", async (_, key) => {
  expect(await isTaken(key)).toBe(false);
});

it("a list that is refused is a broker that is down", async () => {
  const refusing: HttpClient = { send: () => Promise.resolve({ ok: false, status: 404, code: null }) };
  await expect(createSigningKeys(refusing, () => new Date(0)).ready()).rejects.toBeInstanceOf(SystemDown);
});
