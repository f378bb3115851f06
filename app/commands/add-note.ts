/** An agent's own words on the timeline. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { cprFacts } from "../domain/cpr.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";

export interface AddNote {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly text: string;
}

type Refusal = CaseRefusal | "note.empty" | "note.tooLong" | "note.personalNumber";

export const LONGEST_NOTE = 2_000;

/** Refuses what holds a personal number: notes are read by more people than the number is for. */
export async function addNote(context: CommandContext, order: AddNote): Promise<Ruling<null, Refusal>> {
  const text = order.text.trim();
  const fault = faultOf(text);
  if (fault !== null) return refuse(fault);
  return context.database.transact(order.actor, async (tx) => {
    const owned = await ownCase(tx, order.actor, order.caseNumber);
    if (!owned.allowed) return owned;
    await addCaseEvent(tx, order.actor, owned.value.id, "note", { text });
    await tx
      .deleteFrom("caseDrafts")
      .where("caseId", "=", owned.value.id)
      .where("staffId", "=", order.actor.id)
      .execute();
    await writeAudit(tx, order.actor, {
      action: "note.add",
      outcome: "done",
      caseId: owned.value.id,
      facts: { length: text.length },
    });
    await tell(tx, `case:${owned.value.id}`);
    return allow(null);
  });
}

function faultOf(text: string): "note.empty" | "note.tooLong" | "note.personalNumber" | null {
  if (text === "") return "note.empty";
  if (text.length > LONGEST_NOTE) return "note.tooLong";
  return holdsCpr(text) ? "note.personalNumber" : null;
}

/** Ten digits in a row, with or without the usual separator, that make a date. */
export function holdsCpr(text: string): boolean {
  const candidates = text.match(/(?<!\d)\d{6}[- ]?\d{4}(?!\d)/g) ?? [];
  return candidates.some((digits) => cprFacts(digits.replace(/\D/g, "")) !== null);
}
