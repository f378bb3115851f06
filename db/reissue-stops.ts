/** Stops of a code or a parcel that had left already: asked for, and what MitID made of it. */
import type { Actor } from "../app/domain/actor.ts";
import type { ReissueState } from "../app/domain/protection/withdrawal.ts";
import type { Tx } from "./database.ts";

export type StopOutcome = "cancelled" | "tooLate" | "neverMade";

/** False where it was asked for before. */
export async function askStop(tx: Tx, actor: Actor, actId: string, now: Date): Promise<boolean> {
  const made = await tx
    .insertInto("reissueStops")
    .values({ actId, actorKind: actor.kind, actorId: actor.id, askedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("actId")
    .executeTakeFirst();
  return made !== undefined;
}

/** Undefined where nobody has asked for it. */
export async function stopOfAct(tx: Tx, actId: string) {
  return tx
    .selectFrom("reissueStops")
    .where("actId", "=", actId)
    .select(["outcome", "askedAt"])
    .executeTakeFirst();
}

/** What kind of actor has asked for it; undefined where nobody has. */
export async function askerOfStop(tx: Tx, actId: string) {
  const row = await tx
    .selectFrom("reissueStops")
    .where("actId", "=", actId)
    .select("actorKind")
    .executeTakeFirst();
  return row?.actorKind;
}

/** False where it was settled before. */
export async function endStop(tx: Tx, actId: string, outcome: StopOutcome, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("reissueStops")
    .set({ outcome, settledAt: now })
    .where("actId", "=", actId)
    .where("outcome", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Marks stops that MitID has not answered since `since` as a person's business; each is marked once. */
export async function stopsAskedBefore(tx: Tx, since: Date, now: Date) {
  return tx
    .updateTable("reissueStops")
    .from("acts")
    .whereRef("acts.id", "=", "reissueStops.actId")
    .where("reissueStops.outcome", "is", null)
    .where("reissueStops.escalatedAt", "is", null)
    .where("reissueStops.askedAt", "<=", since)
    .set({ escalatedAt: now })
    .returning(["reissueStops.actId", "acts.kind", "acts.caseId", "acts.citizenId"])
    .execute();
}

/** Acts whose stop has waited for an answer since before `since`. */
export async function silentStops(tx: Tx, since: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("reissueStops")
    .where("outcome", "is", null)
    .where("askedAt", "<", since)
    .limit(500)
    .select("actId")
    .execute();
  return rows.map(({ actId }) => actId);
}

/** An act with the code or parcel it made, and whether its stop was asked for. */
const withReissue = (tx: Tx) =>
  tx
    .selectFrom("acts")
    .leftJoin("reissues", "reissues.actId", "acts.id")
    .leftJoin("reissueStops", "reissueStops.actId", "acts.id")
    .select(["acts.id", "acts.kind", "acts.state", "acts.citizenId", "acts.caseId", "acts.notBefore"])
    .select(["acts.authenticatorKind", "reissues.state as reissueState"])
    .select(["reissueStops.askedAt as stopAskedAt", "reissueStops.outcome as stopOutcome"]);

/** The reissue that a stop link is for; undefined where the link is nobody's. `stopIndex` is the link's keyed hash. */
export async function reissueByStopLink(tx: Tx, stopIndex: Buffer) {
  return withReissue(tx).where("acts.stopIndex", "=", stopIndex).executeTakeFirst();
}

export async function reissueOfAct(tx: Tx, actId: string) {
  return withReissue(tx).where("acts.id", "=", actId).executeTakeFirst();
}

/** What the worker needs to have MitID kill it; undefined where there is no such act. */
export async function stoppable(tx: Tx, actId: string) {
  return tx
    .selectFrom("acts")
    .innerJoin("citizens", "citizens.id", "acts.citizenId")
    .leftJoin("reissues", "reissues.actId", "acts.id")
    .leftJoin("reissueStops", "reissueStops.actId", "acts.id")
    .where("acts.id", "=", actId)
    .select(["acts.state", "citizens.mitidUuid", "reissues.reference"])
    .select(["reissueStops.askedAt", "reissueStops.outcome"])
    .executeTakeFirst();
}

// That an older one was replaced is our own reading of a newer order; MitID's log knows better.
const NOT_OVER = ["issued", "sent", "replaced"] as const;

/** Moves a code or a parcel on from where it still was under way; undefined where it was over or is none of ours. */
export async function moveReissue(tx: Tx, reference: string, state: ReissueState, at: Date) {
  return tx
    .updateTable("reissues")
    .from("acts")
    .whereRef("acts.id", "=", "reissues.actId")
    .where("reissues.reference", "=", reference)
    .where("reissues.state", "in", state === "sent" ? ["issued"] : NOT_OVER)
    .where("reissues.state", "<>", state)
    .set({ state, changedAt: at })
    .returning(["reissues.actId", "reissues.kind", "reissues.meansKind", "acts.caseId", "acts.citizenId"])
    .executeTakeFirst();
}
