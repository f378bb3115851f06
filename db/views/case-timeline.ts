/** What happened in a case, newest first: only the facts that a sentence on the timeline is made of. */
import type { Tx } from "../database.ts";

type Fact = string | number | boolean | readonly string[];

export interface TimelineEntry {
  readonly id: number;
  readonly at: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, Fact>>;
  /** The colleague's name, or who it was when it was nobody at the desk. */
  readonly who: {
    readonly kind: "agent" | "clerk" | "caller" | "citizen" | "system";
    readonly name: string | null;
  };
}

const SHOWN = [
  "path", "language", "waitSeconds", "by", "level", "system", "outcome", "purpose", "ordinal", "kind", "points",
  "answers", "means", "suffix", "receipt", "ms", "fate", "channel", "text", "code", "state",
  "method", "document", "requester", "documentation",
] as const; // prettier-ignore

const MOST = 100;

export async function caseTimeline(tx: Tx, caseId: string): Promise<readonly TimelineEntry[]> {
  const rows = await tx
    .selectFrom("caseEvents")
    .leftJoin("staff", (join) =>
      join.on((eb) => eb(eb.cast<string>("staff.id", "text"), "=", eb.ref("caseEvents.actorId"))),
    )
    .where("caseEvents.caseId", "=", caseId)
    .orderBy("caseEvents.id", "desc")
    .limit(MOST)
    .select([
      "caseEvents.id",
      "caseEvents.at",
      "caseEvents.kind",
      "caseEvents.facts",
      "caseEvents.actorKind",
      "staff.displayName",
    ])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    facts: shownFacts(row.facts),
    who: { kind: row.actorKind, name: row.displayName },
  }));
}

/** A fact that no sentence needs stays at the server, whatever a command may write one day. */
function shownFacts(facts: unknown): TimelineEntry["facts"] {
  if (typeof facts !== "object" || facts === null) return {};
  const all = new Map<string, unknown>(Object.entries(facts));
  return Object.fromEntries(
    SHOWN.flatMap((name) => {
      const fact = factOf(all.get(name));
      return fact === null ? [] : [[name, fact]];
    }),
  );
}

function factOf(value: unknown): Fact | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.filter((part): part is string => typeof part === "string");
  return null;
}
