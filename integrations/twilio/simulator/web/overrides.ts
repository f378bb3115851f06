/** Twilio's connection overrides, written in a webhook URL's fragment (telephony.md §1.4). */

export type FailureClass = "4xx" | "5xx" | "ct" | "rt";

export interface Overrides {
  /** Milliseconds to connect, to get an answer, and in all. */
  readonly connectMs: number;
  readonly readMs: number;
  readonly totalMs: number;
  readonly retries: number;
  readonly retryOn: readonly FailureClass[];
}

const failureClasses: readonly FailureClass[] = ["4xx", "5xx", "ct", "rt"];

function bounded(text: string | null, lowest: number, highest: number, fallback: number): number {
  if (text === null || !/^\d+$/.test(text)) return fallback;
  const value = Number(text);
  return value >= lowest && value <= highest ? value : fallback;
}

function retryPolicy(text: string | null): readonly FailureClass[] {
  if (text === null) return ["ct"];
  const named = text.split(",");
  return named.includes("all") ? failureClasses : failureClasses.filter((kind) => named.includes(kind));
}

/** Values out of range fall back to the default, as an override that Twilio cannot read does. */
export function overridesOf(url: string): Overrides {
  const fragment = new URLSearchParams(url.split("#")[1] ?? "");
  return {
    connectMs: bounded(fragment.get("ct"), 100, 10_000, 5_000),
    readMs: bounded(fragment.get("rt"), 100, 15_000, 15_000),
    totalMs: bounded(fragment.get("tt"), 100, 15_000, 15_000),
    retries: bounded(fragment.get("rc"), 0, 5, 1),
    retryOn: retryPolicy(fragment.get("rp")),
  };
}
