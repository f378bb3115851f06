/** An agent brings a caller to stærk in a real browser: by the code of a simulated SMS, and by an approval in a simulated app. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { z } from "zod";
import { openBrowser, openPage } from "../support/browser.ts";
import { lookAround } from "../support/look-around.ts";
import { openCase } from "../support/desk.ts";
import { startProduct } from "../support/product.ts";
import { eventually, knownFacts, personNamed, type KnownPerson } from "../support/systems.ts";
import { agentNamed, sessionOf } from "../http/staff-caller.ts";

const product = await startProduct();
const browser = await openBrowser();
const { page, complaints } = await openPage(browser);
const requestsShape = z.array(
  z.object({ authReqId: z.string(), referenceText: z.string(), state: z.string() }),
);
const BROKER = `${product.sandbox}/mitid/broker/_control`;

beforeAll(async () => {
  const maja = await agentNamed(product, "maja");
  const [name = "", value = ""] = (await sessionOf(product, maja.id)).split("=");
  await page.context().addCookies([{ name, value, url: product.web }]);
});

const group = (name: string) => page.getByRole("group", { name });

/** A case of this agent with the person found, at step 2. */
async function identified(person: KnownPerson): Promise<string> {
  const { number } = await openCase(product.db, await agentNamed(product, "maja"));
  await page.goto(`${product.web}/agent/sager/${number}`);
  await page.getByLabel("CPR-nummer eller bruger-ID").fill(person.cpr);
  await page.getByLabel("CPR-nummer eller bruger-ID").press("Enter");
  await page.getByText(person.name).first().waitFor();
  await page.goto(`${product.web}/agent/sager/${number}?trin=2`);
  return number;
}

const isAt = (level: string) => page.locator('.ladder [aria-current="true"]', { hasText: level });

/** Answers one question after another as the person would, until the questions are passed. */
async function answerUntilConfirmed(at: Page, person: KnownPerson): Promise<void> {
  await at.getByRole("button", { name: /Stil det første/ }).click();
  for (let turn = 1; turn <= 5; turn += 1) {
    await eventually(
      async () => (await at.locator("main").innerText()).includes(`Spørgsmål ${String(turn)} af`),
      Boolean,
    );
    const question = await at.locator("#question-words").innerText();
    const fact = knownFacts(person).find(({ asks }) => asks.test(question));
    if (fact === undefined) await at.getByRole("button", { name: /Ved ikke/ }).click();
    else {
      await at.getByLabel("Det siger borgeren").fill(fact.answer);
      await at.getByRole("button", { name: /Bedøm svar/ }).click();
    }
    await eventually(async () => {
      const next = at.getByRole("button", { name: /næste/ });
      if ((await next.count()) > 0) await next.click({ timeout: 2_000 }).catch(() => undefined);
      const words = await at.locator("main").innerText();
      return words.includes(`Spørgsmål ${String(turn + 1)} af`) || (await isAt("Bekræftet").count()) > 0;
    }, Boolean);
    if ((await isAt("Bekræftet").count()) > 0) return;
  }
}

const openActs = async (number: string): Promise<string> => {
  await page.goto(`${product.web}/agent/sager/${number}?trin=3`);
  await page.locator("#can-title").waitFor();
  const rows = page.locator(".act:not(.off) .t");
  return (await rows.allInnerTexts()).join(" | ");
};

describe("to stærk", () => {
  it(
    "by the code of an SMS, on top of the questions, and then a temporary PIN is open",
    { timeout: 240_000 },
    async () => {
      const inger = await personNamed(product, "Inger");
      const number = await identified(inger);
      await page.getByRole("link", { name: /Brug en anden vej/ }).click();
      await group("Engangskode på sms").waitFor();
      expect(await group("Ny spærrekode").innerText()).toContain("Lukket: kræver niveau Bekræftet");
      expect(await group("Fremmøde med legitimation").innerText()).toContain(
        "Kun en medarbejder i Borgerservice",
      );
      await lookAround(page, "agent-andre-veje");

      await answerUntilConfirmed(page, inger);
      expect(await openActs(number)).not.toContain("Midlertidig PIN");
      await page.goto(`${product.web}/agent/sager/${number}?trin=2`);
      const way = group("Engangskode på sms");
      await way.getByRole("button", { name: "Send kode" }).click();
      const field = page.getByLabel("Koden, borgeren læser op");
      await field.waitFor();
      const [sms] = await eventually(
        () => product.line.messages(inger.phone),
        (messages) => messages.length > 0,
      );
      const code = /\b\d{6}\b/.exec(sms?.body ?? "")?.[0] ?? "";
      expect(code).toMatch(/^\d{6}$/);
      expect(await way.innerText()).toContain(`ender på ${inger.phone.slice(-2)}`);
      expect(await page.content()).not.toContain(code);

      await field.fill(code === "000000" ? "111111" : "000000");
      await way.getByRole("button", { name: "Tjek kode" }).click();
      await way.getByText("Koden er forkert. Hør efter igen.").waitFor();
      await lookAround(page, "agent-kode");
      await eventually(
        () => field.inputValue(),
        (typed) => typed === "",
      );
      await field.fill(code);
      await way.getByRole("button", { name: "Tjek kode" }).click();
      await isAt("Stærk").waitFor();
      await way.getByText("Koden passede.").waitFor();
      await lookAround(page, "agent-staerk");
      expect(await page.content()).not.toContain(code);
      expect(await openActs(number)).toContain("Midlertidig PIN");
      expect(product.log()).not.toContain(code);
    },
  );

  it(
    "by an approval in the person's own app, which comes to the page by itself",
    { timeout: 240_000 },
    async () => {
      const james = await personNamed(product, "James");
      await identified(james);
      await answerUntilConfirmed(page, james);
      const way = group("Godkendelse i MitID app");
      await way.getByRole("button", { name: "Spørg i appen" }).click();
      await way.getByText("Venter på borgeren").waitFor();
      const request = await eventually(
        async () => requestsShape.parse(await (await fetch(`${BROKER}/requests`)).json()).at(-1),
        (found) => found?.state === "waiting",
      );
      const [, shown = ""] = /(\d{3} \d{3})/.exec(await way.innerText()) ?? [];
      expect(request?.referenceText).toContain(shown.replace(" ", ""));
      await lookAround(page, "agent-godkendelse");
      await fetch(`${BROKER}/answer`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ authReqId: request?.authReqId, answer: "approve" }),
      });
      await way.getByText("Borgeren har godkendt.").waitFor({ timeout: 30_000 });
      await isAt("Stærk").waitFor();
    },
  );

  it("and the page has complained of nothing but the refusals it was meant to get", () => {
    expect(complaints.filter((complaint) => !complaint.includes("409"))).toEqual([]);
  });
});
