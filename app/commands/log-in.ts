/** Who is this user name and password? Takes the same time whether the user exists or not. */
import { verify } from "@node-rs/argon2";
import { writeAudit } from "../../db/audit.ts";
import { systemActor } from "../domain/actor.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";

export interface LogIn {
  readonly username: string;
  readonly password: string;
}

// The hash of a password nobody has: an unknown user costs one comparison, as a known one does.
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$T3kqTHlhUaNBXjTHcVoEmRXCPaX3CTS4wR3EsqjvlMs";

export function logIn(
  context: CommandContext,
  order: LogIn,
): Promise<Ruling<{ readonly staffId: string }, "login.wrong">> {
  const door = systemActor("log-in");
  return context.database.transact(door, async (tx) => {
    const known = await tx
      .selectFrom("staff")
      .where("username", "=", order.username.trim().toLowerCase())
      .where("blockedAt", "is", null)
      .select(["id", "passwordHash"])
      .executeTakeFirst();
    const right = await verify(known?.passwordHash ?? NOBODY, order.password);
    const staffId = known !== undefined && right ? known.id : null;
    const facts = { staffId: known?.id ?? null };
    await writeAudit(tx, door, {
      action: "session.begin",
      outcome: staffId === null ? "refused" : "done",
      facts,
    });
    return staffId === null ? refuse("login.wrong") : allow({ staffId });
  });
}
