/** The demo's accounts, for the log-in page of demo mode: their password is published anyway. */
import type { StaffRole } from "../../app/domain/actor.ts";
import type { Tx } from "../database.ts";
import { DEMO_PASSWORD } from "../seed/staff.ts";

export interface DemoAccounts {
  readonly password: string;
  readonly accounts: readonly {
    readonly username: string;
    readonly displayName: string;
    readonly role: StaffRole;
  }[];
}

/** Only to be asked in demo mode. */
export async function demoAccounts(tx: Tx): Promise<DemoAccounts> {
  const accounts = await tx
    .selectFrom("staff")
    .where("isDemo", "=", true)
    .where("blockedAt", "is", null)
    .orderBy("createdAt")
    .orderBy("username")
    .select(["username", "displayName", "role"])
    .execute();
  return { password: DEMO_PASSWORD, accounts };
}
