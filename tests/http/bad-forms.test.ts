/** Every form of the staff against the running product: what is broken is a 4xx with words, and nothing half done. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { caseAboutInger, INGER_CPR } from "../support/desk.ts";
import { startProduct } from "../support/product.ts";
import { BUTTONS, DOORS, FORMS, MEANT, NULL_ORIGIN_IS_OWN, filled as pathOf } from "./forms.ts";
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
let cookie: string;
let number: string;

beforeAll(async () => {
  const maja = await agentNamed(product, "maja");
  cookie = await sessionOf(product, maja.id);
  ({ number } = await caseAboutInger(product.db, maja));
});

const filled = (path: string): string => pathOf(path, number);
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

it("after all this the log holds no number, no frame of a fault and no 500", () => {
  expect(product.log()).not.toContain(INGER_CPR);
  expect(product.log()).not.toMatch(/650172-4003|6502304003|7101019999/);
  expect(product.log()).not.toMatch(/"status":500|page failed|request failed/);
  expect(product.log()).toContain('"status":422');
  expect(product.log()).toContain(`"status":413`);
});
