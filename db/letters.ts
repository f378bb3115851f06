/** Letters on paper, from the sealed text to the letterbox. */
import { z } from "zod";
import type { StaffRole } from "../app/domain/actor.ts";
import type { Tx } from "./database.ts";
import type { Vault } from "./vault.ts";

const bodyShape = z.object({ label: z.string(), paragraphs: z.array(z.string()) });

/** A letter that has not been posted, with its text; locks it. Undefined where there is none, or it has left. */
export async function letterToSend(tx: Tx, vault: Vault, letterId: string) {
  const row = await tx
    .selectFrom("letters")
    .innerJoin("notices", "notices.id", "letters.noticeId")
    .innerJoin("acts", "acts.id", "notices.actId")
    .innerJoin("cases", "cases.id", "acts.caseId")
    .where("letters.id", "=", letterId)
    .where("letters.state", "in", ["waiting", "printed"])
    .select(["letters.noticeId", "letters.state", "letters.bodyCipher", "letters.bodyKeyId"])
    .select(["notices.language", "acts.caseId", "acts.citizenId", "cases.number as caseNumber"])
    .forUpdate("letters")
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { bodyCipher: cipher, bodyKeyId: keyId, ...letter } = row;
  return { ...letter, ...bodyShape.parse(JSON.parse(vault.open({ cipher, keyId }))) };
}

export async function moveLetter(tx: Tx, id: string, state: "printed" | "posted", now: Date): Promise<void> {
  await tx.updateTable("letters").set({ state, changedAt: now }).where("id", "=", id).execute();
}

/** How many letters somebody must see to, where this person may; none for everybody else. */
export async function lettersWaiting(tx: Tx, staffId: string, roles: readonly StaffRole[]): Promise<number> {
  const { waiting } = await tx
    .selectFrom("letters")
    .where("state", "in", ["waiting", "printed"])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("staff")
          .where("staff.id", "=", staffId)
          .where("staff.role", "in", [...roles])
          .select("staff.id"),
      ),
    )
    .select((eb) => eb.fn.countAll<number>().as("waiting"))
    .executeTakeFirstOrThrow();
  return Number(waiting);
}
