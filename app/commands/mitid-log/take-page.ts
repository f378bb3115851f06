/** A page of MitID's log is taken in once, by one reader, in the order in which MitID wrote it. */
import { doubtTargetsSince } from "../../../db/act-targets.ts";
import { writeAudit } from "../../../db/audit.ts";
import { attempt, type Tx } from "../../../db/database.ts";
import {
  addLogLine,
  isLineOnFile,
  lockLogCursor,
  moveLogCursor,
  openCasesAbout,
  type LogCursor,
  type LogLine,
} from "../../../db/mitid-log.ts";
import { before, days } from "../../domain/duration.ts";
import type { CommandContext } from "../frame.ts";
import { raise } from "../raise-alarm.ts";
import { READER, takeLine } from "./take-line.ts";

export interface LogPage {
  /** Where the reader stood when it asked. */
  readonly cursor: LogCursor;
  readonly askedAt: Date;
  /** Beginning with the line the cursor stands on, where there was one. */
  readonly lines: readonly LogLine[];
  /** Number of MitID's last line. */
  readonly latest: number;
}

/** No backup that somebody puts back is older. */
const DOUBTED_FOR = days(30);

/** `more`: there is more to read; `end`: nothing more; `taken`: another reader was first. */
export type Taken = "more" | "end" | "taken";

export function takePage(context: CommandContext, page: LogPage): Promise<Taken> {
  return context.database.transact(READER, async (tx) => {
    const { epoch, lastNumber } = await lockLogCursor(tx);
    if (epoch !== page.cursor.epoch || lastNumber !== page.cursor.lastNumber) return "taken";
    const now = context.clock();
    if (!(await goesOn(tx, page))) {
      await moveLogCursor(tx, { epoch: epoch + 1, lastNumber: 0, readAt: now, readThroughAt: null });
      // What the old log told of may be gone with it: it must be in the new one, or a person hears of it.
      const reopened = await doubtTargetsSince(tx, "mitid", before(now, DOUBTED_FOR));
      const facts = { epoch, lastNumber, latest: page.latest, reopened };
      await writeAudit(tx, READER, { action: "mitidLog.read", outcome: "failed", facts });
      return "more";
    }
    const fresh = page.lines.filter(({ number }) => number > lastNumber);
    for (const line of fresh) await takeOrSetAside(tx, context, epoch, line);
    const reached = fresh.at(-1)?.number ?? lastNumber;
    const atEnd = reached >= page.latest;
    const through = atEnd ? { readThroughAt: page.askedAt } : {};
    await moveLogCursor(tx, { epoch, lastNumber: reached, readAt: now, ...through });
    return atEnd || fresh.length === 0 ? "end" : "more";
  });
}

/** One line that cannot be taken in keeps nobody else's from being read: it is set aside, and a person looks at it. */
async function takeOrSetAside(tx: Tx, context: CommandContext, epoch: number, line: LogLine): Promise<void> {
  const { failed } = await attempt(tx, () => takeLine(tx, context, epoch, line));
  if (!failed) return;
  const { identityUuid, event, number } = line;
  await addLogLine(tx, { epoch, line, actId: null, meaning: "setAside" });
  await raise(tx, READER, {
    why: "lineSetAside",
    system: "mitid",
    about: `${String(epoch)}:${String(number)}`,
    citizenId: (await openCasesAbout(tx, identityUuid))?.citizenId ?? null,
    event,
    since: context.clock(),
  });
}

/** A log that does not go on from the line we stand on has begun anew, as after a restored backup of theirs. */
async function goesOn(tx: Tx, { cursor, lines }: LogPage): Promise<boolean> {
  if (cursor.lastNumber === 0) return true;
  const [first] = lines;
  return first?.number === cursor.lastNumber && (await isLineOnFile(tx, cursor.epoch, first));
}
