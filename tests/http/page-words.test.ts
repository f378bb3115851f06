/** Every page of the staff as it is first sent: all its words are there, and no key of one stands in its place. */
import { beforeAll, expect, it } from "vitest";
import { wrapUp } from "../../app/commands/wrap-up.ts";
import { WRAP_UP_CODES } from "../../app/domain/routing/wrap-up.ts";
import * as danish from "../../app/locales/da/index.ts";
import { textsIn } from "../locales/texts.ts";
import { caseAboutInger } from "../support/desk.ts";
import { startProduct } from "../support/product.ts";
import { agentNamed, ask, sessionOf } from "./staff-caller.ts";

const product = await startProduct();
const keys = new Set(textsIn(danish).map(({ key }) => key.slice(key.indexOf(".") + 1)));
/** Text or an attribute that is nothing but a key, such as `>case.steps.label<`. */
const KEY_LIKE = /[>"]([a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+)(?=[<"])/g;

const PAGES = ["/agent", "/agent/godkend", "/agent/regler", "/agent/regler/ny", "/agent/skal-ses-til"];
const STEPS = [1, 2, 3, 4, 5];

let cookie: string;
let number: string;

beforeAll(async () => {
  const maja = await agentNamed(product, "maja");
  cookie = await sessionOf(product, maja.id);
  const closed = await caseAboutInger(product.db, maja);
  await wrapUp(product.db.context, { actor: maja, caseNumber: closed.number, code: "RESOLVED" });
  ({ number } = await caseAboutInger(product.db, maja));
});

it.each([
  ...PAGES,
  "/agent/sager/:nr",
  ...STEPS.map((step) => `/agent/sager/:nr?trin=${step}`),
  "/agent/sager/:nr?tyveri=1",
])("%s", async (path) => {
  for (const language of ["da", "en"]) {
    const page = await ask(product, path.replace(":nr", number), {
      headers: { cookie: `${cookie}; fl_sprog=${language}` },
    });
    expect(page.status).toBe(200);
    expect(page.text).toContain(`<html lang="${language}"`);
    const bare = page.text.replaceAll(/<script\b.*?<\/script>/gs, "");
    const said = [...bare.matchAll(KEY_LIKE)].flatMap(([, word = ""]) => (keys.has(word) ? [word] : []));
    expect(said).toEqual([]);
    const words = bare.replaceAll(/<[^>]*>/g, " ");
    expect([...WRAP_UP_CODES, "contacts"].filter((code) => words.includes(` ${code} `))).toEqual([]);
  }
});
