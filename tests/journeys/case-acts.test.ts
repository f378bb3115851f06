/** Steps 3 and 4 in a real browser: what is closed and why, a refused wish, an order taken back, and the list of identity theft. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openScene, STRONG, type ActScene } from "../support/act-scene.ts";
import { demoPerson } from "../support/act-bench.ts";
import { expectAccessible, keepPicture, openBrowser, openPage } from "../support/browser.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { mitidLog } from "../support/systems.ts";
import { sessionOf } from "../http/staff-caller.ts";

const product = await startProduct();
const browser = await openBrowser();
const { page, complaints } = await openPage(browser);
const stage = stageOf(product);

async function look(at: Page, name: string): Promise<void> {
  await expectAccessible(at);
  await keepPicture(at, name);
}

/** The same state wide, narrow, at twice the size and in the dark, none of them wider than the window. */
async function lookAround(at: Page, name: string): Promise<void> {
  await look(at, name);
  await at.emulateMedia({ colorScheme: "dark" });
  await look(at, `${name}-moerk`);
  await at.emulateMedia({ colorScheme: "light" });
  for (const [size, width, height] of [
    ["smal", 1024, 768],
    ["200", 720, 450],
    ["telefon", 360, 740],
  ] as const) {
    await at.setViewportSize({ width, height });
    await look(at, `${name}-${size}`);
    const over = await at.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `${name} at ${size}`).toBeLessThanOrEqual(0);
  }
  await at.setViewportSize({ width: 1440, height: 900 });
}

async function openCaseOf(scene: ActScene, search = ""): Promise<void> {
  const [name = "", value = ""] = (await sessionOf(product, scene.actor.id)).split("=");
  await page.context().addCookies([{ name, value, url: product.web }]);
  await page.goto(`${product.web}/agent/sager/${scene.number}${search}`);
}

const confirm = () => page.keyboard.press("Control+Enter");
const dialog = page.getByRole("alertdialog");

it("orders a means, reads its way, and stops it once it has left", { timeout: 240_000 }, async () => {
  const scene = await openScene(stage, demoPerson("Inger Vestergaard"), { proof: STRONG });
  await openCaseOf(scene, "?trin=3");
  await page.getByRole("heading", { name: "Du kan" }).waitFor();
  await lookAround(page, "sag-handl");
  await page.getByRole("button", { name: /Bestil nyt middel · Kodeviser/ }).click();
  await dialog.waitFor();
  await confirm();
  await page.getByRole("heading", { name: "Pakkens vej" }).waitFor();
  await page.getByText("MitID har kvitteret").first().waitFor();
  await lookAround(page, "sag-kvitter-bestilling");

  await page.getByRole("button", { name: /Stands den/ }).click();
  await dialog.waitFor();
  await look(page, "sag-stands");
  await page.keyboard.press("Enter");
  expect(await mitidLog(product, "cancelReissue")).toHaveLength(0);
  await confirm();
  await page.getByText("Standset: den kan ikke bruges").first().waitFor();
  expect(await scene.events()).toEqual(expect.arrayContaining(["act.stopAsked", "act.stopped"]));
  await look(page, "sag-standset");
  expect(complaints).toEqual([]);
});

it("refuses a wish in writing, and never a stop", { timeout: 240_000 }, async () => {
  const scene = await openScene(stage, demoPerson("Inger Vestergaard"), { proof: STRONG });
  await openCaseOf(scene, "?trin=3");
  await page.getByRole("button", { name: /Giv afslag på et ønske/ }).click();
  await dialog.waitFor();
  expect(await dialog.getByLabel("Ønsket").innerText()).not.toMatch(/Spær/);
  await look(page, "sag-afslag");
  await confirm();
  await page.getByText("Afslag givet").first().waitFor();
  expect(await scene.events()).toContain("wish.refused");
  await page.goto(`${product.web}/agent/sager/${scene.number}?trin=4`);
  await look(page, "sag-afslag-kvitter");
  expect(complaints).toEqual([]);
});

it("proposes a stop for somebody else, and shows that it waits", { timeout: 240_000 }, async () => {
  const scene = await openScene(stage, demoPerson("Inger Vestergaard"), { proof: STRONG });
  await openCaseOf(scene, "?trin=3");
  await page.getByRole("button", { name: /Spær for en anden/ }).click();
  await dialog.waitFor();
  await page.keyboard.press("0");
  await dialog.getByLabel(/Hvorfor/).fill("Datteren ringer fra hospitalet");
  await look(page, "sag-for-en-anden");
  await confirm();
  await page.getByRole("heading", { name: "Forslag i sagen" }).waitFor();
  await page.getByText("Venter på en kollega").first().waitFor();
  await look(page, "sag-forslag");
  expect(complaints).toEqual([]);
});

it(
  "goes through the list of identity theft, with the keyboard, and takes a step back",
  { timeout: 240_000 },
  async () => {
    const scene = await openScene(stage, demoPerson("Inger Vestergaard"), { proof: STRONG });
    await scene.place({ kind: "suspend" }, { reason: "misuse" });
    await openCaseOf(scene, "?trin=3");
    await page.getByText("Mistanke om misbrug.").waitFor();
    await page.getByRole("link", { name: "Åbn forløb for identitetstyveri" }).first().click();
    await page.getByText("1 af 9 trin er klaret").first().waitFor();
    const bank = page.getByRole("button", { name: /Vejledt.*Kort og netbank/ });
    await bank.focus();
    await page.keyboard.press("Enter");
    await page.getByText("2 af 9 trin er klaret").first().waitFor();
    await lookAround(page, "sag-identitetstyveri");
    await page.getByRole("button", { name: "Fortryd: Kort og netbank" }).click();
    await page.getByText("1 af 9 trin er klaret").first().waitFor();
    expect(await page.getByRole("button", { name: /Fortryd: Spær hele MitID/ }).count()).toBe(0);
    expect(await scene.events()).toEqual(expect.arrayContaining(["theft.noted", "theft.undone"]));
    await page.goto(`${product.web}/agent/sager/${scene.number}?trin=3`);
    await page.getByText("stoppet med hele MitID").first().waitFor();
    expect(await page.locator("main, aside").allInnerTexts()).not.toContain("0 spærret");
    await look(page, "sag-stoppet");
    await page.goto(`${product.web}/agent/sager/${scene.number}?trin=4`);
    await lookAround(page, "sag-kvitter-spaerring");
    expect(complaints).toEqual([]);
  },
);
