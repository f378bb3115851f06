/** /agent/skal-ses-til against the running product: it comes by push, one takes it, a colleague sees who, and it ends. */
import { beforeAll, describe, expect, it } from "vitest";
import { escalateOverdue } from "../../app/commands/escalate-overdue.ts";
import { demoPerson, meansOf } from "../support/act-bench.ts";
import { accepted, CONFIRMED, openScene } from "../support/act-scene.ts";
import { expectAccessible, keepPicture, openBrowser, openPage } from "../support/browser.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { addFault, clearFaults, eventually } from "../support/systems.ts";
import { agentNamed, ask, expectDiscreet, post, sessionOf } from "./staff-caller.ts";

const product = await startProduct();
const LIST = "/agent/skal-ses-til";

let maja: string;
let lone: string;
beforeAll(async () => {
  maja = await sessionOf(product, (await agentNamed(product, "maja")).id);
  lone = await sessionOf(product, (await agentNamed(product, "lone")).id);
});

/** A block that MitID does not answer, its deadline put into the past. */
async function overdue(name: string): Promise<{ actId: string; number: string }> {
  const person = demoPerson(name);
  await clearFaults(product, "mitid");
  const scene = await openScene(stageOf(product), person, { proof: CONFIRMED });
  await addFault(product, "mitid", { kind: "down" });
  const actId = await accepted(
    scene.place({ kind: "block", authenticatorId: meansOf(person, "codeDisplay") }),
  );
  await eventually(
    () => product.db.asOwner("select 1 from act_targets where act_id = $1 and attempts > 0", [actId]),
    ({ rows }) => rows.length === 1,
  );
  await product.db.asOwner("alter table act_targets disable trigger user");
  await product.db.asOwner(
    "update act_targets set deadline_at = now() - interval '1 second' where act_id = $1",
    [actId],
  );
  await product.db.asOwner("alter table act_targets enable trigger user");
  await escalateOverdue(product.db.context);
  return { actId, number: scene.number };
}

const list = async (cookie: string) => (await ask(product, LIST, { headers: { cookie } })).text;
const press = (cookie: string, actId: string, deed: "tag" | "set-til") =>
  post(product, `${LIST}/${actId}/mitid/${deed}`, {
    cookie,
    headers: { "sec-fetch-site": "same-origin", accept: "text/html" },
  });

describe("the list as plain pages", () => {
  it("shows what, why and what to do, to everybody at the desk and to nobody else", async () => {
    expect(await list(maja)).toContain("Intet skal ses til lige nu");
    const { number } = await overdue("Inger Vestergaard");
    const page = await list(maja);
    expect(page).toMatch(/Spærring af kodeviser •• \d{4}/);
    expect(page).toContain("MitID har ikke svaret inden fristen");
    expect(page).toContain(number);
    const { cpr, surname, phone } = demoPerson("Inger Vestergaard");
    expectDiscreet(page, [cpr, surname, phone.slice(3)]);
    expect((await ask(product, LIST)).status).toBe(303);
    const english = `${maja}; fl_sprog=en`;
    expect(await list(english)).toContain("MitID has not answered within the deadline");
  });

  it("is taken by one, and a colleague is told by whom", async () => {
    const { actId, number } = await overdue("Bjarne Kjær");
    const taken = await press(maja, actId, "tag");
    expect([taken.status, taken.headers.get("location")]).toEqual([303, LIST]);
    expect(await list(maja)).toContain("Dig, ");
    expect(await list(lone)).toMatch(/Maja[^<]*, \d\d[.:]\d\d/);
    const late = await press(lone, actId, "tag");
    expect(late.status).toBe(409);
    expect(late.text).toContain("En kollega har taget den");
    const open = await press(maja, actId, "set-til");
    expect(open.status).toBe(409);
    expect(open.text).toContain("Den er stadig under vejs");
    expect(await list(maja), "the case is another agent's").not.toContain(`href="/agent/sager/${number}"`);
  });

  it("turns away addresses and posts that are none", async () => {
    const answers = [
      await press(maja, "none", "tag"),
      await press(maja, crypto.randomUUID(), "tag"),
      await post(product, `${LIST}/${crypto.randomUUID()}/cpr/tag`, { cookie: maja }),
      await post(product, `${LIST}/${crypto.randomUUID()}/mitid/tag`),
      await ask(product, `${LIST}/${crypto.randomUUID()}/mitid/tag`, { headers: { cookie: maja } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 409, 404, 303, 303]);
  });
});

describe("in a browser", () => {
  it(
    "comes by push on every page of the desk, and goes when MitID answers",
    { timeout: 90_000 },
    async () => {
      const { page, complaints } = await openPage(await openBrowser());
      const [name = "", ...value] = lone.split("=");
      await page.context().addCookies([{ name, value: value.join("="), url: product.web }]);
      await clearFaults(product, "mitid");
      await eventually(() => list(lone), (text) => text.includes("Intet skal ses til")); // prettier-ignore
      await page.goto(`${product.web}/agent`);
      const way = page.getByRole("link", { name: /Skal ses til/ });
      await page.getByRole("heading", { name: "Overblik mellem opkald" }).waitFor({ state: "attached" });
      expect(await way.count()).toBe(0);
      await overdue("Freja Dam Møller");
      await way.waitFor();
      await way.click();
      await page.getByRole("button", { name: "Tag den" }).click();
      await page.getByText(/^Dig, /).waitFor();
      await expectAccessible(page);
      await keepPicture(page, "agent-skal-ses-til");
      await page.setViewportSize({ width: 390, height: 844 });
      await keepPicture(page, "agent-skal-ses-til-smal");
      await clearFaults(product, "mitid");
      await page.getByText("Intet skal ses til lige nu").waitFor({ timeout: 70_000 });
      expect(complaints).toEqual([]);
    },
  );
});
