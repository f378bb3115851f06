/** The sandbox as one process: what it serves, what it refuses, and that it stops. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMitidBroker } from "../../../integrations/mitid-broker/adapter.ts";
import { createMitid } from "../../../integrations/mitid/adapter.ts";
import { DEMO_PEOPLE, listPerson } from "../../../integrations/people.ts";
import { DEMO_CREDENTIALS, readSandboxSettings } from "../../../integrations/sandbox-settings.ts";
import { startSandbox, type Sandbox } from "../../../integrations/sandbox.ts";
import { personCard } from "../../../integrations/sandbox/person-card.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(readSandboxSettings({ SANDBOX_PORT: "0", SANDBOX_CLOCK: "virtual" }));
});
afterAll(() => sandbox.close());

const get = (path: string) => fetch(`${sandbox.url}${path}`);

it("is alive, on the loopback interface", async () => {
  expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await get("/healthz")).status).toBe(200);
});

it("lists the demo people for programs", async () => {
  const people: unknown = await (await get("/_control/people")).json();
  expect(people).toHaveLength(DEMO_PEOPLE.length);
  expect(people).toHaveProperty([0, "name"], "Inger Vestergaard");
  expect(people).toHaveProperty([0, "blockingCode"], "48151623");
});

it.each(["mitid", "mitid/broker", "nemlogin", "cpr", "digitalpost", "mail"])(
  "serves %s with its control routes",
  async (system) => {
    expect((await get(`/${system}/_control/log`)).status).toBe(200);
    expect((await get(`/${system}/_control/faults`)).status).toBe(200);
    expect((await fetch(`${sandbox.url}/${system}/_control/reset`, { method: "POST" })).status).toBe(204);
    expect((await get(`/${system}/nothing`)).status).toBe(404);
  },
);

it("takes the demo's credentials", async () => {
  const { MITID_USER: user, MITID_PASSWORD: password } = DEMO_CREDENTIALS;
  const mitid = createMitid({ baseUrl: `${sandbox.url}/mitid`, user, password });
  expect(await mitid.findIdentity({ by: "cpr", cpr: DEMO_PEOPLE[0]?.cpr ?? "" })).not.toBeNull();
});

it("sends approvals to the app of the same MitID that it plays, and proves them as its own broker", async () => {
  const { MITID_BROKER_USER: user, MITID_BROKER_PASSWORD: password } = DEMO_CREDENTIALS;
  const settings = { baseUrl: `${sandbox.url}/mitid/broker/op`, user, password, callerIp: "0.0.0.0" };
  const broker = createMitidBroker(settings);
  const asked = { identityUuid: DEMO_PEOPLE[0]?.mitid.identityUuid ?? "", nonce: "n-1" };
  const { authReqId } = await broker.start({ ...asked, referenceText: "Sag ABCD", referenceId: "r-1" });
  await fetch(`${sandbox.url}/mitid/broker/_control/answer`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ authReqId, answer: "approve" }),
  });
  expect(await broker.poll(authReqId, asked)).toMatchObject({ state: "approved" });
});

it("shows people a page that names everyone, without a script", async () => {
  const page = await get("/");
  const text = await page.text();
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  for (const person of DEMO_PEOPLE) expect(text).toContain(person.cpr);
  expect(text).not.toContain("<script");
  expect(await (await get("/breve")).text()).toContain("ikke kommet nogen breve");
});

it("escapes what it shows", () => {
  const [first] = DEMO_PEOPLE;
  if (first === undefined) throw new Error("nobody");
  const listed = { ...listPerson(first, new Date()), name: "<b>x</b>", story: '"&' };
  expect(personCard(listed).text).toContain("<h3>&lt;b&gt;x&lt;/b&gt;</h3>");
});

it("refuses production and tells every fault of its settings, without the values", () => {
  expect(() => readSandboxSettings({ NODE_ENV: "production" })).toThrow("NODE_ENV");
  const wrong = { SANDBOX_PORT: "mange", PUBLIC_BASE_URL: "hemmeligt", SANDBOX_CLOCK: "" };
  expect(() => readSandboxSettings(wrong)).toThrow(/SANDBOX_PORT[\s\S]*PUBLIC_BASE_URL/);
  expect(() => readSandboxSettings(wrong)).not.toThrow("hemmeligt");
  expect(readSandboxSettings({ TWILIO_AUTH_TOKEN: "new, old" }).TWILIO_AUTH_TOKEN).toEqual(["new", "old"]);
});

it("does not start where the port is taken, and stops when told", async () => {
  const port = new URL(sandbox.url).port;
  await expect(startSandbox(readSandboxSettings({ SANDBOX_PORT: port }))).rejects.toThrow("EADDRINUSE");
  const other = await startSandbox(readSandboxSettings({ SANDBOX_PORT: "0", SANDBOX_CLOCK: "virtual" }));
  await other.close();
  await expect(fetch(`${other.url}/healthz`)).rejects.toThrow();
});
