/** The running product: where something cannot be done the agent has the words about complaining and the way to a refusal in writing. */
import { beforeAll, expect, it } from "vitest";
import { demoPerson } from "../support/act-bench.ts";
import { CONFIRMED, openScene } from "../support/act-scene.ts";
import { expectAccessible, keepPicture, openBrowser, openPage } from "../support/browser.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { eventually, letters } from "../support/systems.ts";
import { ask, post, sessionOf } from "./staff-caller.ts";

const product = await startProduct();
const INGER = demoPerson("Inger Vestergaard");
const SAY = "kan du klage til Digitaliseringsstyrelsen: ring 33 92 52 00, eller skriv til digst@digst.dk";

let scene: Awaited<ReturnType<typeof openScene>>;
let cookie: string;

/** The telephone is of today: nothing goes to it by SMS. */
beforeAll(async () => {
  await fetch(`${product.sandbox}/mitid/_control/citizen`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      action: "changePhone",
      identityUuid: INGER.mitid.identityUuid,
      phone: "+4520009904",
    }),
  });
  scene = await openScene(stageOf(product), INGER, { proof: CONFIRMED });
  cookie = await sessionOf(product, scene.actor.id);
}, 60_000);

const page = async (search: string, language = "") =>
  (
    await ask(product, `/agent/sager/${scene.number}${search}`, { headers: { cookie: cookie + language } })
  ).text.replaceAll(/<script\b.*?<\/script>/gs, "");
const send = (deed: string, fields: Record<string, string>) =>
  post(product, `/agent/sager/${scene.number}/${deed}`, {
    cookie,
    fields,
    headers: { "sec-fetch-site": "same-origin", accept: "text/html" },
  });

it("stands by what is closed for another reason than the proof, in both languages", async () => {
  const danish = await page("?trin=3");
  expect(danish).toContain("Klagevejledning, sig det højt");
  expect(danish).toContain(SAY);
  expect(danish).toContain("afslag=activationCode&amp;grund=wish.contactUnsettled");
  expect(await page("?trin=3", "; fl_sprog=en")).toContain("How to complain, read it aloud");
});

it("stands by an order that was refused, with the ground that fits, and leads to the form", async () => {
  const order = {
    act: "temporaryPassword",
    reason: "forgotten",
    seenVersion: String(await scene.seenVersion()),
    idempotencyKey: crypto.randomUUID(),
  };
  const answer = await send("handling", order);
  expect(answer.status).toBe(409);
  expect(answer.text).toContain(SAY);
  const [, link = ""] = /href="([^"]*afslag=[^"]*)"/.exec(answer.text) ?? [];
  expect(link).toContain("grund=wish.contactUnsettled");
  const form = await page(link.slice(link.indexOf("?")).replaceAll("&amp;", "&"));
  expect(form).toMatch(
    /<option[^>]*value="wish\.contactUnsettled"[^>]*selected=""|<option[^>]*selected=""[^>]*value="wish\.contactUnsettled"/,
  );
  expect(form).toContain("Fuldmagtshaver");
});

it("stands by a verification that ended with nothing", async () => {
  await product.db.asOwner(
    "update verifications set ended_at = now() where case_id = $1 and ended_at is null",
    [scene.id],
  );
  await product.db.asOwner("alter table question_rounds disable trigger user");
  await product.db.asOwner(
    `insert into question_rounds (case_id, citizen_id, actor_kind, actor_id, state, policy_id)
     values ($1, $2, 'agent', $3, 'failed', 2)`,
    [scene.id, scene.citizenId, scene.actor.id],
  );
  await product.db.asOwner("alter table question_rounds enable trigger user");
  const words = await page("?trin=2");
  expect(words).toContain(SAY);
  expect(words).toContain("grund=wish.identityUncertain");
});

it(
  "ends in a decision that says who asked, readable on the screen and sent",
  { timeout: 60_000 },
  async () => {
    const { page: tab, complaints } = await openPage(await openBrowser());
    const [name = "", ...value] = cookie.split("=");
    await tab.context().addCookies([{ name, value: value.join("="), url: product.web }]);
    await tab.goto(`${product.web}/agent/sager/${scene.number}?trin=3`);
    await tab.getByText("Klagevejledning, sig det højt").waitFor();
    await expectAccessible(tab);
    await keepPicture(tab, "agent-klagevejledning");
    await tab.getByRole("button", { name: /^Giv afslag på skrift/ }).click();
    await tab.getByLabel("Bedt om af").selectOption("guardian");
    await expectAccessible(tab);
    await keepPicture(tab, "agent-afslag-vaerge");
    expect(await tab.getByLabel("Begrundelse").inputValue()).toBe("wish.contactUnsettled");
    await tab
      .getByRole("button", { name: /^Giv afslag/ })
      .last()
      .click();
    await tab.getByText("Afslag givet").first().waitFor();
    const sent = await eventually(
      () => letters(product),
      (all) => all.some(({ text }) => text.includes("som din værge")),
    );
    const decision = sent.find(({ text }) => text.includes("som din værge"));
    expect(decision?.label).toBe("Afgørelse: afslag på en henvendelse om dit MitID");
    expect(decision?.text).toContain("digst@digst.dk");
    expect(complaints).toEqual([]);
  },
);
