/** What everybody may ask: health, headers, unknown addresses; and the settings that the process refuses. */
import { spawn } from "node:child_process";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { demoEnv } from "../../app/start/demo.ts";
import { TEST_VAULT_KEYS } from "../support/database.ts";
import { startProduct } from "../support/product.ts";
import { eventually } from "../support/systems.ts";
import { agentNamed, ask, expectDiscreet, post, sessionOf, type Answer } from "./staff-caller.ts";

const product = await startProduct();
const staffCookie = async () => ({
  cookie: await sessionOf(product, (await agentNamed(product, "maja")).id),
});

function expectGuarded(answer: Answer): string {
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("referrer-policy")).toBe("same-origin");
  expect(answer.headers.get("x-powered-by")).toBeNull();
  return /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
}

describe("every kind of answer is guarded", () => {
  it.each([
    ["GET", "/", 200],
    ["GET", "/en", 200],
    ["GET", "/log-ind", 200],
    ["GET", "/agent", 303],
    ["GET", "/agent/strom", 401],
    ["GET", "/agent/telefon", 303],
    ["GET", "/nowhere", 404],
    ["GET", "/%E0%A4%A", 400],
    ["GET", "/tlf/ind", 405],
    ["POST", "/tlf/ind", 403],
    ["POST", "/log-ind", 403],
    ["GET", "/healthz", 200],
    ["GET", "/readyz", 200],
    ["GET", "/assets/none.js", 404],
    ["GET", "/favicon.svg", 200],
  ])("%s %s → %i", async (method, path, status) => {
    const answer = await ask(product, path, { method });
    expect(answer.status).toBe(status);
    expect(expectGuarded(answer)).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expectDiscreet(answer.text);
  });

  it("with a nonce of its own", async () => {
    const [one, other] = [await ask(product, "/"), await ask(product, "/")];
    expect(expectGuarded(one)).not.toBe(expectGuarded(other));
  });
});

describe("staff pages are kept nowhere", () => {
  it.each(["/agent", "/log-ind", "/agent/telefon"])("%s", async (path) => {
    const headers = path === "/log-ind" ? {} : await staffCookie();
    const answer = await ask(product, path, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toContain("no-store");
  });

  it("nor the answers to their forms, their data, their redirects and their missing cases", async () => {
    const { cookie } = await staffCookie();
    const answers = [
      await ask(product, "/agent.data", { headers: { cookie } }),
      await ask(product, "/agent/sager/FL-2026-999999", { headers: { cookie } }),
      await post(product, "/agent/tilstand", { cookie, fields: { state: "pause" } }),
      await post(product, "/agent/tilstand", { cookie, fields: { state: "?" } }),
      await ask(product, "/agent"),
    ];
    expect(answers.map(({ headers }) => headers.get("cache-control"))).toEqual(answers.map(() => "no-store"));
  });
});

describe("addresses that are none", () => {
  it("get a page that says so, in the language of the address, and echoes nothing live", async () => {
    const answer = await ask(product, '/<script>alert(1)</script>?"><b>');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain("findes ikke");
    expect(answer.text).not.toContain("<script>alert");
    expect((await post(product, "/nowhere", { fields: { a: "b" } })).status).toBe(404);
  });

  it("a personal number in an address never reaches the log", async () => {
    for (const path of ["/6501724003", "/agent/sager/650172-4003", "/x?cpr=6501724003"])
      await ask(product, path);
    await eventually(
      () => Promise.resolve(product.log()),
      (log) => log.includes('"path":"/x"'),
    );
    expect(product.log()).not.toMatch(/6501724003|650172-4003/);
    expect(product.log()).toContain("/••••••");
  });

  it.each([
    ["POST", "/"],
    ["DELETE", "/agent"],
    ["OPTIONS", "/log-ind"],
    ["PROPFIND", "/"],
  ])("%s %s is no method of ours", async (method, path) => {
    const headers = { "sec-fetch-site": "same-origin", ...(await staffCookie()) };
    const answer = await ask(product, path, { method, headers });
    expect(answer.status).toBe(405);
    expectDiscreet(answer.text);
  });

  it.each([
    ["a host that is none", "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n", 400],
    ["TRACE", "TRACE / HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n", 405],
    ["a header without end", `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`, 431],
    ["no HTTP at all", "hello\r\n\r\n", 400],
  ])("%s is the client's fault", async (_, text, status) => {
    expect(await spoken(text)).toContain(`HTTP/1.1 ${String(status)} `);
  });

  it("none of this was logged as a fault of ours", () => {
    expect(product.log()).not.toMatch(/"level":(50|60)/);
  });
});

/**
 * The first line of the answer to bytes as they are. A server that refuses a
 * header before it has read all of it may reset the line behind its answer:
 * what was heard by then is the answer.
 */
function spoken(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = "";
    const socket = connect(Number(new URL(product.web).port), "127.0.0.1", () => socket.write(text));
    socket.on("data", (part) => (heard += part.toString("latin1")));
    socket.once("close", () => {
      resolve(heard.split("\r\n")[0] ?? "");
    });
    socket.once("error", (error) => {
      if (heard === "") reject(error);
    });
  });
}

describe("the settings", () => {
  const good = demoEnv(
    {
      port: 1,
      sandboxPort: 1,
      smtpPort: 1,
      sandboxUrl: "http://127.0.0.1:1",
      publicBaseUrl: "http://127.0.0.1:1",
      databaseUrl: null,
    },
    TEST_VAULT_KEYS,
    "postgresql://127.0.0.1:1/none",
  );

  it.each([
    ["a real-looking account", { TWILIO_ACCOUNT_SID: "AC0123456789abcdef0123456789abcdef" }],
    ["Twilio's own address", { TWILIO_API_BASE: "" }],
  ])("demo mode refuses %s", async (_, change) => {
    const { code, words } = await start({ ...good, ...change });
    expect(code).toBe(1);
    expect(words).toContain("demo mode refuses to run with a real account's credentials");
    expect(words).not.toMatch(/0123456789abcdef|\n\s+at /);
  });

  it("every fault is told at once, by name and without the value", async () => {
    const { code, words } = await start({
      PORT: "eighty",
      INDEX_KEY: "s3cret-value",
      DEMO: "maybe",
      DATABASE_URL: "mysql://u:s3cret@x",
    });
    expect(code).toBe(1);
    for (const name of [
      "PORT",
      "INDEX_KEY",
      "DEMO",
      "DATABASE_URL",
      "PUBLIC_BASE_URL",
      "VAULT_KEYS",
      "TWILIO_ACCOUNT_SID",
      "TWILIO_AUTH_TOKEN",
      "MITID_URL",
      "MITID_PASSWORD",
      "CPR_URL",
      "DIGITALPOST_URL",
    ])
      expect(words, name).toContain(`${name}: `);
    expect(words).not.toMatch(/s3cret|eighty|maybe|\n\s+at /);
  });
});

function start(
  given: Record<string, string>,
): Promise<{ readonly code: number | null; readonly words: string }> {
  const env: NodeJS.ProcessEnv = {
    ...given,
    NODE_ENV: given["NODE_ENV"] === "production" ? "production" : "development",
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "app/server.ts"], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let words = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part: Buffer) => (words += part.toString("utf8")));
    child.once("close", (code) => {
      resolve({ code, words });
    });
  });
}

describe("health", () => {
  it("is ready, and says what it is made of", async () => {
    const answer = await ask(product, "/readyz");
    expect(JSON.parse(answer.text)).toEqual({ ready: true, database: true, migrations: true, worker: true });
  });
});
