/** A round of questions that somebody lost elsewhere a moment ago, as one lost verification of this person. */
import type { TestDatabase } from "./database.ts";

export async function loseElsewhere(
  { asOwner }: Pick<TestDatabase, "asOwner">,
  of: { readonly id: string; readonly citizenId: string },
): Promise<void> {
  const { rows } = await asOwner(
    "insert into question_rounds (case_id, citizen_id, actor_id, policy_id) values ($1, $2, 'elsewhere', 2) returning id",
    [of.id, of.citizenId],
  );
  await asOwner("update question_rounds set state = 'failed', ended_at = now() where id = $1", [
    rows[0]?.["id"],
  ]);
}
