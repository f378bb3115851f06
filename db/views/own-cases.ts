/** The cases of one agent, the live call first. */
import { sql } from "kysely";
import type { Tx } from "../database.ts";

/** Why a case is on the list: the call runs, an act is under way, a draft waits, it is open, or it closed lately. */
export type CaseMark = "call" | "act" | "draft" | "open" | "closed";

export interface CaseLine {
  readonly number: string;
  readonly system: string;
  readonly topic: string;
  readonly mark: CaseMark;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly wrapUpCode: string | null;
}

const MOST = 50;

export async function ownOpenCases(tx: Tx, staffId: string): Promise<readonly CaseLine[]> {
  const rows = await lines(tx, staffId)
    .where("cases.state", "=", "open")
    .orderBy("cases.openedAt", "desc")
    .limit(MOST)
    .execute();
  return rows.map(toLine).sort((one, other) => rank(one) - rank(other));
}

/** Cases of this agent that were closed after `since`, newest first. */
export async function ownClosedCases(tx: Tx, staffId: string, since: Date): Promise<readonly CaseLine[]> {
  const rows = await lines(tx, staffId)
    .where("cases.state", "=", "closed")
    .where("cases.closedAt", ">=", since)
    .orderBy("cases.closedAt", "desc")
    .limit(10)
    .execute();
  return rows.map(toLine);
}

function lines(tx: Tx, staffId: string) {
  return tx
    .selectFrom("cases")
    .where("cases.ownerId", "=", staffId)
    .select(["number", "system", "topic", "cases.state", "openedAt", "closedAt", "wrapUpCode"])
    .select([
      sql<boolean>`exists (select 1 from conferences c where c.case_id = cases.id and c.state <> 'ended')`.as(
        "isLive",
      ),
      sql<boolean>`exists (select 1 from acts a where a.case_id = cases.id and a.state in ('accepted', 'sent'))`.as(
        "actUnderWay",
      ),
      sql<boolean>`exists (select 1 from case_drafts d where d.case_id = cases.id and d.staff_id = ${staffId} and d.body <> '')`.as(
        "hasDraft",
      ),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof lines>["execute"]>>[number];

function toLine(row: Row): CaseLine {
  const { number, system, topic, openedAt, closedAt, wrapUpCode } = row;
  const closed = closedAt?.toISOString() ?? null;
  return {
    number,
    system,
    topic,
    wrapUpCode,
    mark: markOf(row),
    openedAt: openedAt.toISOString(),
    closedAt: closed,
  };
}

function markOf(row: Row): CaseMark {
  if (row.isLive) return "call";
  if (row.actUnderWay) return "act";
  if (row.state === "closed") return "closed";
  return row.hasDraft ? "draft" : "open";
}

const rank = (line: CaseLine): number => (line.mark === "call" ? 0 : 1);
