/** New rules in real browsers: filled in, tried on last week's decisions, approved by a colleague, and in force from their day. */
import { expect, it } from "vitest";
import { accepted, CONFIRMED, openScene } from "../support/act-scene.ts";
import { demoPerson } from "../support/act-bench.ts";
import { openBrowser } from "../support/browser.ts";
import { colleague } from "../support/colleagues.ts";
import { look, lookAround } from "../support/look-around.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";

const product = await startProduct();
const browser = await openBrowser();
const stage = stageOf(product);
const lone = await colleague(product, browser, "lone");
const ida = await colleague(product, browser, "ida");
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

const versions = async () =>
  (await product.db.asOwner("select id, valid_from > now() as coming from policy_versions order by id")).rows;

async function open(section: string): Promise<void> {
  const summary = lone.page.locator("summary", { hasText: section });
  await summary.focus();
  await summary.press("Enter");
}

it("goes from the form to the day it holds from", { timeout: 240_000 }, async () => {
  const scene = await openScene(stage, demoPerson("Inger Vestergaard"), { proof: CONFIRMED });
  await accepted(scene.place({ kind: "orderMeans", means: "codeDisplay" }));

  await lone.go("/agent/regler");
  await lone.page.getByRole("heading", { name: "Regler, version 2" }).waitFor();
  await lone.page
    .getByRole("cell", { name: /^Kontrolspørgsmål, engangskode, pas- eller/ })
    .first()
    .waitFor();
  await lookAround(lone.page, "regler");
  await lone.page.getByRole("link", { name: "Foreslå nye regler" }).click();
  await lone.page.getByRole("heading", { name: "Foreslå nye regler" }).waitFor();
  await open("Genudstedelse");
  const waits = lone.page.getByLabel(/^ventetid \(timer\)/i);
  await waits.fill("48");
  await open("Kontaktoplysning");
  const unchanged = lone.page.getByLabel(/^uændret i \(timer\)/i);
  await unchanged.fill("100");
  await open("Bestil nyt middel");
  const agent = lone.page.getByRole("group", { name: "medarbejder" }).filter({ visible: true });
  await agent.getByLabel("Mindst").selectOption({ label: "Stærk" });
  await lookAround(lone.page, "regler-ny");
  await lone.page.getByRole("button", { name: "Prøv reglerne" }).press("Enter");
  await lone.page.getByText(/tallet skal være helt, fra 120 til 720/).waitFor();
  await look(lone.page, "regler-fejl");
  await unchanged.fill("120");
  await lone.page.getByLabel("Gælder fra").fill(day(-1));
  await lone.page.getByRole("button", { name: "Prøv reglerne" }).press("Enter");
  await lone.page.getByText("Reglerne kan ikke gælde fra en dag, der er gået.").waitFor();
  await lone.page.getByLabel("Gælder fra").fill(day(3));
  await lone.page.getByRole("button", { name: "Prøv reglerne" }).press("Enter");
  await lone.page.getByRole("heading", { name: "Sådan ville det blive" }).waitFor();
  await lone.page.getByRole("cell", { name: "Ville blive afvist" }).waitFor();
  expect(await lone.page.locator(".diff tbody tr").count(), "what was touched, and nothing else").toBe(2);
  await lookAround(lone.page, "regler-proevet");
  expect(await versions()).toHaveLength(2);

  await ida.go("/agent/godkend");
  await ida.page.getByText("Ingen forslag venter").waitFor();
  const why = lone.page.getByLabel("Hvorfor skal reglerne ændres?");
  await why.fill("Flere har fået bestilt i deres navn.");
  // Something happens on the line, and the page looks anew: nothing that was tried or typed is lost.
  const looked = lone.page.waitForResponse((answer) => answer.url().includes("/agent/regler/ny.data"));
  await product.db.asOwner("select pg_notify('topics', 'queue')");
  await looked;
  await lone.page.waitForTimeout(300);
  expect(await why.inputValue()).toBe("Flere har fået bestilt i deres navn.");
  await lone.page.getByRole("button", { name: "Send til godkendelse" }).press("Enter");
  await lone.page.getByText("Dit eget: en anden skal godkende.").waitFor();

  await ida.page.getByText("1 kan afgøres").waitFor();
  await ida.page.keyboard.press("ArrowDown");
  await ida.page.getByRole("heading", { name: /^Sådan ville reglerne have afgjort/ }).waitFor();
  await look(ida.page, "regler-godkend");
  await ida.page.getByLabel("Jeg har læst ændringerne og tallene").press("Space");
  await ida.page.keyboard.press("Control+Enter");
  await ida.page.getByText(/^Godkendt .* af Ida Krogh/).waitFor();
  expect(await versions()).toEqual([
    { id: 1, coming: false },
    { id: 2, coming: false },
    { id: 3, coming: true },
  ]);

  await ida.go("/agent/regler/3");
  await ida.page.getByText("På vej").first().waitFor();
  await look(ida.page, "regler-paa-vej");
  const { rows } = await product.db.asOwner("select policy_id from acts");
  expect(rows, "what was decided keeps the rules that it was decided under").toEqual([{ policy_id: 2 }]);
  expect(
    [...lone.complaints, ...ida.complaints].filter((text) => !/with a status of 409/.test(text)),
  ).toEqual([]);
});
