/** Puts together the address, headers and body of one request. */
import type { Credentials, HttpBody, HttpRequest } from "./types.ts";

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
  if (request.ifMatch !== undefined) headers.set("if-match", `"${request.ifMatch}"`);
  if (request.body !== undefined) headers.set("content-type", contentType(request.body));
  return headers;
}

export function bodyOf({ body }: HttpRequest<unknown>): string | null {
  if (body === undefined) return null;
  if ("xml" in body) return body.xml;
  return "form" in body ? new URLSearchParams(body.form).toString() : JSON.stringify(body.json);
}

function contentType(body: HttpBody): string {
  if ("xml" in body) return "application/xml; charset=utf-8";
  return "form" in body ? "application/x-www-form-urlencoded" : "application/json";
}

function authorization(auth: Credentials): string {
  if ("bearer" in auth) return `Bearer ${auth.bearer}`;
  return `Basic ${Buffer.from(`${auth.user}:${auth.password}`, "utf8").toString("base64")}`;
}
