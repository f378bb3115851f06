/** The form of new rules: one field for each leaf, named after its path, and one more for each part of a list. */
import type { Leaves } from "../domain/policy/leaves.ts";
import { readForm as readBody } from "./form.ts";

export interface PolicyForm {
  readonly leaves: Leaves;
  /** The version it was filled in from. */
  readonly builtOn: number;
  /** The day as typed; empty for as soon as somebody approves. */
  readonly day: string;
  /** Null for no day; undefined where the day is none. */
  readonly validFrom: Date | null | undefined;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** Null where the body cannot be read, or does not say which version it was filled in from. */
export async function readPolicyForm(request: Request): Promise<PolicyForm | null> {
  const fields = await readBody(request);
  if (fields === null) return null;
  const builtOn = textOf(fields, "builtOn");
  if (!/^\d{1,9}$/.test(builtOn)) return null;
  const day = textOf(fields, "day");
  return {
    leaves: leavesIn(fields),
    builtOn: Number(builtOn),
    day,
    validFrom: day === "" ? null : dayBegins(day),
    reason: textOf(fields, "reason"),
    idempotencyKey: textOf(fields, "idempotencyKey"),
  };
}

function textOf(fields: FormData, name: string): string {
  const text = fields.get(name);
  return typeof text === "string" ? text : "";
}

/** `regel:hours.hold` is a leaf; `regel:fourEyes.approvers:teamLead` a part of one. */
function leavesIn(fields: FormData): Leaves {
  const leaves = new Map<string, string>();
  for (const [name, text] of fields) {
    const [kind, path, part] = name.split(":");
    if (kind !== "regel" || path === undefined || typeof text !== "string") continue;
    const known = leaves.get(path) ?? "";
    leaves.set(path, part === undefined ? text + known : `${known}, ${part}`);
  }
  return leaves;
}

const ZONE = "Europe/Copenhagen";
const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" });

/** The first instant of a Danish day such as "2026-12-24"; undefined where there is no such day. */
export function dayBegins(day: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  // No change of the clock falls on midnight: one of the two offsets is right.
  return ["+01:00", "+02:00"]
    .map((offset) => new Date(`${day}T00:00:00${offset}`))
    .find((instant) => !Number.isNaN(instant.getTime()) && clock.format(instant) === `${day} 00:00`);
}
