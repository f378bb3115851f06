/** /stop/:token against the running product: looking never stops, one press does, and a link says nothing of anybody. */
import { beforeAll, describe, expect, it } from "vitest";
import { stopTokenOf } from "../../app/commands/stop-token.ts";
import type { ActOrder } from "../../app/domain/protection/order.ts";
import { loseElsewhere } from "../support/lost-round.ts";
import { demoPerson } from "../support/act-bench.ts";
import { accepted, CONFIRMED, openScene } from "../support/act-scene.ts";
import { openBrowser, expectAccessible, keepPicture, openPage } from "../support/browser.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { eventually } from "../support/systems.ts";
import { ask, expectDiscreet, post, type Answer } from "./staff-caller.ts";

const product = await startProduct({ env: { LOG_LEVEL: "info" } });
const stage = stageOf(product);
const tokens: string[] = [];

/** A reissue about this person; it waits a day where a verification was lost lately. */
async function ordered(
  name: string,
  act: ActOrder,
  waits: boolean,
): Promise<{ path: string; actId: string }> {
  const person = demoPerson(name);
  const scene = await openScene(stage, person, { proof: CONFIRMED });
  if (waits) {
    await loseElsewhere(product.db, scene);
  }
  const actId = await accepted(scene.place(act));
  const token = stopTokenOf(product.db.vault, actId);
  tokens.push(token);
  return { path: `/stop/${token}`, actId };
}

async function stateOf(actId: string): Promise<unknown> {
  const { rows } = await product.db.asOwner(
    "select a.state, r.state as reissue from acts a left join reissues r on r.act_id = a.id where a.id = $1",
    [actId],
  );
  return rows[0];
}

const password = { kind: "temporaryPassword" } as const;
const code = { kind: "activationCode", authenticatorId: null, delivery: "sms" } as const;
const WAITS = { state: "accepted", reissue: null };

/** The page without the word in its address and the values that differ from answer to answer. */
const bare = ({ text }: Answer): string =>
  text.replaceAll(/\/stop\/[\w%.-]+/g, "/stop/*").replaceAll(/nonce-?="?[^"\s]+"?/g, "");

let waiting: { path: string; actId: string };
beforeAll(async () => {
  waiting = await ordered("Inger Vestergaard", password, true);
});

describe("looking", () => {
  it("says what would be stopped and when it leaves, and whose it is to nobody", async () => {
    const page = await ask(product, waiting.path);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Vil du stoppe det her?");
    expect(page.text).toContain("ny adgangskode til MitID");
    expect(page.text).toMatch(/Den bliver sendt .* kl\./);
    const { cpr, phone, surname, mitidUserId } = demoPerson("Inger Vestergaard");
    expectDiscreet(page.text, [cpr, phone.slice(3), surname, mitidUserId]);
    const english = await ask(product, `/en${waiting.path}`);
    expect(english.text).toContain('lang="en"');
    expect(english.text).toContain(`href="${waiting.path}"`);
    expect(page.text).toContain(`href="/en${waiting.path}"`);
  });

  it.each(["GET", "HEAD"])("by %s stops nothing, however often: mail programs open links by themselves", async (method) => {
    for (let times = 0; times < 5; times += 1)
      expect((await ask(product, waiting.path, { method })).status).toBe(200);
    expect(await stateOf(waiting.actId)).toEqual(WAITS);
  }); // prettier-ignore

  it("is kept by no cache, told to no other site, listed by no search engine, and has no script", async () => {
    const { headers, text } = await ask(product, waiting.path);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(text).not.toContain("<script");
  });
});

describe("pressing", () => {
  it("from another site does nothing", async () => {
    const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    expect((await post(product, waiting.path, { headers })).status).toBe(403);
    expect(await stateOf(waiting.actId)).toEqual(WAITS);
  });

  it.each(["PUT", "DELETE", "PATCH"])("by %s does nothing", async (method) => {
    expect((await post(product, waiting.path, { method })).status).toBe(405);
    expect(await stateOf(waiting.actId)).toEqual(WAITS);
  });

  it("in a browser without script stops it; whoever comes back reads that it is stopped", async () => {
    const browser = await openBrowser();
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(product.web + waiting.path);
    await page.getByRole("button", { name: "Stop det nu" }).click();
    await page.getByRole("heading", { name: "Det er stoppet" }).waitFor();
    expect(await stateOf(waiting.actId)).toEqual({ state: "withdrawn", reissue: null });
    const unknown = await ask(product, `/stop/${"A".repeat(43)}`);
    for (const answer of [await ask(product, waiting.path), await post(product, waiting.path)]) {
      expect(answer.status).toBe(200);
      expect(answer.text).toContain("Det er stoppet");
    }
    const short = await ask(product, "/stop/kort");
    expect([unknown.status, short.status]).toEqual([404, 404]);
    expect(bare(short)).toBe(bare(unknown));
  });

  it("when it has left kills it, also for a browser that hides where it comes from", async () => {
    const { path, actId } = await ordered("Tobias Nørgaard", code, false);
    await eventually(() => stateOf(actId), (row) => JSON.stringify(row).includes("issued")); // prettier-ignore
    const page = await ask(product, `/en${path}`);
    expect(page.text).toContain("It is on its way already.");
    const stopped = await post(product, `/en${path}`, { headers: { origin: "null" } });
    expect(stopped.status).toBe(200);
    expect(stopped.text).toContain("It is stopped");
    expect(await stateOf(actId)).toEqual({ state: "acknowledged", reissue: "cancelled" });
  });

  it("is one press of a button that everybody can read and reach", async () => {
    const { path } = await ordered("Freja Dam Møller", password, true);
    const browser = await openBrowser();
    const { page, complaints } = await openPage(browser, { viewport: { width: 320, height: 700 } });
    await page.goto(product.web + path);
    await expectAccessible(page);
    await keepPicture(page, "stop-offer");
    await page.getByRole("button", { name: "Stop det nu" }).press("Enter");
    await page.getByRole("status").waitFor();
    await expectAccessible(page);
    await keepPicture(page, "stop-done");
    expect(complaints).toEqual([]);
  });
});

describe("guessing", () => {
  it("ends after thirty wrong words from one address; a right one stops all the same", async () => {
    const { path, actId } = await ordered("Else Margrethe Thorup", password, true);
    const guess = (index: number) => ask(product, `/stop/${String(index).padStart(43, "B")}`);
    let last = await guess(0);
    for (let index = 1; index < 40 && last.status === 404; index += 1) last = await guess(index);
    expect(last.status).toBe(429);
    expect(last.headers.get("retry-after")).toBe("600");
    expect(await stateOf(actId)).toEqual(WAITS);
    expect((await post(product, path)).status).toBe(200);
    expect(await stateOf(actId)).toEqual({ state: "withdrawn", reissue: null });
  });
});

it("in another spelling is the same secret: nobody keeps it, and an older browser may press", async () => {
  const { path, actId } = await ordered("Karl Aage Brandt", password, true);
  const token = path.slice("/stop/".length);
  for (const spelt of [`/STOP/${token}`, `/%73top/${token}`, `/en/Stop/${token}`, `/stop/${token}/`]) {
    const page = await ask(product, spelt);
    expect(page.headers.get("referrer-policy"), spelt).toBe("no-referrer");
    expect(page.headers.get("cache-control"), spelt).toBe("no-store");
  }
  const pressed = await post(product, `/STOP/${token}`, { headers: { origin: "null" } });
  expect(pressed.status).toBe(200);
  expect(await stateOf(actId)).toEqual({ state: "withdrawn", reissue: null });
});

it("the word of no link stands in any log line, record or job", async () => {
  const { rows } = await product.db.asOwner(
    `select facts::text as text from audit_log union all select facts::text from case_events
      union all select payload::text from graphile_worker._private_jobs`,
  );
  const kept = product.log() + JSON.stringify(rows);
  expect(product.log()).toContain("/stop/••••••");
  expect(tokens).toHaveLength(5);
  for (const token of tokens) expect(kept.includes(token), "the word itself").toBe(false);
});
