/** In a real browser: back through what was decided, page by page, and rules whose day has passed back into their form. */
import { expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { colleague } from "../support/colleagues.ts";
import { lookAround } from "../support/look-around.ts";
import { startProduct } from "../support/product.ts";

const product = await startProduct();
const browser = await openBrowser();
const lone = await colleague(product, browser, "lone");
const TIME = { timeout: 240_000 };

/** The oldest wanted longer cooling off from a day that has passed. */
async function decide(count: number): Promise<void> {
  await product.db.asOwner("alter table proposals disable trigger user");
  await product.db.asOwner(
    `insert into proposals (kind, state, proposed_by, reason, payload, based_on, changes, policy_id, proposed_at, expires_at,
                            decided_at, version)
     select 'policy', 'expired', $2, 'Flere når at sige stop ' || n,
            jsonb_build_object('rules', v.rules, 'validFrom', '2026-01-02T23:00:00.000Z', 'idempotencyKey', 'k' || n,
                               'renews', null),
            '{}', '[{"field": "reissue.coolingHours", "before": "24", "after": "37"}]', v.id, at, at + interval '1 hour', at, 2
       from policy_versions v, (select n, now() - interval '1 day' - n * interval '1 hour' as at
                                  from generate_series(1, $1) n) one
      where v.id = 2`,
    [count, lone.actor.id],
  );
  await product.db.asOwner("alter table proposals enable trigger user");
}

it("the first of a hundred and twenty is found, and is made anew from its form", TIME, async () => {
  await decide(120);
  const { page } = lone;
  await lone.go("/agent/godkend?fane=afgjort");
  const rows = page.locator(".approvals-scroll li");
  expect(await rows.count()).toBe(100);
  const older = page.getByRole("link", { name: "Ældre" });
  await older.scrollIntoViewIfNeeded();
  await lookAround(page, "afgjort-nyeste");
  await older.click();
  await page.waitForURL(/efter=/);
  await expect.poll(() => rows.count()).toBe(20);
  await expect.poll(() => older.count()).toBe(0);
  await page.getByRole("link", { name: "Nyeste" }).waitFor();
  await rows.last().getByRole("link").click();
  await page.waitForURL(/godkend\/[0-9a-f-]{36}\?fane=afgjort&efter=/);
  await page.getByText("Flere når at sige stop 120").first().waitFor();
  await expect.poll(() => rows.count(), { message: "the list stays on its page" }).toBe(20);
  await lookAround(page, "afgjort-aeldst");

  await page.getByRole("button", { name: "Lav et nyt forslag" }).click();
  await page.waitForURL(/regler\/ny\?forslag=/);
  await page.getByText("Dagen i forslaget er passeret.").waitFor();
  expect(await page.locator('[name="regel:reissue.coolingHours"]').inputValue()).toBe("37");
  expect(await page.locator("#dag").inputValue()).toBe("");
  await lookAround(page, "regler-igen");
  await page.getByRole("button", { name: "Prøv reglerne" }).click();
  await page.getByRole("heading", { name: "Sådan ville det blive" }).waitFor();
  expect(await page.locator("#grund").inputValue()).toBe("Flere når at sige stop 120");
  await page.getByRole("button", { name: "Send til godkendelse" }).click();
  await page.getByText("Dit eget: en anden skal godkende.").waitFor();
  expect(lone.complaints).toEqual([]);
});
