/** The simulator's pages in a real browser: the handset by keyboard, the inbox, the switchboard, and axe on all of them. */
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { expectAccessible, keepPicture, openBrowser, openPage } from "../../support/browser.ts";
import { caller, lineNumber, openBench, rest, twiml, type Bench } from "./bench.ts";

let browser: Browser;
let bench: Bench;

beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  bench = await openBench(() => ({
    clock: "real",
    people: () => [
      { name: "Prøve Person", phone: caller },
      { name: "Anden Person", phone: "+4520000002" },
    ],
  }));
  bench.app.answers({
    "/tlf/ind": twiml(
      '<Gather numDigits="1" timeout="20" action="/tlf/menu"><Say language="da-DK">Velkommen til linjen.</Say></Gather>',
    ),
    "/tlf/menu": twiml(
      '<Say language="en-GB">You pressed a key.</Say>',
      "<Enqueue waitUrl='/tlf/vent'>parkering</Enqueue>",
    ),
    "/tlf/vent": twiml("<Pause length='20'/>"),
  });
});
afterEach(() => bench.close());

async function open(path: string, options: Parameters<typeof openPage>[1] = {}) {
  const watched = await openPage(browser, options);
  await watched.page.goto(bench.url + path);
  return watched;
}

const patience = { timeout: 5_000 };
const text = (page: Page, selector: string): Promise<string> => page.locator(selector).innerText();

test("a call by keyboard alone: call, listen, press, wait in the queue, hang up", async () => {
  const { page, complaints } = await open("/telefon");
  await expectAccessible(page);
  await keepPicture(page, "linje-telefon");
  await page.locator("#call").focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => text(page, "#heard"), patience).toContain("Velkommen til linjen.");
  expect(await page.locator("#heard .say").getAttribute("lang")).toBe("da-DK");
  await expect
    .poll(() => text(page, "#gather-text"), patience)
    .toMatch(/venter på tast · 0 tastet · \d+ sekunder/);
  await keepPicture(page, "linje-telefon-lytter");
  await expectAccessible(page);
  await page.keyboard.press("2");
  await expect.poll(() => text(page, "#heard"), patience).toContain("You pressed a key.");
  await expect.poll(() => text(page, "#state"), patience).toBe("I kø, nummer 1");
  expect(await text(page, "#heard")).not.toContain("tastede 2");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("hangup");
  await page.keyboard.press("Enter");
  await expect.poll(() => text(page, "#state"), patience).toBe("Opkaldet er slut");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("call");
  expect(complaints).toEqual([]);
});

test("the number that is shown to the line can be known, unknown, withheld, foreign or forged", async () => {
  const { page } = await open("/telefon");
  const options = await page.locator("#from option").allInnerTexts();
  expect(options.join()).toMatch(
    /Prøve Person.*Anden Person.*Ukendt.*Skjult.*Svensk.*Forfalsket: vises som Prøve Person/s,
  );
  await page.locator("#from").selectOption({ label: "Skjult nummer" });
  await page.locator("#call").click();
  await expect.poll(() => bench.app.at("/tlf/ind")[0]?.params["From"]).toBe("+266696687");
});

test("the handset rings when the line calls it", async () => {
  bench.app.answers({
    "/tlf/ud": twiml("<Say language='da-DK'>Vi ringer dig op.</Say>", "<Pause length='20'/>"),
  });
  const { page } = await open("/telefon");
  await rest(bench, "POST", "/Calls.json", { From: lineNumber, To: caller, Url: `${bench.app.url}/tlf/ud` });
  await page.getByRole("button", { name: "Tag den" }).click();
  await expect.poll(() => text(page, "#heard"), patience).toContain("Vi ringer dig op.");
});

test("a handset that is opened while the line calls it rings, too", async () => {
  bench.app.answers({
    "/tlf/ud": twiml("<Say language='da-DK'>Vi ringer dig op.</Say>", "<Pause length='20'/>"),
  });
  await rest(bench, "POST", "/Calls.json", { From: lineNumber, To: caller, Url: `${bench.app.url}/tlf/ud` });
  const { page } = await open("/telefon");
  await page.getByRole("button", { name: "Tag den" }).click();
  await expect.poll(() => text(page, "#heard"), patience).toContain("Vi ringer dig op.");
});

test("an SMS turns up in the inbox by itself, as text", async () => {
  const { page, complaints } = await open("/sms");
  await expectAccessible(page);
  await rest(bench, "POST", "/Messages.json", {
    From: lineNumber,
    To: caller,
    Body: "Spærret <b>nu</b>. Kvittering 4711.",
  });
  await expect
    .poll(() => text(page, "#inboxes"), patience)
    .toMatch(/Prøve Person[^]*Spærret <b>nu<\/b>[^]*leveret/);
  await expectAccessible(page);
  await keepPicture(page, "linje-sms");
  expect(complaints).toEqual([]);
});

test("the switchboard follows the line; a fault is laid and removed, in English and without a script", async () => {
  const { page, complaints } = await open("/linje");
  await bench.call();
  await expect.poll(() => text(page, "#calls"), patience).toContain("Forbundet");
  await expect.poll(() => text(page, "#webhooks"), patience).toMatch(/POST \/tlf\/ind[^]*200[^]*gyldig/);
  await expectAccessible(page);
  await keepPicture(page, "linje-omstilling");
  expect(complaints).toEqual([]);
  const { page: plain } = await open("/linje?lang=en", { javaScriptEnabled: false });
  await plain.locator("#on").fill("POST /tlf/ind");
  await plain.getByRole("button", { name: "Lay the fault" }).click();
  expect(plain.url()).toContain("lang=en");
  expect(await text(plain, "#fault-list")).toContain("POST /tlf/ind status");
  await plain.getByRole("button", { name: "Remove" }).click();
  expect(await text(plain, "#fault-list")).toContain("No faults");
});

test.each(["/telefon", "/sms", "/linje"])("%s fits a small telephone and the dark theme", async (path) => {
  const { page } = await open(path, { viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  const isTooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(isTooWide).toBe(false);
  await expectAccessible(page);
  await keepPicture(page, `linje${path.replace("/", "-")}-smal`);
});

test("another site's page cannot work the switchboard", async () => {
  const headers = { "sec-fetch-site": "cross-site" };
  const body = new URLSearchParams({ mode: "fast" });
  expect((await fetch(`${bench.url}/linje/ur`, { method: "POST", headers, body })).status).toBe(403);
  expect(
    (await fetch(`${bench.url}/linje/ur`, { method: "POST", body: new URLSearchParams({ mode: "x" }) }))
      .status,
  ).toBe(422);
});
