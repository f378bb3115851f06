/** What the CPR register has said of a person, look by look, and whether their access is stopped as far as we know. */
import { sql } from "kysely";
import type { Tx } from "./database.ts";

/** Whom a look was about, and in which case, if in any. */
export async function lookById(tx: Tx, id: string) {
  return tx.selectFrom("lookups").where("id", "=", id).select(["citizenId", "caseId"]).executeTakeFirst();
}

/** The newest look at which the register said something else than this; since then it has said the same. */
export async function lastSaidOtherwise(
  tx: Tx,
  { citizenId, status }: { readonly citizenId: string; readonly status: string },
): Promise<string | null> {
  const row = await tx
    .selectFrom("lookups")
    .where("citizenId", "=", citizenId)
    .where("registerStatus", "is not", null)
    .where("registerStatus", "<>", status)
    .orderBy("at", "desc")
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Whether MitID, asked last, knew nobody with this number: while it is silent it may. */
export async function hasNoMitid(tx: Tx, citizenId: string): Promise<boolean> {
  const { mitidUuid } = await tx
    .selectFrom("citizens")
    .where("id", "=", citizenId)
    .select("mitidUuid")
    .executeTakeFirstOrThrow();
  if (mitidUuid !== null) return false;
  const last = await tx
    .selectFrom("lookups")
    .where("citizenId", "=", citizenId)
    .where("system", "=", "mitid")
    .orderBy("at", "desc")
    .select("outcome")
    .limit(1)
    .executeTakeFirst();
  return last?.outcome === "notFound";
}

/** Whether a suspension or a revocation of ours is under way or stands, nobody having reopened it since, here or elsewhere. */
export async function isStoppedByUs(tx: Tx, citizenId: string): Promise<boolean> {
  const { rows } = await sql`
    select from acts stop join citizens person on person.id = stop.citizen_id
     where stop.citizen_id = ${citizenId} and stop.kind in ('suspend', 'revoke')
       and (stop.state in ('accepted', 'sent')
         or stop.state = 'acknowledged'
           and not exists (select from acts opening where opening.citizen_id = stop.citizen_id
             and opening.kind = 'reopen' and opening.state = 'acknowledged'
             and opening.acknowledged_at >= stop.acknowledged_at)
           and not exists (select from mitid_changes line where line.mitid_uuid = person.mitid_uuid
             and line.event = 'identityReopened' and line.at >= stop.acknowledged_at))
     limit 1`.execute(tx);
  return rows.length > 0;
}
