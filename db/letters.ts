/** Letters on paper, from the sealed text to the letterbox. */
import type { StaffRole } from "../app/domain/actor.ts";
import type { LetterState } from "../app/domain/protection/post.ts";
import type { Tx } from "./database.ts";
import type { Vault } from "./vault.ts";

/** A letter that has not been posted; locks it. Undefined where there is none, or it has left. */
export const letterToSend = (tx: Tx, letterId: string) => letterIn(tx, letterId, ["waiting", "printed"]);

/** A letter that is on its way or has arrived; locks it. Undefined where there is none. */
export const letterPosted = (tx: Tx, letterId: string) => letterIn(tx, letterId, ["posted"]);

async function letterIn(tx: Tx, letterId: string, states: readonly LetterState[]) {
  return tx
    .selectFrom("letters")
    .innerJoin("notices", "notices.id", "letters.noticeId")
    .innerJoin("acts", "acts.id", "notices.actId")
    .innerJoin("cases", "cases.id", "acts.caseId")
    .where("letters.id", "=", letterId)
    .where("letters.state", "in", states)
    .select([
      "letters.noticeId",
      "letters.state",
      "notices.actId",
      "notices.language",
      "acts.caseId",
      "acts.citizenId",
      "cases.number as caseNumber",
    ])
    .forUpdate("letters")
    .executeTakeFirst();
}

/** Keeps the text that leaves the printer, sealed. */
export async function keepPrinted(
  tx: Tx,
  vault: Vault,
  id: string,
  printed: {
    readonly head: readonly string[];
    readonly label: string;
    readonly paragraphs: readonly string[];
    readonly now: Date;
  },
): Promise<void> {
  const { now: changedAt, ...body } = printed;
  const { cipher: bodyCipher, keyId: bodyKeyId } = vault.seal(JSON.stringify(body));
  await tx
    .updateTable("letters")
    .set({ state: "printed", changedAt, bodyCipher, bodyKeyId })
    .where("id", "=", id)
    .execute();
}

export async function moveLetter(
  tx: Tx,
  id: string,
  state: "posted" | "returned" | "undeliverable" | "overtaken",
  { now, reason = null }: { readonly now: Date; readonly reason?: string | null },
): Promise<void> {
  await tx.updateTable("letters").set({ state, changedAt: now, reason }).where("id", "=", id).execute();
}

/** How many letters somebody must see to, where this person may; null for everybody else. */
export async function lettersWaiting(
  tx: Tx,
  staffId: string,
  roles: readonly StaffRole[],
): Promise<number | null> {
  const mine = await tx
    .selectFrom("staff")
    .where("id", "=", staffId)
    .where("role", "in", [...roles])
    .select((eb) =>
      eb
        .selectFrom("letters")
        .where("letters.state", "in", ["waiting", "printed"])
        .select((count) => count.fn.countAll<number>().as("waiting"))
        .as("waiting"),
    )
    .executeTakeFirst();
  return mine === undefined ? null : Number(mine.waiting);
}
