/** Puts together the address, headers and body of one request. */
import type { Credentials, HttpRequest } from "./types.ts";

/** The full address; every part is escaped, and a `{name}` without a value is a bug. */
export function addressOf(baseUrl: string, request: HttpRequest<unknown>): string {
  const path = request.template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = request.path?.[name];
    if (value === undefined || value === "") throw new Error(`No value for {${name}} in ${request.template}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(request.query ?? {}).toString();
  return `${baseUrl.replace(/\/+$/, "")}${path}${query === "" ? "" : `?${query}`}`;
}

export function headersOf(auth: Credentials | undefined, request: HttpRequest<unknown>): Headers {
  const headers = new Headers({ accept: "application/json" });
  if (auth !== undefined) headers.set("authorization", authorization(auth));
  if (request.idempotencyKey !== undefined) headers.set("idempotency-key", request.idempotencyKey);
  if (request.body !== undefined) headers.set("content-type", contentType(request.body));
  return headers;
}

export function bodyOf(request: HttpRequest<unknown>): string | null {
  if (request.body === undefined) return null;
  return "xml" in request.body ? request.body.xml : JSON.stringify(request.body.json);
}

const contentType = (body: { json: unknown } | { xml: string }): string =>
  "xml" in body ? "application/xml; charset=utf-8" : "application/json";

function authorization(auth: Credentials): string {
  if ("bearer" in auth) return `Bearer ${auth.bearer}`;
  return `Basic ${Buffer.from(`${auth.user}:${auth.password}`, "utf8").toString("base64")}`;
}
