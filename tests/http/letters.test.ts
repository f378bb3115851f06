/** /agent/breve against the running product: a letter waits, is printed with its address, is posted, and is gone. */
import { beforeAll, describe, expect, it } from "vitest";
import { spokenMoment } from "../../app/locales/notice-words.ts";
import { postalDistrictOf } from "../../integrations/people/postal-districts.ts";
import { demoPerson } from "../support/act-bench.ts";
import { accepted, CONFIRMED, openScene } from "../support/act-scene.ts";
import { expectAccessible, keepPicture, openBrowser, openPage } from "../support/browser.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { addFault, clearFaults, eventually } from "../support/systems.ts";
import { agentNamed, ask, expectDiscreet, post, sessionOf } from "./staff-caller.ts";

const product = await startProduct();
const LIST = "/agent/breve";
const ELSE = demoPerson("Else Margrethe Thorup");

let maja: string;
let lone: string;
let scene: Awaited<ReturnType<typeof openScene>>;
let actId: string;
let letterId: string;

beforeAll(async () => {
  maja = await sessionOf(product, (await agentNamed(product, "maja")).id);
  lone = await sessionOf(product, (await agentNamed(product, "lone")).id);
  scene = await openScene(stageOf(product), ELSE, { proof: CONFIRMED });
  actId = await accepted(scene.place({ kind: "suspend" }));
  const [row] = await eventually(lettersOf, (rows) => rows.length === 1);
  letterId = String(row?.["id"]);
}, 60_000);

async function lettersOf() {
  const { rows } = await product.db.asOwner(
    `select l.id, l.state, n.state as notice from letters l join notices n on n.id = l.notice_id
      where n.act_id = $1`,
    [actId],
  );
  return rows;
}

const list = (cookie: string) => ask(product, LIST, { headers: { cookie } });
const press = (cookie: string, deed: "udskriv" | "sendt", id = letterId) =>
  post(product, `${LIST}/${id}/${deed}`, {
    cookie,
    headers: { "sec-fetch-site": "same-origin", accept: "text/html" },
  });

async function recorded(action: string) {
  const { rows } = await product.db.asOwner(
    "select outcome, facts from audit_log where action = $1 and facts ->> 'letterId' = $2 order by id",
    [action, letterId],
  );
  return rows;
}

describe("a letter that waits", () => {
  it("stands in the list of those who post letters, and names nobody there", async () => {
    const page = await list(lone);
    expect(page.status).toBe(200);
    expect(page.text).toContain(scene.number);
    expect(page.text).toContain("Skriv ud");
    expect(page.text).not.toContain("Meld sendt");
    expectDiscreet(page.text, [ELSE.cpr, ELSE.surname]);
    const english = await list(`${lone}; fl_sprog=en`);
    expect(english.text).toContain("Print the letter");
  });

  it("is nothing for whoever takes calls: an address is an answer to a control question", async () => {
    for (const answer of [await list(maja), await press(maja, "udskriv"), await press(maja, "sendt")]) {
      expect(answer.status).toBe(403);
      expectDiscreet(answer.text, [ELSE.cpr, ELSE.surname]);
    }
    expect(await lettersOf()).toMatchObject([{ state: "waiting", notice: "queued" }]);
  });

  it("is not posted before it is printed", async () => {
    const answer = await press(lone, "sendt");
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("Skriv brevet ud først");
  });

  it("is not printed without an address, and the look that failed is on record", async () => {
    await addFault(product, "cpr", { kind: "down" });
    const answer = await press(lone, "udskriv");
    await clearFaults(product, "cpr");
    expect(answer.status).toBe(503);
    expect(answer.text).toContain("CPR-registret svarer ikke");
    expect(await recorded("citizen.look")).toMatchObject([{ outcome: "failed" }]);
  });

  it("has nothing at addresses that are none", async () => {
    const answers = [
      await press(lone, "udskriv", "none"),
      await press(lone, "udskriv", crypto.randomUUID()),
      await press(lone, "sendt", crypto.randomUUID()),
      await ask(product, `${LIST}/${letterId}/udskriv`, { headers: { cookie: lone } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 409, 409, 303]);
  });

  it("is not printed by somebody whose own open case is about its reader, who could whisper the address", async () => {
    const { id: staffId } = await agentNamed(product, "lone");
    const take = (owner: string) =>
      product.db.asOwner("update cases set owner_id = $1 where id = $2", [owner, scene.id]);
    await take(staffId);
    const answer = await press(lone, "udskriv");
    await take(scene.actor.id);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("Du har selv en åben sag om personen");
    expectDiscreet(answer.text, [ELSE.cpr, ELSE.surname, ELSE.facts.street]);
  });

  it("is printed with name and address as the register has them, as often as the printer needs", async () => {
    for (let times = 0; times < 2; times += 1) {
      const page = await press(lone, "udskriv");
      expect(page.status).toBe(200);
      const words = page.text.replaceAll(/<script\b.*?<\/script>/gs, "");
      for (const line of [
        ELSE.surname,
        ELSE.facts.street,
        `${ELSE.facts.postalCode} ${postalDistrictOf(ELSE.facts.postalCode)}`,
        ...["Telefon 70 00 00 01", `Sag ${scene.number}`],
        spokenMoment("da", new Date()).date,
        "Hele dit MitID blev spærret",
      ])
        expect(words).toContain(line);
      expectDiscreet(page.text, [ELSE.cpr]);
      expect(page.headers.get("cache-control")).toContain("no-store");
    }
    expect(await lettersOf()).toMatchObject([{ state: "printed", notice: "queued" }]);
    expect((await recorded("citizen.look")).map(({ outcome }) => outcome)).toEqual([
      "failed",
      "seen",
      "seen",
    ]);
  });
});

it(
  "is seen to in a browser from the way in to the empty list, and the case says that it was sent",
  { timeout: 60_000 },
  async () => {
    const { page, complaints } = await openPage(await openBrowser());
    const [name = "", ...value] = lone.split("=");
    await page.context().addCookies([{ name, value: value.join("="), url: product.web }]);
    await page.goto(`${product.web}/agent`);
    await page.getByRole("link", { name: /Breve/ }).click();
    await page.getByRole("heading", { name: "Breve" }).waitFor();
    await expectAccessible(page);
    await keepPicture(page, "agent-breve");
    await page.getByRole("button", { name: /^Skriv ud igen: brevet i sag / }).click();
    await page.getByText("Hele dit MitID blev spærret").waitFor();
    await expectAccessible(page);
    await keepPicture(page, "agent-brev");
    await page.emulateMedia({ media: "print" });
    expect(await page.getByText("Tryk Ctrl og P").isVisible()).toBe(false);
    expect(await page.getByText(ELSE.facts.street).isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: /^Meld sendt: brevet i sag / }).click();
    await page.getByText("Ingen breve venter.").waitFor();
    expect(await lettersOf()).toMatchObject([{ state: "posted", notice: "sent" }]);
    expect(await recorded("letter.post")).toMatchObject([{ outcome: "done" }]);
    expect(await scene.events()).toContain("notice.sent");
    expect((await press(lone, "sendt")).text).toContain("Brevet er sendt");
    expect(complaints).toEqual([]);
  },
);
