/** The shared HTTP client: what it retries, what it does not, what it tells and what it keeps to itself. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { SystemDown } from "../../../app/domain/faults.ts";
import {
  createHttpClient,
  type HttpClientSettings,
  type HttpLogEntry,
} from "../../../integrations/http-client.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let url = "";
let answers: Answer[] = [];
let seen: IncomingMessage[] = [];
let log: HttpLogEntry[] = [];

const json =
  (status: number, body: unknown): Answer =>
  (_, response) =>
    void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
const fine = json(200, { value: 1 });

beforeEach(async () => {
  answers = [];
  seen = [];
  log = [];
  server = createServer((request, response) => {
    seen.push(request);
    request.resume().on("end", () => (answers.shift() ?? fine)(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = address === null || typeof address === "string" ? "" : `http://127.0.0.1:${address.port}`;
});
afterEach(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
);

const client = (change: Partial<HttpClientSettings> = {}) =>
  createHttpClient({
    system: "somebody",
    baseUrl: `${url}/`,
    auth: { user: "bruger", password: "æble:1" },
    timeoutMs: 200,
    firstPauseMs: 1,
    log: (entry) => log.push(entry),
    ...change,
  });
const answer = z.object({ value: z.number() });
const get = { method: "GET", template: "/things/{id}", path: { id: "a/b c" }, answer } as const;
const post = { method: "POST", template: "/things", body: { json: { secret: "4711" } }, answer } as const;

describe("trying again", () => {
  it.each([
    ["GET", get],
    ["POST with a key", { ...post, idempotencyKey: "key-0001" }],
    ["POST that only reads", { ...post, repeatable: true }],
  ] as const)("happens for a %s", async (_, request) => {
    answers = [json(503, {}), (_request, response) => void response.socket?.destroy(), fine];
    expect(await client().send(request)).toEqual({ ok: true, status: 200, value: { value: 1 } });
    expect(log.map((entry) => [entry.attempt, entry.status])).toEqual([
      [1, 503],
      [2, null],
      [3, 200],
    ]);
  });

  it("ends after three tries", async () => {
    answers = [json(500, {}), json(502, {}), json(503, {}), fine];
    await expect(client().send(get)).rejects.toMatchObject({ name: "SystemDown", retryable: true });
    expect(seen).toHaveLength(3);
  });

  it("does not happen for a POST without a key, which may have been carried out", async () => {
    answers = [json(500, {}), fine];
    await expect(client().send(post)).rejects.toMatchObject({ retryable: false });
    expect(seen).toHaveLength(1);
  });

  it("does not happen for a refusal", async () => {
    answers = [json(409, { code: "no.way", detail: "650172-1472" })];
    expect(await client().send(get)).toEqual({ ok: false, status: 409, code: "no.way" });
    expect(seen).toHaveLength(1);
  });

  it("waits no longer than the time for each try", async () => {
    answers = [() => undefined, () => undefined, () => undefined];
    const started = performance.now();
    await expect(client({ timeoutMs: 60 }).send(get)).rejects.toThrow("no answer within 60 ms");
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(seen).toHaveLength(3);
  });

  it("also covers an answer that begins and never ends", async () => {
    answers = [(_, response) => void response.writeHead(200, { "content-length": "90" }).write("{"), fine];
    expect(await client({ timeoutMs: 60 }).send(get)).toMatchObject({ ok: true });
  });
});

describe("what is no useful answer", () => {
  it.each([
    ["another shape", json(200, { value: "5", cpr: "6501721472" })],
    ["no JSON", (_: IncomingMessage, response: ServerResponse) => void response.end("<html>")],
  ])("%s is a system that is down, told without what it said", async (_, said) => {
    answers = [said];
    const failed: unknown = await client()
      .send(get)
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(SystemDown);
    expect(String(failed)).not.toMatch(/6501721472|html>/);
    expect(seen).toHaveLength(1);
  });

  it.each([401, 403])("credentials refused with %i are not tried again at once", async (status) => {
    answers = [json(status, {})];
    await expect(client().send(get)).rejects.toMatchObject({ name: "SystemDown", retryable: true });
    expect(seen).toHaveLength(1);
  });

  it("a redirect is not followed", async () => {
    answers = Array.from(
      { length: 3 },
      () => (_: IncomingMessage, response: ServerResponse) =>
        void response.writeHead(307, { location: "/elsewhere" }).end(),
    );
    await expect(client().send(get)).rejects.toBeInstanceOf(SystemDown);
    expect(seen.map((request) => request.url)).not.toContain("/elsewhere");
  });
});

it("a system that fails again and again is left alone for a while, then asked again", async () => {
  const patient = client({ breakMs: 80 });
  answers = Array.from({ length: 5 }, () => json(500, {}));
  await expect(patient.send(get)).rejects.toBeInstanceOf(SystemDown);
  await expect(patient.send(get)).rejects.toBeInstanceOf(SystemDown);
  const before = seen.length;
  const unasked = patient.send(post);
  await expect(unasked).rejects.toMatchObject({ retryable: true });
  await expect(unasked).rejects.toThrow("not asked");
  expect(seen).toHaveLength(before);
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(await patient.send(get)).toMatchObject({ ok: true });
});

it("sends what it is told to send, and logs neither body nor path nor query", async () => {
  await client().send({ ...get, query: { cprNumber: "6501721472" } });
  await client().send({ ...post, idempotencyKey: "key-0001" });
  const [first, second] = seen;
  expect(first?.url).toBe("/things/a%2Fb%20c?cprNumber=6501721472");
  const basic = Buffer.from("bruger:æble:1", "utf8").toString("base64");
  expect(first?.headers.authorization).toBe(`Basic ${basic}`);
  expect(second?.headers).toMatchObject({
    "idempotency-key": "key-0001",
    "content-type": "application/json",
  });
  expect(log.map((entry) => entry.template)).toEqual(["/things/{id}", "/things"]);
  expect(JSON.stringify(log)).not.toMatch(/6501721472|4711|a\/b/);
});

it("sends form fields escaped, and a DELETE without a body", async () => {
  let sent = "";
  server.once("request", (request: IncomingMessage) => {
    request.on("data", (chunk: Buffer) => (sent += chunk.toString("utf8")));
  });
  const form = { grant_type: "urn:a:b", text: "æble & pære=1" };
  await client().send({ ...post, body: { form } });
  await client().send({ ...get, method: "DELETE" });
  expect(Object.fromEntries(new URLSearchParams(sent))).toEqual(form);
  expect(seen[0]?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect([seen[1]?.method, seen[1]?.headers["content-type"]]).toEqual(["DELETE", undefined]);
});

it.each([{ code: "identity.unknown" }, { error: "identity.unknown" }])(
  "reads the code of a refusal from %j",
  async (body) => {
    answers = [json(400, body)];
    const refusal = { ok: false, status: 400, code: "identity.unknown" };
    expect(await client().send(post)).toEqual(refusal);
  },
);

it("takes a bearer token too", async () => {
  await client({ auth: { bearer: "tegn" } }).send(get);
  expect(seen[0]?.headers.authorization).toBe("Bearer tegn");
});
