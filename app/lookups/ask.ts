/** One question to one system: an answer, nobody found, or a system that does not answer. */
import { SystemDown } from "../domain/faults.ts";

export type Answer<Found> =
  | { readonly outcome: "found"; readonly value: Found }
  | { readonly outcome: "notFound" }
  | { readonly outcome: "systemDown" };

/** Turns «no answer» into a value; every other fault is a bug and passes on. */
export async function ask<Found>(question: Promise<Found | null>): Promise<Answer<Found>> {
  try {
    const value = await question;
    return value === null ? { outcome: "notFound" } : { outcome: "found", value };
  } catch (error) {
    if (error instanceof SystemDown) return { outcome: "systemDown" };
    throw error;
  }
}

export const snapshotOf = <Found>(answer: Answer<Found>): Found | null =>
  answer.outcome === "found" ? answer.value : null;
