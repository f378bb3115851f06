/** How far the warning by post has come that an act waits and can be stopped. */
import { LETTER_STATES, type Warning } from "../app/domain/protection/post.ts";
import type { Tx } from "./database.ts";

/** What asks for the same as another is warned of with it. Rejects where there is no such act. */
export async function warningOf(tx: Tx, actId: string): Promise<Warning> {
  const first = await tx
    .selectFrom("acts as asked")
    .innerJoin("acts as first", (join) =>
      join.on((eb) => eb("first.id", "=", eb.fn.coalesce("asked.sameAsActId", "asked.id"))),
    )
    .where("asked.id", "=", actId)
    .select(["first.id", "first.notBefore"])
    .executeTakeFirstOrThrow();
  if (first.notBefore === null) return { by: "told" };
  const ways = await tx
    .selectFrom("notices")
    .leftJoin("letters", "letters.noticeId", "notices.id")
    .where("notices.actId", "=", first.id)
    .where("notices.template", "=", "coolingOff")
    .where("notices.channel", "in", ["digitalPost", "letter"])
    .select(["notices.channel", "notices.state", "letters.state as letter", "letters.postedAt"])
    .execute();
  if (
    ways.some(
      ({ channel, state }) => channel === "digitalPost" && (state === "sent" || state === "delivered"),
    )
  )
    return { by: "told" };
  const paper = ways.find(({ channel }) => channel === "letter");
  if (paper === undefined) return { by: "nothingYet" };
  const state = LETTER_STATES.find((known) => known === paper.letter) ?? "waiting";
  return { by: "letter", state, postedAt: paper.postedAt };
}
