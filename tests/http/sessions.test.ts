/** Sessions and the log-in against the running product: who is in, for how long, and what never lets anybody in. */
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { startProduct } from "../support/product.ts";
import { agentNamed, ask, expectDiscreet, post, rowCounts, sessionOf, type Answer } from "./staff-caller.ts";

const product = await startProduct();
const PASSWORD = "demo-demo-demo";
const TO_LOG_IN = "/log-ind?til=%2Fagent";

let majaId: string;
beforeAll(async () => {
  majaId = (await agentNamed(product, "maja")).id;
});

const desk = (cookie?: string): Promise<Answer> =>
  ask(product, "/agent", cookie === undefined ? {} : { headers: { cookie } });
const hash = (token: string): string => createHash("sha256").update(token).digest("hex");
const logIn = (username: string, password: string, query = ""): Promise<Answer> =>
  post(product, `/log-ind${query}`, { fields: { username, password } });

async function expectOut(cookie?: string): Promise<Answer> {
  const answer = await desk(cookie);
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe(TO_LOG_IN);
  expect(answer.text).toBe("");
  return answer;
}

describe("a cookie that is none", () => {
  it.each([
    "fl_session=%",
    "fl_session=%E0%A4%A",
    "fl_session=%00",
    "fl_session=",
    "fl_session",
    "fl_session=garbage",
    "fl_session=' or 1=1 --",
    `fl_session=${"a".repeat(8_000)}`,
    "=;;;=;%%%",
    "fl_session=a; fl_session=b",
    "lang=%; other=%zz",
  ])("%s leads to the log-in", async (cookie) => {
    const before = await rowCounts(product);
    const answer = await expectOut(cookie);
    expectDiscreet(answer.text);
    expect((await ask(product, "/", { headers: { cookie } })).status).toBe(200);
    expect(await rowCounts(product)).toEqual(before);
  });

  it("the right token under another name, or its stored hash, opens nothing", async () => {
    const cookie = await sessionOf(product, majaId);
    const token = cookie.slice("fl_session=".length);
    expect((await desk(cookie)).status).toBe(200);
    await expectOut(`auth_session=${token}`);
    await expectOut(`fl_session=${hash(token)}`);
    const { rows } = await product.db.asOwner("select id from sessions where id = $1", [hash(token)]);
    expect(rows).toHaveLength(1);
  });
});

describe("a session ends", () => {
  it.each([
    ["after a quarter of an hour without use", "expires_at = now() - interval '1 second'"],
    ["ten hours after it began, whatever the use", "absolute_expires_at = now() - interval '1 second'"],
  ])("%s", async (_, change) => {
    const cookie = await sessionOf(product, majaId);
    expect((await desk(cookie)).status).toBe(200);
    await product.db.asOwner(`update sessions set ${change} where id = $1`, [hash(cookie.slice(11))]);
    const answer = await expectOut(cookie);
    expect(answer.headers.get("set-cookie")).toMatch(/^fl_session=;.*Max-Age=0/);
    expect((await ask(product, "/agent/strom", { headers: { cookie } })).status).toBe(401);
  });

  it("use prolongs the idle end, and never the absolute one", async () => {
    const cookie = await sessionOf(product, majaId);
    const id = hash(cookie.slice(11));
    await product.db.asOwner(
      "update sessions set expires_at = now() + interval '1 minute', absolute_expires_at = now() + interval '2 minutes' where id = $1",
      [id],
    );
    expect((await desk(cookie)).status).toBe(200);
    const { rows } = await product.db.asOwner(
      "select expires_at > now() + interval '10 minutes' as later, absolute_expires_at < now() + interval '3 minutes' as same from sessions where id = $1",
      [id],
    );
    expect(rows).toEqual([{ later: true, same: true }]);
    await product.db.asOwner("update sessions set absolute_expires_at = now() where id = $1", [id]);
    await expectOut(cookie);
  });

  it("at once when its holder is blocked, and no new one begins", async () => {
    const lone = await agentNamed(product, "lone");
    const cookie = await sessionOf(product, lone.id);
    expect((await desk(cookie)).status).toBe(200);
    await product.db.asOwner("update staff set blocked_at = now() where id = $1", [lone.id]);
    await expectOut(cookie);
    expect((await post(product, "/agent/tilstand", { cookie, fields: { state: "ready" } })).status).toBe(303);
    const state = await product.db.asOwner(
      "select 1 from agent_presence where staff_id = $1 and state = 'ready'",
      [lone.id],
    );
    expect(state.rows).toEqual([]);
    expect((await logIn("lone", PASSWORD)).status).toBe(422);
    await product.db.asOwner("update staff set blocked_at = null where id = $1", [lone.id]);
  });

  it("with the log-out, which only our own form does", async () => {
    const cookie = await sessionOf(product, majaId);
    await ask(product, "/log-ud", { headers: { cookie } });
    expect(
      (await post(product, "/log-ud", { cookie, headers: { "sec-fetch-site": "cross-site" } })).status,
    ).toBe(403);
    expect((await desk(cookie)).status).toBe(200);
    const out = await post(product, "/log-ud", { cookie });
    expect(out.status).toBe(303);
    expect(out.headers.get("set-cookie")).toMatch(/^fl_session=;/);
    await expectOut(cookie);
  });
});

describe("a role that answers no calls", () => {
  it("sees no desk, no stream, no phone and no form", async () => {
    const { rows } = await product.db.asOwner(
      "insert into staff (username, display_name, role, password_hash) values ('inspector', 'Inspector', 'auditor', 'none') returning id",
    );
    const cookie = await sessionOf(product, String(rows[0]?.["id"]));
    for (const path of ["/agent", "/agent/strom", "/agent/telefon", "/agent/sager/FL-2026-000001"])
      expect((await ask(product, path, { headers: { cookie } })).status, path).toBe(403);
    expect((await post(product, "/agent/tilstand", { cookie, fields: { state: "ready" } })).status).toBe(403);
  });
});

describe("the log-in", () => {
  it("gives a cookie that scripts and other sites don't get, and stores only its hash", async () => {
    const answer = await logIn("maja", PASSWORD);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/agent");
    const set = answer.headers.get("set-cookie") ?? "";
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    expect(set).toMatch(/Path=\//);
    const token = /^fl_session=([^;]+)/.exec(set)?.[1] ?? "";
    expect(token.length).toBeGreaterThanOrEqual(32);
    const { rows } = await product.db.asOwner("select id from sessions where id in ($1, $2)", [
      token,
      hash(token),
    ]);
    expect(rows).toEqual([{ id: hash(token) }]);
    expect((await desk(`fl_session=${token}`)).status).toBe(200);
    expect(product.log()).not.toContain(token);
  });

  it("never keeps a token that was there before", async () => {
    const planted = await sessionOf(product, (await agentNamed(product, "lone")).id);
    const answer = await post(product, "/log-ind", {
      cookie: planted,
      fields: { username: "maja", password: PASSWORD },
    });
    expect(answer.headers.get("set-cookie")).not.toContain(planted.slice(11));
    await expectOut(planted);
  });

  it("answers a wrong name and a wrong password alike, keeps the name and not the password", async () => {
    const [wrong, unknown] = [await logIn("mikkel", "wrong-wrong"), await logIn("nobody", "wrong-wrong")];
    const text = (answer: Answer, name: string) =>
      answer.text.replaceAll(name, "NAME").replace(/nonce="[^"]*"/g, "");
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect(text(wrong, "mikkel")).toBe(text(unknown, "nobody"));
    expect(wrong.text).toContain('value="mikkel"');
    expect(wrong.text).not.toContain("wrong-wrong");
    expect(wrong.headers.get("set-cookie")).toBeNull();
    expect(wrong.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/agent",
    "/agent/..//evil.example",
    "/.//evil.example",
    "/agent@evil.example",
    "/agent\r\nLocation: https://evil.example",
    "javascript:alert(1)",
    "%2F%2Fevil.example",
  ])("leads to no stranger by til=%s", async (til) => {
    const answer = await logIn("maja", PASSWORD, `?til=${encodeURIComponent(til)}`);
    expect(answer.status).toBe(303);
    const place = new URL(answer.headers.get("location") ?? "", product.web);
    expect(place.origin).toBe(product.web);
    expect(place.pathname).toMatch(/^\/agent/);
    const back = await post(product, "/sprog", { fields: { sprog: "da", tilbage: til } });
    expect(new URL(back.headers.get("location") ?? "", product.web).origin).toBe(product.web);
  });

  it("stops guessing at one name after ten tries, the right password too, and says when to come back", async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries += 1)
      statuses.push((await logIn("target", `guess ${String(tries)}`)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429]);
    const late = await logIn(" TARGET ", PASSWORD);
    expect(late.status).toBe(429);
    expect(late.headers.get("retry-after")).toBe("900");
    expect(product.log()).not.toMatch(/guess \d|wrong-wrong|demo-demo-demo/);
  });
});
