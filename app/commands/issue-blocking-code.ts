/** Gives a citizen a blocking code: eight digits that can stop their access, and do nothing else. */
import { writeAudit } from "../../db/audit.ts";
import { ensureCitizen } from "../../db/citizens.ts";
import { systemActor } from "../domain/actor.ts";
import { normaliseCpr } from "../domain/cpr.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";

export interface IssueBlockingCode {
  readonly cpr: string;
  /** Eight digits; only the keyed hash is stored. */
  readonly code: string;
}

/** A citizen has one live code: a new one ends the old one; the same one again changes nothing. */
export async function issueBlockingCode(
  context: CommandContext,
  order: IssueBlockingCode,
): Promise<Ruling<null, "code.malformed">> {
  const cpr = normaliseCpr(order.cpr);
  if (cpr === null || !/^\d{8}$/.test(order.code)) return refuse("code.malformed");
  const issuer = systemActor("code-issuer");
  return context.database.transact(issuer, async (tx) => {
    const citizen = await ensureCitizen(tx, context.vault, { cpr, mitidUuid: null });
    const codeIndex = context.vault.index("blockingCode", order.code);
    const same = await tx
      .selectFrom("blockingCodes")
      .where("citizenId", "=", citizen.id)
      .where("codeIndex", "=", codeIndex)
      .where("revokedAt", "is", null)
      .select("id")
      .executeTakeFirst();
    if (same !== undefined) return allow(null);
    const revokedAt = context.clock();
    await tx
      .updateTable("blockingCodes")
      .set({ revokedAt, codeCipher: null, codeKeyId: null })
      .where("citizenId", "=", citizen.id)
      .where("revokedAt", "is", null)
      .execute();
    await tx.insertInto("blockingCodes").values({ citizenId: citizen.id, codeIndex }).execute();
    await writeAudit(tx, issuer, { action: "code.issue", outcome: "done", citizenId: citizen.id });
    return allow(null);
  });
}
