/** Signs webhooks as Twilio does, written without the SDK so that guard and signer can prove each other. */
import { createHmac } from "node:crypto";

export type ParameterValue = string | readonly string[];
export type Parameters = Readonly<Record<string, ParameterValue>>;

function byCodeUnit(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function signedForm(name: string, value: ParameterValue): string {
  if (typeof value === "string") return name + value;
  return [...new Set(value)].sort(byCodeUnit).reduce((text, one) => text + name + one, "");
}

/** The URL as it is signed: no fragment (it holds overrides) and no user name or password. */
export function signedUrl(url: string): string {
  const withoutFragment = url.split("#", 1)[0] ?? "";
  return withoutFragment.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, "$1");
}

/** Base64 of HMAC-SHA1 over the URL and the sorted parameters (telephony.md §1.3). */
export function signWebhook(token: string, url: string, parameters: Parameters): string {
  const names = Object.keys(parameters).sort(byCodeUnit);
  const text = names.reduce((sum, name) => sum + signedForm(name, parameters[name] ?? ""), signedUrl(url));
  return createHmac("sha1", token).update(text, "utf8").digest("base64");
}
