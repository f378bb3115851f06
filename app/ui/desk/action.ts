/** Sends a form to its own route and keeps the answer: done, or refused with reasons. */
import { useFetcher, type FetcherWithComponents } from "@remix-run/react";
import { useMemo } from "react";

export type Answer =
  | { readonly allowed: true; readonly value: unknown }
  | { readonly allowed: false; readonly reasons: readonly string[] };

export interface Action {
  /** The route's form: works as a plain form before the script has come. */
  readonly Form: FetcherWithComponents<unknown>["Form"];
  readonly submit: FetcherWithComponents<unknown>["submit"];
  readonly busy: boolean;
  /** Null until the page has looked anew: going on before would cut that look off half way. */
  readonly answer: Answer | null;
  /** Why the last try was refused; the same array until the next try. */
  readonly refusal: readonly string[] | null;
}

export function useAction(key?: string): Action {
  const { Form, submit, state, data } = useFetcher<unknown>(key === undefined ? {} : { key });
  const read = useMemo(() => readAnswer(data), [data]);
  const busy = state !== "idle";
  const answer = busy ? null : read;
  return { Form, submit, busy, answer, refusal: answer === null || answer.allowed ? null : answer.reasons };
}

/** Null for what is no answer of ours. */
export function readAnswer(data: unknown): Answer | null {
  if (typeof data !== "object" || data === null || !("allowed" in data)) return null;
  if (data.allowed === true) return { allowed: true, value: "value" in data ? data.value : null };
  const reasons: unknown = "reasons" in data ? data.reasons : [];
  return { allowed: false, reasons: Array.isArray(reasons) ? reasons.map(String) : [] };
}
