/** Journey 2: by day a caller is helped by an agent in a real browser, who touches nothing but the keyboard. */
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { expectAccessible, keepPicture, openBrowser, openPage } from "../support/browser.ts";
import { LINE } from "../support/block-branch.ts";
import { startProduct } from "../support/product.ts";
import { LinePhone } from "../support/scripted-call-phone.ts";
import { eventually, knownFacts, mitidLog, personNamed } from "../support/systems.ts";

const product = await startProduct();
const browser = await openBrowser();
const { page, complaints } = await openPage(browser);

beforeAll(async () => {
  await product.setOpen(true);
});

const press = (...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Moves the focus with Tab until it stands on what is named; fails when it never does. */
async function tabTo(name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    const focused = await page.evaluate(() => {
      const { activeElement: at } = document;
      // Nothing has the focus yet: the body's text would match anything.
      if (at === null || at === document.body) return "";
      const label = at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? "") : "";
      return `${at.getAttribute("aria-label") ?? ""} ${label} ${at.textContent}`;
    });
    if (name.test(focused)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the focus never came to ${String(name)}`);
}

async function look(name: string): Promise<void> {
  await expectAccessible(page);
  await keepPicture(page, name);
}

/** The question that stands open; `answered` is how many were answered before it. */
async function openQuestion(): Promise<string> {
  const field = page.getByLabel("Det siger borgeren");
  await field.waitFor();
  return (await page.locator("main").innerText()).match(/»[^«]+\?«/)?.[0] ?? "";
}

async function logIn(at: Page): Promise<void> {
  await at.goto(`${product.web}/log-ind`);
  await expectAccessible(at);
  await tabTo(/Brugernavn/);
  await at.keyboard.type("maja");
  await tabTo(/Adgangskode/);
  await at.keyboard.type("demo-demo-demo");
  await at.keyboard.press("Enter");
  await at.waitForURL(/\/agent$/);
}

it(
  "from the offer to the receipt, by keyboard alone, with nothing for axe to find",
  { timeout: 240_000 },
  async () => {
    const inger = await personNamed(product, "Inger");
    await logIn(page);
    const ready = page.getByRole("button", { name: /Meld dig klar/ });
    await ready.waitFor();
    await look("agent-offline");
    // Pressed again until the page is awake: before that a key is the browser's own.
    await eventually(
      async () => {
        await press("Control+Enter");
        return page.getByText("Ingen venter. Du er klar.").count();
      },
      (count) => count === 1,
    );
    await look("agent-klar");

    const phone = await LinePhone.call(product.sandbox, { from: inger.phone, to: LINE });
    await phone.hears(/For English/);
    await phone.press("1");
    await phone.hears(/spærre dit login/);
    await phone.press("2");
    await phone.hears(/MitID/);
    await phone.press("1");
    await phone.reaches("queue");

    const offer = page.getByRole("alertdialog");
    await offer.waitFor();
    expect(await offer.innerText()).toContain("nummeret er kun et fingerpeg");
    expect(await offer.innerText()).not.toContain(inger.phone.slice(3));
    await look("agent-tilbud");
    await press("F2");
    await page.waitForURL(/\/agent\/sager\/FL-/);
    await phone.reaches("conference");

    await page.getByLabel("CPR-nummer eller bruger-ID").waitFor();
    await tabTo(/CPR-nummer eller bruger-ID/);
    await page.keyboard.type(inger.cpr);
    await look("agent-identificer");
    await press("Enter");
    await page.getByText("Inger Vestergaard").first().waitFor();

    const start = page.getByRole("button", { name: /Stil det første/ });
    await start.waitFor();
    await press("Control+Enter");
    const question = await openQuestion();
    const right = knownFacts(inger).find(({ asks }) => asks.test(question));
    if (right === undefined) throw new Error(`no answer is known to ${question}`);
    await tabTo(/Det siger borgeren/);
    await page.keyboard.type(right.answer);
    await look("agent-verificer");
    expect(await page.content()).not.toMatch(/Solsikkevej/);
    await press("Control+Enter");
    await page.getByText("Påstået").first().waitFor();
    await page.getByRole("button", { name: /Spær alt/ }).waitFor();
    await look("agent-handl-valg");

    await press("F9");
    const dialog = page.getByRole("alertdialog");
    await dialog.waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/Annullér/);
    await press("0", "Enter");
    expect(await mitidLog(product, "suspendIdentity")).toHaveLength(0);
    await look("agent-handl");
    await press("Control+Enter");
    await page.getByText("MitID har kvitteret").waitFor();
    expect(await mitidLog(product, "suspendIdentity")).toHaveLength(1);
    const receipt = (await page.locator("main").innerText()).match(/\d\d \d\d \d\d \d\d/)?.[0] ?? "";
    expect(receipt).toMatch(/^\d\d( \d\d){3}$/);
    await look("agent-kvitter");
    await page.emulateMedia({ colorScheme: "dark" });
    await look("agent-kvitter-moerk");
    await page.emulateMedia({ colorScheme: "light" });
    for (const [name, width, height] of [
      ["agent-kvitter-smal", 1024, 768],
      ["agent-kvitter-200", 720, 450],
    ] as const) {
      await page.setViewportSize({ width, height });
      await look(name);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });

    await press("Shift+F2", "Shift+F2");
    await phone.hears(/Tak/);
    await page.getByText("Opkaldet er slut").waitFor();
    await page.getByText("Hvordan endte det?").first().waitFor();
    await look("agent-afslut");
    await press("3", "Control+Enter");
    // The words on the case flash by: the page goes on to the overview.
    await page.waitForURL(/\/agent$/);
    await page.getByRole("button", { name: /Klar/ }).waitFor();
    const { rows } = await product.db.asOwner("select state, wrap_up_code from cases");
    expect(rows).toEqual([{ state: "closed", wrap_up_code: "BLOCKED_IDENTITY" }]);
    expect(complaints).toEqual([]);
  },
);
