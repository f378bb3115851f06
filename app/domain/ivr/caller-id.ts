/** Who a call says it is from. A hint, never proof; and often nothing at all (telephony.md §1.1). */

export type CallerId =
  { readonly kind: "withheld" } | { readonly kind: "number"; readonly e164: string; readonly suffix: string };

/** Words spelt on a keypad that stand for a withheld number: ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE. */
const SENTINELS: ReadonlySet<string> = new Set([
  "+266696687",
  "+7378742833",
  "+2562533",
  "+8656696",
  "+86282452253",
]);

/** Sentinels first, since one of them looks like a number in Lesotho; whatever is no number is withheld. */
export function readCallerId(from: string): CallerId {
  const text = from.trim();
  if (SENTINELS.has(text) || !/^\+[1-9]\d{6,14}$/.test(text)) return { kind: "withheld" };
  return { kind: "number", e164: text, suffix: text.slice(-2) };
}
