/** What needs a person and is no act's, the oldest first: what, since when, about whose case, and who has it. */
import { ALARM_ENDS, type AlarmWhy } from "../../app/domain/protection/alarms.ts";
import type { Tx } from "../database.ts";

export interface AlarmView {
  readonly id: string;
  readonly why: AlarmWhy;
  readonly system: string;
  /** MitID's word in its log; null where no line is the reason. */
  readonly event: string | null;
  readonly since: string;
  /** The newest case of the person it is about; null where it is about nobody. */
  readonly caseNumber: string | null;
  /** Whether whoever has it may say that it is seen to; else it ends with what it waits for. */
  readonly endsByPerson: boolean;
  readonly taken: { readonly by: string; readonly staffId: string; readonly at: string } | null;
}

const MOST = 200;

export async function alarmsView(tx: Tx): Promise<readonly AlarmView[]> {
  const rows = await tx
    .selectFrom("alarms")
    .leftJoin("staff", "staff.id", "alarms.takenBy")
    .where("alarms.endedAt", "is", null)
    .where("alarms.seenToAt", "is", null)
    .orderBy("alarms.since")
    .limit(MOST)
    .select(["alarms.id", "alarms.why", "alarms.system", "alarms.event", "alarms.since"])
    .select(["alarms.takenBy", "alarms.takenAt", "staff.displayName"])
    .select((eb) =>
      eb
        .selectFrom("cases")
        .whereRef("cases.citizenId", "=", "alarms.citizenId")
        .orderBy("cases.openedAt", "desc")
        .limit(1)
        .select("cases.number")
        .as("caseNumber"),
    )
    .execute();
  return rows.map(({ since, takenBy, takenAt, displayName, ...row }) => {
    const taken =
      takenBy === null || takenAt === null || displayName === null
        ? null
        : { by: displayName, staffId: takenBy, at: takenAt.toISOString() };
    return { ...row, since: since.toISOString(), endsByPerson: ALARM_ENDS[row.why] === "byPerson", taken };
  });
}
