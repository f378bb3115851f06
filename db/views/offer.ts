/** The one call that rings at an agent's desk: enough to take it by, and nothing that names the caller. */
import type { Tx } from "../database.ts";

export interface OfferView {
  readonly id: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly system: string;
  readonly reason: "help" | "block" | "crash";
  readonly language: "da" | "en";
  readonly waitingSince: string;
  /** Codes of the menu choices, first choice first. */
  readonly path: readonly string[];
  /** What the menu learnt of who calls: a matching blocking code, or nothing. */
  readonly claim: "code" | "none";
  readonly from: { readonly kind: "number" | "withheld" | "client"; readonly suffix: string | null };
}

/** Null when none is open, or the open one has run out and only waits to be cleared away. */
export async function openOffer(tx: Tx, staffId: string, now: Date): Promise<OfferView | null> {
  const row = await tx
    .selectFrom("offers")
    .innerJoin("queueItems", "queueItems.id", "offers.itemId")
    .innerJoin("phoneCalls", "phoneCalls.callSid", "queueItems.callSid")
    .where("offers.staffId", "=", staffId)
    .where("offers.state", "=", "open")
    .where("offers.expiresAt", ">", now)
    .select(["offers.id", "offers.madeAt", "offers.expiresAt"])
    .select(["queueItems.system", "queueItems.reason", "queueItems.language", "queueItems.enqueuedAt"])
    .select(["phoneCalls.menuPath", "phoneCalls.facts", "phoneCalls.fromKind", "phoneCalls.fromSuffix"])
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    madeAt: row.madeAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    system: row.system,
    reason: row.reason,
    language: row.language,
    waitingSince: row.enqueuedAt.toISOString(),
    path: row.menuPath,
    claim: claimIn(row.facts),
    from: { kind: row.fromKind, suffix: row.fromKind === "number" ? row.fromSuffix : null },
  };
}

// The call's facts hold more than a screen may know; one word of them is passed on.
function claimIn(facts: unknown): OfferView["claim"] {
  const level =
    typeof facts === "object" && facts !== null && "claimLevel" in facts ? facts.claimLevel : "none";
  return level === "code" ? "code" : "none";
}
