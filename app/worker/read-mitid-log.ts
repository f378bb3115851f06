/** Reads MitID's own log on from where we stand, page by page, and looks for what should be in it and is not. */
import { logCursor } from "../../db/mitid-log.ts";
import { seekMissing } from "../commands/mitid-log/seek-missing.ts";
import { takePage } from "../commands/mitid-log/take-page.ts";
import { watchLog } from "../commands/mitid-log/watch-log.ts";
import { systemActor } from "../domain/actor.ts";
import { SystemDown } from "../domain/faults.ts";
import type { ActContext } from "./context.ts";

const PAGE = 100;

export async function reconcileMitid(context: ActContext): Promise<void> {
  try {
    await readMitidLog(context);
  } catch (error) {
    // A silent MitID is no news of any act; the next sweep asks again.
    if (!(error instanceof SystemDown)) throw error;
  }
  await seekMissing(context);
  await watchLog(context);
}

async function readMitidLog(context: ActContext): Promise<void> {
  for (;;) {
    const cursor = await context.database.read(systemActor("mitid-log"), logCursor);
    const askedAt = context.clock();
    // The last known line once more, to see that it is still the same log.
    const from = Math.max(0, cursor.lastNumber - 1);
    const { changes: lines, latest } = await context.ports.mitid.changes(from, PAGE);
    if ((await takePage(context, { cursor, askedAt, lines, latest })) !== "more") return;
  }
}
