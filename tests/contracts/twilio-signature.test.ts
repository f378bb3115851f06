/** Guard and signer are two implementations; both must know the published signatures and each other's. */
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { verifyTwilioSignature } from "../../app/http/webhook-guard.ts";
import { signWebhook } from "../../integrations/twilio/simulator/signer.ts";
import { sharedJson } from "./twilio-shared.ts";

const parameters = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const vector = z.object({
  name: z.string(),
  token: z.string(),
  url: z.string(),
  signedUrl: z.string(),
  params: parameters,
  signature: z.string(),
  valid: z.boolean(),
  configuredUrl: z.string().optional(),
});
type Fields = z.infer<typeof parameters>;

const shared = sharedJson("signature-vectors.json");
const vectors = shared === null ? [] : z.object({ form: z.array(vector) }).parse(shared).form;
const accountSid = `AC${"0".repeat(32)}`;

function formOf(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

/** The guard's word on the signature alone: an account that differs is named only after the signature held. */
function guardAccepts(url: string, fields: Fields, signature: string, tokens: readonly string[]): boolean {
  const verdict = verifyTwilioSignature({
    method: "POST",
    url,
    rawBody: formOf(fields),
    signature,
    tokens,
    accountSid,
  });
  return verdict.ok || verdict.reason === "other-account";
}

describe("published signatures", () => {
  it.skipIf(vectors.length === 0)(
    "pass for guard and signer (skipped where ../shared/data is absent)",
    () => {
      expect(vectors.length).toBeGreaterThan(8);
      for (const { name, token, url, signedUrl, params, signature, valid, configuredUrl } of vectors) {
        expect(guardAccepts(url, params, signature, [token]), `guard: ${name}`).toBe(valid);
        const ownSigned = signWebhook(token, configuredUrl ?? (valid ? signedUrl : url), params);
        expect(ownSigned === signature, `signer: ${name}`).toBe(valid);
      }
    },
  );
});

/** A third implementation, in a few lines. */
function reference(token: string, url: string, fields: Record<string, string>): string {
  const text = Object.keys(fields)
    .sort()
    .map((name) => name + (fields[name] ?? ""));
  return createHmac("sha1", token)
    .update(url + text.join(""))
    .digest("base64");
}

describe("own signatures", () => {
  const url = "http://127.0.0.1:3000/tlf/ind?trin=2";
  const fields = {
    AccountSid: accountSid,
    CallSid: "CA1",
    Caller: "",
    callToken: "æøå 😀",
    From: "+4520000001",
  };

  it("agree with an independent calculation", () => {
    const expected = reference("12345", url, fields);
    expect(signWebhook("12345", `${url}#rc=2&rp=all`, fields)).toBe(expected);
    expect(
      verifyTwilioSignature({
        method: "POST",
        url,
        rawBody: formOf(fields),
        signature: expected,
        tokens: ["12345"],
        accountSid,
      }),
    ).toEqual({ ok: true, params: fields });
  });

  it("of any fields are accepted, and refused with another token, another path or one field less", () => {
    const anyFields = fc.dictionary(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
      fc.string({ unit: "grapheme", maxLength: 20 }),
      { minKeys: 1, maxKeys: 6 },
    );
    fc.assert(
      fc.property(anyFields, (made) => {
        fc.pre(!Object.keys(made).includes("__proto__"));
        const signature = signWebhook("t", url, made);
        expect(guardAccepts(url, made, signature, ["t"])).toBe(true);
        expect(guardAccepts(url, made, signature, ["u"])).toBe(false);
        expect(guardAccepts(url.replace("/ind", "/ind/"), made, signature, ["t"])).toBe(false);
        expect(guardAccepts(url, { ...made, Digits: "1" }, signature, ["t"])).toBe(
          "Digits" in made && made["Digits"] === "1",
        );
      }),
      { numRuns: 100 },
    );
  });
});
