/** Members of staff, as decisions about what they may do see them. */
import type { StaffRole } from "../app/domain/actor.ts";
import type { Tx } from "./database.ts";

export interface StaffMember {
  readonly id: string;
  readonly role: StaffRole;
  readonly isBlocked: boolean;
}

/** As of now, whatever an older session says; undefined for somebody who is no member of staff. */
export async function staffById(tx: Tx, id: string): Promise<StaffMember | undefined> {
  const row = await tx
    .selectFrom("staff")
    .where("id", "=", id)
    .select(["id", "role", "blockedAt"])
    .executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, role: row.role, isBlocked: row.blockedAt !== null };
}
