/** A notice is about to be sent: a try that is lost on the way leaves a trace, so that the next one looks first. */
import { systemActor } from "../domain/actor.ts";
import type { CommandContext } from "./frame.ts";

export function beginNotice(context: CommandContext, noticeId: string): Promise<void> {
  return context.database.transact(systemActor("worker"), async (tx) => {
    await tx
      .updateTable("notices")
      .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
      .where("id", "=", noticeId)
      .where("state", "=", "queued")
      .execute();
  });
}
