/** Sends signed webhooks over the wire to the running product. */
import twilio from "twilio";
import type { Product } from "../support/product.ts";
import { ask, FORM, type Answer } from "./staff-caller.ts";

export const ACCOUNT = `AC${"0".repeat(32)}`;
export const TOKEN = "demo-auth-token";
export type Params = Readonly<Record<string, string | readonly string[]>>;

export const signatureOf = (product: Product, path: string, params: Params, token = TOKEN): string =>
  twilio.getExpectedTwilioSignature(token, product.web + path, params);

export function bodyOf(params: Params): string {
  const pairs = Object.entries(params).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value] satisfies [string, string]),
  );
  return new URLSearchParams(pairs).toString();
}

/** `signature` null sends none. */
export function send(
  product: Product,
  path: string,
  body: BodyInit,
  signature: string | null,
): Promise<Answer> {
  const headers = {
    "content-type": FORM,
    ...(signature === null ? {} : { "x-twilio-signature": signature }),
  };
  const streamed = body instanceof ReadableStream ? ({ duplex: "half" } as const) : {};
  return ask(product, path, { method: "POST", headers, body, ...streamed });
}

/** As Twilio does it: with the account's number, signed. */
export function signedPost(product: Product, path: string, fields: Params, token = TOKEN): Promise<Answer> {
  const params = { AccountSid: ACCOUNT, ...fields };
  return send(product, path, bodyOf(params), signatureOf(product, path, params, token));
}
