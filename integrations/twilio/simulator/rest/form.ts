/** Reads the form fields of a REST request; Twilio repeats a field's name for a list. */
import { badParameter } from "./errors.ts";

export interface Form {
  readonly text: (name: string) => string | null;
  readonly list: (name: string) => readonly string[];
  /** True, false, or null where the field is missing. */
  readonly flag: (name: string) => boolean | null;
  /** Whole number within bounds; throws a 400 outside them. */
  readonly number: (name: string, fallback: number, lowest: number, highest: number) => number;
  readonly method: (name: string) => "GET" | "POST";
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function valuesOf(source: unknown, name: string): readonly string[] {
  if (!isRecord(source)) return [];
  const value = source[name];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === "string");
}

export function formOf(source: unknown): Form {
  const text = (name: string): string | null => valuesOf(source, name).at(-1) ?? null;
  return {
    text,
    list: (name) => valuesOf(source, name),
    flag: (name) => {
      const value = text(name);
      return value === null ? null : value.toLowerCase() === "true";
    },
    number: (name, fallback, lowest, highest) => {
      const value = text(name);
      if (value === null || value === "") return fallback;
      const number = Number(value);
      if (Number.isInteger(number) && number >= lowest && number <= highest) return number;
      throw badParameter(20001, `${name} is not within ${lowest} and ${highest}`);
    },
    method: (name) => (text(name)?.toUpperCase() === "GET" ? "GET" : "POST"),
  };
}
