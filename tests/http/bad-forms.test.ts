/** Every form of the staff against the running product: what is broken is a 4xx with words, and nothing half done. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { caseAboutInger, INGER_CPR, openCase } from "../support/desk.ts";
import { startProduct } from "../support/product.ts";
import {
  agentNamed,
  everyRoute,
  expectDiscreet,
  post,
  rowCounts,
  sessionOf,
  type Sent,
} from "./staff-caller.ts";

const product = await startProduct();
const KEY = "0f8fad5b-d9cb-4d79-a465-70867728950e";
const CASE = "/agent/sager/:nr";

/** Forms with fields, as the pages send them. A new route fails the first test until it stands here. */
const FORMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "/log-ind": { username: "maja", password: "not-this-one" },
  "/sprog": { sprog: "da", tilbage: "/" },
  "/agent/tilstand": { state: "ready" },
  [`${CASE}/identificer`]: { key: INGER_CPR },
  [`${CASE}/svar`]: { questionId: KEY, answer: "Odense" },
  [`${CASE}/kode/tjek`]: { code: "123456" },
  [`${CASE}/dokument`]: { document: "passport", number: "207654321" },
  [`${CASE}/fremmoede`]: { beside: "controlQuestions", passport: "1" },
  [`${CASE}/fuldmagt`]: { requester: "attorney", documentation: "powerOfAttorney", reference: "J-1" },
  [`${CASE}/spaer`]: { stop: "suspend", reason: "stolen", idempotencyKey: KEY },
  [`${CASE}/handling`]: { act: "temporaryPin", seenVersion: "7", idempotencyKey: KEY },
  [`${CASE}/fortryd`]: { actId: KEY, reason: "mistake" },
  [`${CASE}/stands`]: { actId: KEY, reason: "mistake" },
  [`${CASE}/afslag`]: { kind: "orderMeans", reasonCode: "wish.notEntitled" },
  [`${CASE}/tyveri`]: { step: "bank", outcome: "done" },
  [`${CASE}/tyveri/fortryd`]: { step: "bank" },
  [`${CASE}/hold`]: { hold: "true" },
  [`${CASE}/note`]: { text: "En note" },
  [`${CASE}/kladde`]: { text: "En kladde" },
  [`${CASE}/afslut`]: { code: "mitid-block" },
  [`${CASE}/foreslaa`]: {
    act: "suspend",
    requester: "bank",
    actReason: "reported",
    reason: "Banken ser overførsler, som hun ikke kender.",
    idempotencyKey: KEY,
  },
  "/agent/godkend/:id/godkend": { seenVersion: "1", hasRead: "on" },
  "/agent/godkend/:id/afvis": { seenVersion: "1", reason: "Banken har ikke skrevet." },
  "/agent/godkend/:id/traek-tilbage": { reason: "Banken ringede af." },
  "/agent/regler/ny": {
    builtOn: "2",
    day: "2027-01-01",
    reason: "Ventetiden er for kort.",
    idempotencyKey: KEY,
  },
  "/agent/regler/foreslaa": {
    builtOn: "2",
    day: "2027-01-01",
    reason: "Ventetiden er for kort.",
    idempotencyKey: KEY,
  },
};
/** Buttons: their body is never read. */
const BUTTONS = [
  "/log-ud",
  "/agent/tilbud/:offerId/tag",
  "/agent/tilbud/:offerId/ikke-nu",
  `${CASE}/sporgsmaal`,
  `${CASE}/kode/send`,
  `${CASE}/godkendelse`,
  `${CASE}/godkendelse/annuller`,
  `${CASE}/spaerrekode`,
  `${CASE}/laeg-paa`,
  "/agent/godkend/:id/forny",
  "/agent/skal-ses-til/:actId/:system/tag",
  "/agent/skal-ses-til/:actId/:system/set-til",
  "/stop/:token",
  "/en/stop/:token",
];
const DOORS = ["/log-ind", "/log-ud", "/sprog", "/stop/:token", "/en/stop/:token"];
// Their pages tell no site where one came from, so that some browsers say "null" of their own form; the secret word in the address is the proof there.
const NULL_ORIGIN_IS_OWN = ["/stop/:token", "/en/stop/:token"];
// Refusals are on record, and tries are counted: both are meant.
const MEANT = ["audit_log", "attempt_limits"];

let cookie: string;
let number: string;

beforeAll(async () => {
  const maja = await agentNamed(product, "maja");
  cookie = await sessionOf(product, maja.id);
  ({ number } = await caseAboutInger(product.db, maja));
});

const filled = (path: string, of = number): string =>
  path
    .replace(":nr", of)
    .replace(":system", "mitid")
    .replace(/:(offerId|id|actId|token)/, KEY);
// Whoever is in already is led from the log-in to the desk, whatever they sent.
const visitor = (path: string): Sent => (path === "/log-ind" ? {} : { cookie });
const encoded = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString();
const each = (fields: Readonly<Record<string, string>>, value: string): string =>
  Object.keys(fields)
    .map((name) => `${name}=${value}`)
    .join("&");

it("every route that takes a form is tried here", () => {
  const taking = everyRoute().filter(({ file }) =>
    /export (async function action|const action)/.test(readFileSync(`app/${file}`, "utf8")),
  );
  const paths = new Set(
    taking.map(({ path }) => path).filter((path) => !path.startsWith("/tlf/") && path !== "/*"),
  );
  expect([...paths].sort()).toEqual([...Object.keys(FORMS), ...BUTTONS].sort());
});

describe.each([...Object.keys(FORMS), ...BUTTONS])("%s", (path) => {
  const fields = FORMS[path] ?? {};

  it.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a neighbour of the site", { "sec-fetch-site": "same-site" }],
    ["an address bar", { "sec-fetch-site": "none" }],
    ["nowhere", { "x-none": "1" }],
    ["another origin", { origin: "https://evil.example" }],
    ["a forged forwarded host", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
  ])("is refused from %s", async (_, headers) => {
    const before = await rowCounts(product);
    const answer = await post(product, filled(path), { cookie, fields, headers });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("anden side");
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await rowCounts(product)).toEqual(before);
  });

  it.runIf(!NULL_ORIGIN_IS_OWN.includes(path))("is refused from a null origin", async () => {
    const answer = await post(product, filled(path), { cookie, fields, headers: { origin: "null" } });
    expect(answer.status).toBe(403);
  });

  it.runIf(!DOORS.includes(path))("sends a stranger to the log-in", async () => {
    const before = await rowCounts(product);
    for (const sent of [{ fields }, { fields, cookie: "fl_session=garbage" }, { fields, method: "PUT" }]) {
      const answer = await post(product, filled(path), sent);
      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toBe("/log-ind?til=%2Fagent");
    }
    expect(await rowCounts(product)).toEqual(before);
  });

  it("refuses a megabyte", async () => {
    const before = await rowCounts(product);
    const answer = await post(product, filled(path), {
      cookie,
      body: `${encoded(fields)}&pad=${"x".repeat(2 ** 20)}`,
    });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain("for stor");
    expect(await rowCounts(product)).toEqual(before);
  });
});

const BROKEN: Readonly<Record<string, (fields: Readonly<Record<string, string>>) => Sent>> = {
  "no fields": () => ({ body: "" }),
  "unknown fields only": () => ({ body: "a=1&b=2" }),
  "repeated fields": (fields) => ({ body: `${encoded(fields)}&${encoded(fields)}` }),
  "a zero byte in each field": (fields) => ({ body: each(fields, "a%00b") }),
  "escapes that are no UTF-8": (fields) => ({ body: each(fields, "%C3%28%FF") }),
  "bytes that are no UTF-8": (fields) => ({
    body: Buffer.concat([Buffer.from(`${encoded(fields)}&x=`), Buffer.from([0xff, 0xfe])]),
  }),
  "broken escapes": (fields) => ({ body: each(fields, "%zz") }),
  "a broken multipart body": (fields) => ({
    body: `--b\r\nContent-Disposition: form-data; name=\r\n${encoded(fields)}`,
    type: "multipart/form-data; boundary=b",
  }),
  "multipart without a boundary": (fields) => ({ body: encoded(fields), type: "multipart/form-data" }),
  "files instead of text": (fields) => ({ body: files(fields), type: "multipart/form-data; boundary=b" }),
  JSON: (fields) => ({ body: JSON.stringify({ ...fields, cpr: INGER_CPR }), type: "application/json" }),
  "plain text": (fields) => ({ body: encoded(fields), type: "text/plain" }),
  "no content type": (fields) => ({ body: Buffer.from(encoded(fields)), type: "" }),
};

const files = (fields: Readonly<Record<string, string>>): string =>
  `${Object.keys(fields)
    .map(
      (name) =>
        `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${INGER_CPR}.txt"\r\n\r\n${INGER_CPR}\r\n`,
    )
    .join("")}--b--\r\n`;

describe.each(Object.entries(FORMS))("%s with", (path, fields) => {
  it.each(Object.entries(BROKEN))("%s is a 4xx with words, and nothing is done", async (_, make) => {
    const before = await rowCounts(product, MEANT);
    for (const accept of ["*/*", "text/html"]) {
      const headers = { "sec-fetch-site": "same-origin", accept };
      const answer = await post(product, filled(path), { ...visitor(path), headers, ...make(fields) });
      expect([400, 413, 415, 422]).toContain(answer.status);
      expect(answer.text.length).toBeGreaterThan(20);
      expectDiscreet(answer.text, [INGER_CPR]);
    }
    expect(await rowCounts(product, MEANT)).toEqual(before);
  });

  it("a body that does not say how long it is, and is too long", async () => {
    const body = new Blob([`${encoded(fields)}&pad=${"x".repeat(2 ** 20)}`]).stream();
    const answer = await post(product, filled(path), { cookie, body });
    expect(answer.status).toBe(413);
    expectDiscreet(answer.text);
  });
});

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

it("after all this the log holds no number, no frame of a fault and no 500", () => {
  expect(product.log()).not.toContain(INGER_CPR);
  expect(product.log()).not.toMatch(/650172-4003|6502304003|7101019999/);
  expect(product.log()).not.toMatch(/"status":500|page failed|request failed/);
  expect(product.log()).toContain('"status":422');
  expect(product.log()).toContain(`"status":413`);
});
