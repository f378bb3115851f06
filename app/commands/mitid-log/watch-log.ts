/** MitID's own log that cannot be read is a person's business: nothing is held against it meanwhile. */
import { logReadAt } from "../../../db/mitid-log.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { before, minutes } from "../../domain/duration.ts";
import type { CommandContext } from "../frame.ts";
import { raise, standDown } from "../raise-alarm.ts";
import { READER } from "./take-line.ts";

/** The alarm stands from the deadline that acts have, until the log has been read to its end again. */
export function watchLog(context: CommandContext): Promise<void> {
  return context.database.transact(READER, async (tx) => {
    const now = context.clock();
    const { rules } = await currentPolicy(tx, now);
    const readAt = await logReadAt(tx);
    if (readAt >= before(now, minutes(rules.minutes.actDeadline)))
      return standDown(tx, "logUnread", "mitid", now);
    const about = { why: "logUnread", system: "mitid", about: "mitid" } as const;
    await raise(tx, READER, { ...about, citizenId: null, event: null, since: readAt });
  });
}
