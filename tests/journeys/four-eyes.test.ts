/** Four eyes in real browsers: one proposes, a colleague hears of it at once, reads, and decides; what ended stays on file. */
import { expect, it } from "vitest";
import { proposeAct } from "../../app/commands/four-eyes/propose-act.ts";
import { eventually, mitidLog } from "../support/systems.ts";
import { allowed } from "../support/four-eyes.ts";
import { openScene, type ActScene } from "../support/act-scene.ts";
import { demoPerson } from "../support/act-bench.ts";
import { openBrowser } from "../support/browser.ts";
import { colleague, type Colleague } from "../support/colleagues.ts";
import { look, lookAround } from "../support/look-around.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";

const product = await startProduct();
const browser = await openBrowser();
const stage = stageOf(product);
const maja = await colleague(product, browser, "maja");
const lone = await colleague(product, browser, "lone");
const TIME = { timeout: 240_000 };

const caseOf = (name: string, { actor }: Colleague = maja) =>
  openScene(stage, demoPerson(name), { owner: actor });

/** The person's bank has rung: the whole MitID, if a colleague agrees. */
async function reported({ actor, number }: ActScene): Promise<string> {
  const order = { actor, caseNumber: number, act: { kind: "suspend" }, requester: "bank" } as const;
  const made = { actReason: "reported", idempotencyKey: crypto.randomUUID() } as const;
  const reason = "Banken ser overførsler, som kunden ikke kender.";
  return allowed(await proposeAct(stage.context, { ...order, ...made, reason })).proposalId;
}

const acts = (proposalId: string) =>
  product.db.asOwner("select 1 from acts where proposal_id = $1", [proposalId]);

/** What a browser says by itself of each refusal is no complaint. */
const complaints = (...all: readonly Colleague[]) =>
  all.flatMap((one) => one.complaints).filter((text) => !/with a status of 4(09|22)/.test(text));

/** Survives every push, and no reload. */
const mark = ({ page }: Colleague) => page.evaluate(() => void (document.body.dataset["same"] = "yes"));
const isMarked = ({ page }: Colleague) => page.evaluate(() => document.body.dataset["same"] === "yes");
const hasFocus = ({ page }: Colleague) => page.evaluate(() => document.activeElement?.textContent ?? "");

it("comes by push, is read, and is done when a colleague says yes by keyboard alone", TIME, async () => {
  await lone.go("/agent/godkend");
  await lone.page.getByText("Ingen forslag venter").waitFor();
  await look(lone.page, "godkend-tom");
  await mark(lone);

  // A daughter rings: the person herself has proven nothing, and step 3 is there all the same.
  const scene = await caseOf("Inger Vestergaard");
  await maja.go(`/agent/sager/${scene.number}?trin=3`);
  await maja.page.getByRole("button", { name: /Spær for en anden/ }).click();
  const dialog = maja.page.getByRole("alertdialog");
  await dialog.waitFor();
  await maja.page.keyboard.press("0");
  await dialog.getByLabel(/Hvorfor/).fill("Datteren ringer fra hospitalet: mor har givet koden fra sig.");
  await look(maja.page, "godkend-foreslaa");
  await maja.page.keyboard.press("Control+Enter");
  await maja.page.getByRole("heading", { name: "Forslag i sagen" }).waitFor();
  await mark(maja);

  await lone.page.getByText("1 kan afgøres").waitFor();
  expect(await isMarked(lone)).toBe(true);
  await lone.page.keyboard.press("ArrowDown");
  await lone.page.getByRole("heading", { name: "Det ændrer sig" }).waitFor();
  const suspended = lone.page.getByRole("row", { name: /Hele MitID/ });
  expect((await suspended.innerText()).replace(/\s+/g, " ")).toMatch(/Aktiv .*Spærret, til fremmøde/);
  await lone.page.getByText(/om 1 t 5\d min/).waitFor();
  await lookAround(lone.page, "godkend-forslag");

  await lone.page.keyboard.press("Control+Enter");
  expect(await mitidLog(product, "suspendIdentity"), "nobody has said that they have read it").toEqual([]);
  await lone.page.keyboard.press("Space");
  await lone.page.keyboard.press("Control+Enter");
  await lone.page.getByText(/^Godkendt .* af Lone Friis/).waitFor();
  expect(await hasFocus(lone)).toMatch(/^Godkendt/);
  await look(lone.page, "godkend-godkendt");
  await eventually(
    () => mitidLog(product, "suspendIdentity"),
    ({ length }) => length === 1,
  );
  await maja.page
    .getByText(/MitID kvitterede/)
    .first()
    .waitFor();
  expect(await isMarked(maja)).toBe(true);
  await look(maja.page, "godkend-godkendt-sag");
  expect(complaints(maja, lone)).toEqual([]);
});

it("is refused with a reason, which the proposer reads at once and which stays on file", TIME, async () => {
  const scene = await caseOf("Bjarne Kjær");
  const id = await reported(scene);
  await maja.go(`/agent/sager/${scene.number}?trin=3`);
  await maja.page.getByText("Venter på en kollega").first().waitFor();
  await mark(maja);
  await lone.go("/agent/godkend");
  await lone.page.getByRole("link", { name: /Spær hele MitID/ }).click();
  await lone.page.getByRole("heading", { name: "Det ændrer sig" }).waitFor();
  // The row that was chosen has the focus; R is heard all the same.
  await lone.page.keyboard.press("r");
  const why = lone.page.getByLabel("Hvorfor afviser du?");
  await why.fill("Ring til Inger på 650172-4003");
  await look(lone.page, "godkend-afvis");
  await lone.page.keyboard.press("Tab");
  await lone.page.keyboard.press("Enter");
  await lone.page.getByText(/rummer et personnummer/).waitFor();
  await look(lone.page, "godkend-afvis-fejl");
  await why.fill("Banken skal ringes op på sit officielle nummer først.");
  await lone.page.keyboard.press("Tab");
  await lone.page.keyboard.press("Enter");
  await lone.page.getByText(/^Afvist .* af Lone Friis: »Banken skal/).waitFor();
  expect(await hasFocus(lone)).toMatch(/^Afvist/);
  await maja.page
    .getByText(/officielle nummer først/)
    .first()
    .waitFor();
  expect(await isMarked(maja)).toBe(true);
  await look(maja.page, "godkend-afvist-sag");
  await lone.page.getByRole("link", { name: "Afgjort" }).click();
  await lone.page.getByRole("link", { name: /Afvist/ }).waitFor();
  await look(lone.page, "godkend-afgjort");
  expect((await acts(id)).rows).toEqual([]);
  expect(complaints(maja, lone)).toEqual([]);
});

it(
  "is nobody's own to approve, says so, and can be taken back; who has not the right sees only that",
  TIME,
  async () => {
    const id = await reported(await caseOf("Bjarne Kjær", lone));
    await lone.go(`/agent/godkend/${id}`);
    await lone.page.getByText("Dit eget: en anden skal godkende.").waitFor();
    expect(await lone.page.getByRole("button", { name: /^Godkend/ }).count()).toBe(0);
    await look(lone.page, "godkend-eget");
    // What the page does not offer, a hand-made form is refused as well.
    const forged = await lone.page.request.post(`${product.web}/agent/godkend/${id}/godkend`, {
      form: { seenVersion: 1, hasRead: "on" },
      headers: { "sec-fetch-site": "same-origin", accept: "text/html" },
    });
    expect(forged.status()).toBe(409);
    expect(await forged.text()).toContain("Dit eget: en anden skal godkende.");

    const jonas = await colleague(product, browser, "jonas");
    await jonas.go("/agent/godkend?fane=venter");
    await jonas.page.getByText("Du kan ikke afgøre andres forslag").waitFor();
    await look(jonas.page, "godkend-uden-rolle");
    await jonas.go(`/agent/godkend/${id}`);
    await jonas.page.getByRole("heading", { name: "Forslaget findes ikke" }).waitFor({ state: "attached" });
    await look(jonas.page, "godkend-ikke-set");

    await lone.page.locator("summary", { hasText: "Træk tilbage" }).press("Enter");
    await lone.page.getByLabel("Hvorfor trækker du det tilbage?").fill("Kunden er selv på linjen nu.");
    await look(lone.page, "godkend-traek-tilbage");
    await lone.page.getByRole("button", { name: "Træk forslaget tilbage" }).press("Enter");
    await lone.page.getByText(/^Trukket tilbage .*»Kunden er selv/).waitFor();
    await lone.page.getByRole("link", { name: "Afgjort" }).click();
    await lone.page.getByRole("link", { name: /Trukket tilbage/ }).waitFor();
    await look(lone.page, "godkend-trukket-tilbage");
    expect((await acts(id)).rows).toEqual([]);
    expect(complaints(lone)).toEqual([]);
  },
);

it("does nothing on old ground: says what moved, is made anew, and runs out by itself", TIME, async () => {
  const person = demoPerson("Mette Hansen");
  const scene = await caseOf(person.name);
  const id = await reported(scene);
  await maja.go(`/agent/godkend/${id}`);
  await lone.go(`/agent/godkend/${id}`);
  await lone.page.getByLabel(/Jeg har læst/).check();
  // The person changes a telephone number at MitID, and the case looks again: what both have read is no longer so.
  const { identityUuid } = person.mitid;
  await fetch(`${product.sandbox}/mitid/_control/citizen`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ action: "changePhone", identityUuid, phone: "+4520009903" }),
  });
  await scene.look();
  await lone.page.keyboard.press("Control+Enter");
  await lone.page.getByText(/^Forældet .*MitID har ændret sig/).waitFor();
  await look(lone.page, "godkend-foraeldet");
  expect((await acts(id)).rows).toEqual([]);

  await maja.page.getByRole("button", { name: "Lav et nyt forslag" }).waitFor();
  await lookAround(maja.page, "godkend-forny");
  await maja.page.keyboard.press("Control+Enter");
  await maja.page.waitForURL(
    (url) => url.pathname.startsWith("/agent/godkend/") && !url.pathname.includes(id),
  );
  await maja.page.getByText("Dit eget: en anden skal godkende.").waitFor();
  const fresh = new URL(maja.page.url()).pathname.split("/").at(-1) ?? "";
  expect(fresh).not.toBe(id);

  await lone.go(`/agent/godkend/${fresh}`);
  await lone.page.getByRole("button", { name: /Godkend spærring/ }).waitFor();
  await mark(lone);
  await product.db.asOwner("alter table proposals disable trigger user");
  await product.db.asOwner("update proposals set expires_at = now() where id = $1", [fresh]);
  await product.db.asOwner("alter table proposals enable trigger user");
  await lone.page.getByText(/^Udløbet .*Intet er gjort/).waitFor();
  expect(await isMarked(lone), "the sweep tells it").toBe(true);
  await look(lone.page, "godkend-udloebet");
  expect((await acts(fresh)).rows).toEqual([]);
  expect(complaints(maja, lone)).toEqual([]);
});

it("keeps the list still under the pointer, and says how much has come", TIME, async () => {
  await reported(await caseOf("Bjarne Kjær"));
  await lone.go("/agent/godkend");
  const rows = lone.page.getByRole("link", { name: /Spær hele MitID/ });
  await rows.first().hover();
  await reported(await caseOf("Mette Hansen"));
  const news = lone.page.getByRole("button", { name: "1 ændring · vis" });
  await news.waitFor();
  expect(await rows.count()).toBe(1);
  await look(lone.page, "godkend-nyt");
  await news.press("Enter");
  await news.waitFor({ state: "detached" });
  expect(await rows.count()).toBe(2);
  expect(complaints(lone)).toEqual([]);
});
