/** What the webhook guard lets in and what it turns away. */
import { expect, test } from "vitest";
import { verifyTwilioSignature, type SignedRequest } from "../../app/http/webhook-guard.ts";
import { signWebhook } from "../../integrations/twilio/simulator/signer.ts";

const accountSid = `AC${"0".repeat(32)}`;
const url = "http://127.0.0.1:3000/tlf/ind";
const fields = { AccountSid: accountSid, CallSid: "CA1", Digits: "1" };
const rawBody = new URLSearchParams(fields).toString();

function verdictOn(change: Partial<SignedRequest>) {
  const signature = signWebhook("new", url, fields);
  return verifyTwilioSignature({
    method: "POST",
    url,
    rawBody,
    signature,
    tokens: ["new"],
    accountSid,
    ...change,
  });
}

test("the fields come back when all is right, whether the body is text or bytes", () => {
  expect(verdictOn({})).toEqual({ ok: true, params: fields });
  expect(verdictOn({ rawBody: Buffer.from(rawBody) })).toEqual({ ok: true, params: fields });
});

test("repeated names stay a list", () => {
  const repeated = { ...fields, Tag: ["b", "a"] };
  const verdict = verdictOn({
    rawBody: `${rawBody}&Tag=b&Tag=a`,
    signature: signWebhook("new", url, repeated),
  });
  expect(verdict).toEqual({ ok: true, params: repeated });
});

test("a token that is being rotated out still opens, one that is not listed does not", () => {
  const signature = signWebhook("old", url, fields);
  expect(verdictOn({ signature, tokens: ["new", "old"] }).ok).toBe(true);
  expect(verdictOn({ signature })).toEqual({ ok: false, reason: "bad-signature" });
  expect(verdictOn({ signature: signWebhook("", url, fields), tokens: [""] }).ok).toBe(false);
});

test.each([[null], [undefined], [""], ["x"], ["æ".repeat(28)]])("signature %j is refused", (signature) => {
  expect(verdictOn({ signature })).toEqual({ ok: false, reason: "bad-signature" });
});

test("a GET is signed by its address, and its parameters come from there", () => {
  const address = `${url}?${rawBody}`;
  const verdict = verdictOn({
    method: "GET",
    url: address,
    rawBody: "",
    signature: signWebhook("new", address, {}),
  });
  expect(verdict).toEqual({ ok: true, params: fields });
});

test("the account is compared after the signature, so that a forger learns nothing about it", () => {
  const other = `AC${"1".repeat(32)}`;
  expect(verdictOn({ accountSid: other })).toEqual({ ok: false, reason: "other-account" });
  expect(verdictOn({ accountSid: other, signature: "x" })).toEqual({ ok: false, reason: "bad-signature" });
  const twice = { ...fields, AccountSid: [accountSid, other] };
  const signature = signWebhook("new", url, twice);
  expect(verdictOn({ rawBody: `${rawBody}&AccountSid=${other}`, signature })).toEqual({
    ok: false,
    reason: "other-account",
  });
});

test("64 kB is the limit, counted in bytes", () => {
  const padded = (length: number): string => `${rawBody}&x=`.padEnd(length, "a");
  expect(verdictOn({ rawBody: padded(64 * 1024) })).toEqual({ ok: false, reason: "bad-signature" });
  expect(verdictOn({ rawBody: padded(64 * 1024 + 1) })).toEqual({ ok: false, reason: "too-large" });
  expect(verdictOn({ rawBody: "æ".repeat(40_000) })).toEqual({ ok: false, reason: "too-large" });
});

test.each([
  ["a broken escape", `${rawBody}&x=%zz`],
  ["a cut escape", `${rawBody}&x=%E`],
  ["bytes that are not UTF-8, escaped", `${rawBody}&x=%ff%fe`],
  ["bytes that are not UTF-8, raw", Buffer.from([0x78, 0x3d, 0xff, 0xfe])],
])("%s is refused without a throw", (_name, body) => {
  expect(verdictOn({ rawBody: body })).toEqual({ ok: false, reason: "bad-encoding" });
});

test("an address that is none is refused, and a field named like a prototype does no harm", () => {
  expect(verdictOn({ url: "/tlf/ind" })).toEqual({ ok: false, reason: "bad-url" });
  const verdict = verdictOn({ rawBody: `${rawBody}&__proto__=x` });
  expect(verdict).toEqual({ ok: false, reason: "bad-signature" });
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("x");
});
