/** The running product: what is ordered for somebody without Digital Post waits for its letter, says so, and stays when it came back. */
import { beforeAll, expect, it } from "vitest";
import { demoPerson } from "../support/act-bench.ts";
import { accepted, CONFIRMED, openScene } from "../support/act-scene.ts";
import { expectAccessible, keepPicture, openBrowser, openPage } from "../support/browser.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { eventually } from "../support/systems.ts";
import { agentNamed, ask, post, sessionOf } from "./staff-caller.ts";

const product = await startProduct();
const ELSE = demoPerson("Else Margrethe Thorup");

let lone: string;
let agent: string;
let scene: Awaited<ReturnType<typeof openScene>>;
let actId: string;
let letterId: string;

/** The telephone is new today, so whatever is ordered to the address waits a day. */
async function changePhone(): Promise<void> {
  const body = { action: "changePhone", identityUuid: ELSE.mitid.identityUuid, phone: "+4520009903" };
  await fetch(`${product.sandbox}/mitid/_control/citizen`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

const lettersOf = async () =>
  (
    await product.db.asOwner(
      "select l.id, l.state from letters l join notices n on n.id = l.notice_id where n.act_id = $1 and n.template = 'coolingOff'",
      [actId],
    )
  ).rows;

beforeAll(async () => {
  await changePhone();
  scene = await openScene(stageOf(product), ELSE, { proof: CONFIRMED });
  actId = await accepted(scene.place({ kind: "orderMeans", means: "codeReader" }));
  const [row] = await eventually(lettersOf, (rows) => rows.length === 1);
  letterId = String(row?.["id"]);
  lone = await sessionOf(product, (await agentNamed(product, "lone")).id);
  agent = await sessionOf(product, scene.actor.id);
}, 60_000);

const receipts = async (cookie = agent) => {
  const { text } = await ask(product, `/agent/sager/${scene.number}?trin=4`, { headers: { cookie } });
  return text.replaceAll(/<script\b.*?<\/script>/gs, "");
};
const press = (deed: string, cookie = lone) =>
  post(product, `/agent/breve/${letterId}/${deed}`, {
    cookie,
    headers: { "sec-fetch-site": "same-origin", accept: "text/html" },
  });

it("the agent reads on the act's way that it waits for the letter, and from when it may leave", async () => {
  const waiting = await receipts();
  expect(waiting).toContain("Venter på brevet, kan stoppes");
  expect(waiting).toContain("Brevet er ikke sendt endnu");
  expect(await receipts(`${agent}; fl_sprog=en`)).toContain("The letter has not been posted yet");
  await press("udskriv");
  expect((await press("sendt")).status).toBe(303);
  expect(await receipts()).toMatch(/Brevet er sendt\. Må tidligst gå \d+\. \S+ kl\. \d\d:\d\d/);
  expect(await receipts(`${agent}; fl_sprog=en`)).toMatch(/May leave on .* at \d\d:\d\d at the earliest/);
});

it(
  "it is readable in a browser, and the letter is reported to have come back there",
  { timeout: 60_000 },
  async () => {
    const { page, complaints } = await openPage(await openBrowser());
    const enter = async (cookie: string) => {
      const [name = "", ...value] = cookie.split("=");
      await page.context().clearCookies();
      await page.context().addCookies([{ name, value: value.join("="), url: product.web }]);
    };
    await enter(agent);
    await page.goto(`${product.web}/agent/sager/${scene.number}?trin=4`);
    await page.getByText("Venter på brevet", { exact: true }).waitFor();
    await expectAccessible(page);
    await keepPicture(page, "agent-venter-paa-brev");
    await enter(lone);
    await page.goto(`${product.web}/agent`);
    await page.getByRole("link", { name: "Breve" }).click();
    await page.getByRole("heading", { name: "Sendt" }).waitFor();
    await expectAccessible(page);
    await keepPicture(page, "agent-breve-sendt");
    await page.getByRole("button", { name: `Kommet retur: brevet i sag ${scene.number}` }).click();
    await page.getByText("Ingen breve venter.").waitFor();
    expect(await lettersOf()).toMatchObject([{ state: "returned" }]);
    expect(complaints).toEqual([]);
  },
);

it("what came back is a person's business, and the act says that it stays", async () => {
  expect(await receipts()).toContain("Brevet nåede ikke frem. Den går ikke af sig selv");
  const { text } = await ask(product, "/agent/skal-ses-til", { headers: { cookie: lone } });
  expect(text).toContain("Brevet om det når ikke frem: det kom retur");
  const again = await press("retur");
  expect([again.status, again.text.includes("Brevet er meldt retur, eller det er ikke sendt.")]).toEqual([
    409,
    true,
  ]);
  expect((await press("retur", agent)).status).toBe(403);
});
