/** Serves the simulator's pages and takes the switchboard's forms. */
import { readFileSync } from "node:fs";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { z } from "zod";
import { clockModes } from "../config.ts";
import type { Line } from "../engine/line.ts";
import { faultOrder } from "../faults.ts";
import { boardPage } from "./board-page.ts";
import { framed } from "./frame.ts";
import type { Markup } from "./markup.ts";
import { phonePage } from "./phone-page.ts";
import { smsPage } from "./sms-page.ts";
import { wordsIn, type Language, type Words } from "./words.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const assets: readonly (readonly [file: string, type: string])[] = [
  ["base.css", "text/css"],
  ["parts.css", "text/css"],
  ["lists.css", "text/css"],
  ["phone.js", "text/javascript"],
  ["live.js", "text/javascript"],
];

const languageOf = (value: unknown): Language => (value === "en" ? "en" : "da");

interface Page {
  readonly path: string;
  readonly title: keyof Words;
  readonly script: string;
  readonly content: (line: Line, words: Words, language: Language) => Markup;
}

const pages: readonly Page[] = [
  { path: "/telefon", title: "phoneTitle", script: "phone.js", content: phonePage },
  { path: "/sms", title: "smsTitle", script: "live.js", content: smsPage },
  { path: "/linje", title: "boardTitle", script: "live.js", content: boardPage },
];

function show(line: Line, { path, title, script, content }: Page): RequestHandler {
  return (request, response) => {
    const language = languageOf(request.query["lang"]);
    const words = wordsIn[language];
    response.set({
      "content-security-policy": policy,
      "cache-control": "no-store",
      "content-language": language,
    });
    response
      .type("html")
      .send(framed({ language, words, path, title: words[title], script }, content(line, words, language)));
  };
}

/** Before the control API, which answers everything else below /sim. */
export function addAssets(app: Express): void {
  for (const [file, type] of assets) {
    const text = readFileSync(new URL(`browser/${file}`, import.meta.url), "utf8");
    app.get(`/sim/assets/${file}`, (_request, response) => void response.type(type).send(text));
  }
}

export function addPages(app: Express, line: Line): void {
  for (const page of pages) app.get(page.path, show(line, page));
  app.use("/linje", refuseForeign, express.urlencoded({ extended: false, limit: "10kb" }));
  app.post(
    "/linje/ur",
    form(z.object({ mode: z.enum(clockModes) }), ({ mode }) => line.clock.setMode(mode)),
  );
  app.post(
    "/linje/ur/frem",
    form(z.object({ seconds: z.coerce.number().min(0).max(604_800) }), ({ seconds }) => {
      void line.clock
        .advance(seconds * 1_000, () => line.traffic.settled())
        .then(() => line.events.publish({ type: "clock", data: null }));
    }),
  );
  app.post(
    "/linje/fejl",
    form(faultForm, (order) => void line.faults.add(order)),
  );
  app.post(
    "/linje/fejl/fjern",
    form(z.object({ id: z.coerce.number().int() }), ({ id }) => line.faults.remove(id)),
  );
}

const faultForm = faultOrder
  .pick({ on: true, kind: true, channel: true })
  .extend({ status: z.coerce.number().pipe(faultOrder.shape.status.unwrap()) })
  .extend({ ms: z.coerce.number().pipe(faultOrder.shape.ms.unwrap()), always: z.literal("true").optional() })
  .transform(({ always, ...order }) => faultOrder.parse({ ...order, times: always === undefined ? 1 : 0 }));

/** Another site's page must not work the switchboard of a developer who has it open. */
const refuseForeign: RequestHandler = (request, response, next) => {
  const site = request.headers["sec-fetch-site"];
  const isOwn = site === undefined || site === "same-origin" || site === "none";
  if (request.method === "GET" || isOwn) return next();
  response.status(403).type("text").send("403");
};

function form<Schema extends z.ZodType>(schema: Schema, act: (fields: z.output<Schema>) => void) {
  return (request: Request, response: Response): void => {
    const body: unknown = request.body;
    const parsed = schema.safeParse(body);
    if (!parsed.success) return void response.status(422).type("text").send(z.prettifyError(parsed.error));
    act(parsed.data);
    const language = z.object({ lang: z.unknown() }).safeParse(body).data?.lang;
    response.redirect(303, languageOf(language) === "en" ? "/linje?lang=en" : "/linje");
  };
}
