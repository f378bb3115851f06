/** Values that no page of the staff offers, against the running product: refused with words, and nothing half done. */
import { beforeAll, describe, expect, it } from "vitest";
import { caseAboutInger, INGER_CPR, openCase } from "../support/desk.ts";
import { startProduct } from "../support/product.ts";
import { CASE, FORMS, KEY, MEANT, filled as pathOf } from "./forms.ts";
import { agentNamed, expectDiscreet, post, rowCounts, sessionOf } from "./staff-caller.ts";

const product = await startProduct();

let cookie: string;
let number: string;

beforeAll(async () => {
  const maja = await agentNamed(product, "maja");
  cookie = await sessionOf(product, maja.id);
  ({ number } = await caseAboutInger(product.db, maja));
});

const filled = (path: string, of = number): string => pathOf(path, of);

describe("values that no page offers", () => {
  it.each([
    ["/agent/tilstand", { state: "inCall" }],
    [`${CASE}/svar`, { questionId: "1", answer: "x" }],
    [`${CASE}/svar`, { questionId: KEY, answer: "x".repeat(501) }],
    [`${CASE}/kode/tjek`, { code: "12345" }],
    [`${CASE}/kode/tjek`, { code: "1".repeat(81) }],
    [`${CASE}/dokument`, { document: "libraryCard", number: "207654321" }],
    [`${CASE}/dokument`, { document: "passport", number: "PAS" }],
    [`${CASE}/fremmoede`, { beside: "stranger", passport: "1" }],
    [`${CASE}/fuldmagt`, { requester: "subject", documentation: "none" }],
    [`${CASE}/fuldmagt`, { requester: "attorney", documentation: "powerOfAttorney", reference: "" }],
    [`${CASE}/fuldmagt`, { requester: "attorney", documentation: "powerOfAttorney", reference: INGER_CPR }],
    [`${CASE}/spaer`, { stop: "unsuspend", reason: "stolen", idempotencyKey: KEY }],
    [`${CASE}/spaer`, { stop: "suspend", reason: "because", idempotencyKey: KEY }],
    [`${CASE}/spaer`, { stop: "suspend", reason: "stolen", idempotencyKey: "again" }],
    [`${CASE}/spaer`, { stop: "block:../../identities", reason: "stolen", idempotencyKey: KEY }],
    [`${CASE}/spaer`, { stop: "suspend", reason: "worn", idempotencyKey: KEY }],
    [`${CASE}/spaer`, { stop: "suspend", requester: "neighbour", reason: "reported", idempotencyKey: KEY }],
    [`${CASE}/handling`, { act: "liftHold", reason: "stolen", seenVersion: "7", idempotencyKey: KEY }],
    [`${CASE}/handling`, { act: "moneyOut", seenVersion: "7", idempotencyKey: KEY }],
    [`${CASE}/fortryd`, { actId: KEY, reason: "because" }],
    [`${CASE}/afslag`, { kind: "orderMeans", reasonCode: "wish.rude" }],
    [`${CASE}/tyveri`, { step: "neighbours", outcome: "done" }],
    [`${CASE}/tyveri`, { step: "bank", outcome: "perhaps" }],
    [`${CASE}/hold`, { hold: "yes" }],
    [`${CASE}/note`, { text: "x".repeat(2_001) }],
    [`${CASE}/note`, { text: "   " }],
    [`${CASE}/note`, { text: `Ring til ${INGER_CPR}` }],
    [`${CASE}/kladde`, { text: `Ring til 650172-4003` }],
    [`${CASE}/afslut`, { code: "__proto__" }],
    [`${CASE}/identificer`, { key: "6502304003" }],
    [`${CASE}/identificer`, { key: "12" }],
    ["/sprog", { sprog: "de", tilbage: "/" }],
    [`${CASE}/foreslaa`, { ...FORMS[`${CASE}/foreslaa`], act: "moneyOut" }],
    [`${CASE}/foreslaa`, { ...FORMS[`${CASE}/foreslaa`], requester: "neighbour" }],
    ["/agent/godkend/:id/godkend", { seenVersion: "newest", hasRead: "on" }],
    ["/agent/godkend/:id/godkend", { seenVersion: "1", hasRead: "perhaps" }],
    ["/agent/regler/ny", { builtOn: "-1" }],
    ["/agent/regler/foreslaa", { builtOn: "2", idempotencyKey: "" }],
  ])("%s %o", async (path, fields) => {
    const before = await rowCounts(product, MEANT);
    const answer = await post(product, filled(path), { cookie, fields });
    expect(answer.status).toBe(422);
    expectDiscreet(answer.text, [INGER_CPR, "6502304003", "650172-4003"]);
    expect(await rowCounts(product, MEANT)).toEqual(before);
  });

  it("a field named as an object's own parts is only a field", async () => {
    const body = "__proto__=x&constructor=y&state=ready&toString=z";
    expect((await post(product, "/agent/tilstand", { cookie, body })).status).toBeLessThan(300);
  });
});

describe("what a case number may look like", () => {
  it.each([
    "FL-2026-1",
    "fl-2026-000001",
    "..%2F..%2Fagent",
    "%00",
    "%E0%A4%A",
    "FL-2026-000001%00",
    INGER_CPR,
    "9".repeat(5_000),
  ])("%s is no case", async (odd) => {
    const before = await rowCounts(product);
    for (const path of [`${CASE}/spaer`, `${CASE}/sporgsmaal`]) {
      const fields = FORMS[path] ?? {};
      const answer = await post(product, filled(path, odd), { cookie, fields });
      expect([400, 404, 405]).toContain(answer.status);
      expectDiscreet(answer.text);
    }
    expect(await rowCounts(product)).toEqual(before);
  });
});

describe("trying one number after another", () => {
  it("is stopped after ten in a minute, with words", async () => {
    const lone = await agentNamed(product, "lone");
    const { number: own } = await openCase(product.db, lone);
    const theirs = await sessionOf(product, lone.id);
    const look = () =>
      post(product, filled(`${CASE}/identificer`, own), { cookie: theirs, fields: { key: "7101019999" } });
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) statuses.push((await look()).status);
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429, 429]);
    const looked = await product.db.asOwner(
      "select 1 from audit_log where action = 'citizen.look' and actor_id = $1",
      [lone.id],
    );
    expect(looked.rows).toHaveLength(10);
  });
});

it("after all this the log holds no number and no 500", () => {
  expect(product.log()).not.toMatch(/650172-4003|6502304003|7101019999/);
  expect(product.log()).not.toContain(INGER_CPR);
  expect(product.log()).not.toMatch(/"status":500|page failed|request failed/);
});
