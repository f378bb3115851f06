/** New rules whose day has passed are not refused when they are made anew: the form comes, filled in, and asks for a day. */
import { expect, it } from "vitest";
import { proposePolicy } from "../../app/commands/four-eyes/propose-policy.ts";
import { after, days } from "../../app/domain/duration.ts";
import { newestPolicy } from "../../db/policy-versions.ts";
import { allowed } from "../support/four-eyes.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { agentNamed, ask, post, sessionOf } from "./staff-caller.ts";

const product = await startProduct();
const { context } = stageOf(product);
const HTML = { "sec-fetch-site": "same-origin", accept: "text/html" };
const [lone, ida] = await Promise.all([agentNamed(product, "lone"), agentNamed(product, "ida")]);
const cookies = { lone: await sessionOf(product, lone.id), ida: await sessionOf(product, ida.id) };
const REASON = "Flere når at sige stop.";

async function dayPassed(): Promise<string> {
  const { id, rules } = await context.database.read(lone, newestPolicy);
  const { proposalId } = allowed(
    await proposePolicy(context, {
      ...{ actor: lone, builtOn: id, validFrom: after(new Date(), days(1)), reason: REASON },
      rules: { ...rules, reissue: { ...rules.reissue, coolingHours: 37 } },
      idempotencyKey: crypto.randomUUID(),
    }),
  );
  await product.db.asOwner("alter table proposals disable trigger user");
  await product.db.asOwner(
    `update proposals set state = 'expired', decided_at = now(), version = 2,
       payload = jsonb_set(payload, '{validFrom}', '"2026-01-02T23:00:00.000Z"') where id = $1`,
    [proposalId],
  );
  await product.db.asOwner("alter table proposals enable trigger user");
  return proposalId;
}

it("leads to the form with what was wanted, without a day, and with the reason kept for the next step", async () => {
  const proposalId = await dayPassed();
  const renewed = await post(product, `/agent/godkend/${proposalId}/forny`, {
    cookie: cookies.lone,
    headers: HTML,
  });
  expect(renewed.status).toBe(303);
  const form = `/agent/regler/ny?forslag=${proposalId}`;
  expect(renewed.headers.get("location")).toBe(form);
  const page = await ask(product, form, { headers: { cookie: cookies.lone } });
  expect(page.text).toContain("Dagen i forslaget er passeret.");
  expect(page.text).toMatch(
    /name="regel:reissue\.coolingHours"[^>]*value="37"|value="37"[^>]*name="regel:reissue\.coolingHours"/,
  );
  expect(page.text).toMatch(/type="date"[^>]*name="day" value=""|name="day"(?![^>]*value="\d)/);
  const builtOn = /name="builtOn" value="(\d+)"/.exec(page.text)?.[1] ?? "";
  const fields = { builtOn, day: "", reason: REASON, "regel:reissue.coolingHours": "37" };
  const tried = await post(product, "/agent/regler/ny", { cookie: cookies.lone, headers: HTML, fields });
  expect([tried.status, tried.text.includes(`>${REASON}</textarea>`)]).toEqual([200, true]);
});

it("is nobody else's wish, and nothing that still waits: their form begins as the rules are", async () => {
  const proposalId = await dayPassed();
  const page = await ask(product, `/agent/regler/ny?forslag=${proposalId}`, {
    headers: { cookie: cookies.ida },
  });
  expect([page.status, page.text.includes("Dagen i forslaget er passeret.")]).toEqual([200, false]);
  expect(page.text).not.toContain(REASON);
  const none = await ask(product, "/agent/regler/ny?forslag=%27x", { headers: { cookie: cookies.lone } });
  expect([none.status, none.text.includes("Dagen i forslaget er passeret.")]).toEqual([200, false]);
});
