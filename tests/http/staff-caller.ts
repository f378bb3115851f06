/** Posts forms to the running product as a member of staff's browser would, and looks at what they left behind. */
import { createHash, randomBytes } from "node:crypto";
import { expect } from "vitest";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "../../app/routes.ts";
import type { Actor } from "../../app/domain/actor.ts";
import type { Product } from "../support/product.ts";

export const FORM = "application/x-www-form-urlencoded";

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export interface Sent {
  readonly cookie?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

/** A form from our own page, unless the headers say otherwise; redirects are not followed. */
export async function post(product: Product, path: string, sent: Sent = {}): Promise<Answer> {
  const { cookie, fields, type = FORM } = sent;
  const body = sent.body ?? new URLSearchParams(fields ?? {}).toString();
  return ask(product, path, {
    method: sent.method ?? "POST",
    headers: {
      ...(sent.headers ?? { "sec-fetch-site": "same-origin" }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(type === "" ? {} : { "content-type": type }),
    },
    body,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
}

export async function ask(product: Product, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(product.web + path, { redirect: "manual", ...init });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** A session made in the database; the cookie that goes with it. */
export async function sessionOf({ db }: Product, staffId: string): Promise<string> {
  const token = randomBytes(20).toString("hex");
  await db.asOwner(
    `insert into sessions (id, staff_id, expires_at, absolute_expires_at)
     values ($1, $2, now() + interval '15 minutes', now() + interval '10 hours')`,
    [createHash("sha256").update(token).digest("hex"), staffId],
  );
  return `fl_session=${token}`;
}

/** One of the demo's agents, as the commands know them. */
export async function agentNamed(
  { db }: Product,
  username: string,
): Promise<Actor & { readonly kind: "agent" }> {
  const { rows } = await db.asOwner("select id from staff where username = $1", [username]);
  return { kind: "agent", id: String(rows[0]?.["id"]), role: "agent" };
}

/** Rows in each table of the product, but for those named. */
export async function rowCounts(
  { db }: Product,
  besides: readonly string[] = [],
): Promise<Record<string, number>> {
  const { rows } = await db.asOwner("select tablename from pg_tables where schemaname = 'public' order by 1");
  const names = rows.map(({ tablename }) => String(tablename)).filter((name) => !besides.includes(name));
  const sums = names.map((name) => `select '${name}' as name, count(*)::int as n from "${name}"`);
  const counted = await db.asOwner(sums.join(" union all "));
  return Object.fromEntries(counted.rows.map(({ name, n }) => [String(name), Number(n)]));
}

export interface KnownRoute {
  readonly path: string;
  readonly file: string;
}

/** Every address of app/routes.ts, whole, with its file. */
export function everyRoute(entries: readonly RouteConfigEntry[] = routes, above = ""): readonly KnownRoute[] {
  return entries.flatMap(({ path, file, children }) => {
    const whole = path === undefined ? above : `${above}/${path}`;
    return [{ path: whole === "" ? "/" : whole, file }, ...everyRoute(children ?? [], whole)];
  });
}

/** What no answer may hold: our frames, our folders, and the numbers that were sent. */
export function expectDiscreet(text: string, secrets: readonly string[] = []): void {
  expect(text).not.toMatch(/\n\s+at .*:\d+:\d+|node_modules|\/build\/server|SyntaxError|PostgresError/);
  for (const secret of secrets) expect(text.includes(secret), "a number that was sent").toBe(false);
}
