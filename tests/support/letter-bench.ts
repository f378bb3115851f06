/** The notice bench with letters on paper that are printed, posted, come back, and grow old by the database's own clock. */
import { postLetter } from "../../app/commands/post-letter.ts";
import { staffActor, systemActor, type Actor } from "../../app/domain/actor.ts";
import { hours, minutes, seconds, type Milliseconds } from "../../app/domain/duration.ts";
import { paperText } from "../../app/locales/notice-text.ts";
import { printLetter } from "../../app/lookups/print-letter.ts";
import { deliverAct } from "../../app/worker/deliver-act.ts";
import { caseActs } from "../../db/views/case-acts.ts";
import { escalationsView } from "../../db/views/escalations.ts";
import { accepted, CONFIRMED, openScene, phoneChangedSixDaysAgo } from "./act-scene.ts";
import { hireAgent } from "./desk.ts";
import { openNoticeBench } from "./notice-bench.ts";

const ITS_HOUR = hours(24) + minutes(1);

export async function openLetterBench() {
  const notices = await openNoticeBench();
  const { bench } = notices;
  const lead: Actor = staffActor((await hireAgent(bench.db, { role: "specialist" })).id, "specialist");

  const letterOf = async (actId: string): Promise<string> => {
    const { rows } = await bench.db.asOwner(
      "select l.id from letters l join notices n on n.id = l.notice_id where n.act_id = $1 and n.template = 'coolingOff'",
      [actId],
    );
    return String(rows[0]?.["id"]);
  };
  /** Past the gates of one table, which nobody else may write so. */
  const asOwnerOf = async (table: string, sql: string, values: readonly unknown[] = []): Promise<void> => {
    await bench.db.asOwner(`alter table ${table} disable trigger user`);
    await bench.db.asOwner(sql, values);
    await bench.db.asOwner(`alter table ${table} enable trigger user`);
  };
  const print = async (actId: string) =>
    printLetter(bench.context, {
      actor: lead,
      letterId: await letterOf(actId),
      write: (notice, of) => paperText(notice, { lineNumber: "+4570000001", ...of }),
    });

  return {
    ...{ notices, bench, lead, letterOf, asOwnerOf, print },
    /** A password that waits a day, since the telephone is new, and is told of by post as Digital Post allows. */
    waiting: async (name: string) => {
      const person = await phoneChangedSixDaysAgo(bench, name);
      const scene = await openScene(bench, person, { proof: CONFIRMED });
      const actId = await accepted(scene.place({ kind: "temporaryPassword" }));
      await notices.tell(actId, "coolingOff");
      await notices.deliverAll(actId);
      return { scene, actId };
    },
    /** Its hour has struck by both clocks. */
    strike: async (): Promise<void> => {
      await bench.strikeHour(ITS_HOUR);
      bench.setClock(0);
      await asOwnerOf(
        "act_targets",
        "update act_targets t set deadline_at = a.not_before + interval '15 minutes' from acts a where a.id = t.act_id and a.not_before < now()",
      );
    },
    /** This act's own job alone, whatever else waits. */
    deliver: (actId: string) => deliverAct(bench.context, { actId, system: "mitid" }),
    /** Printed and in the letterbox. */
    post: async (actId: string): Promise<void> => {
      const printed = await print(actId);
      const posted = await postLetter(bench.context, { actor: lead, letterId: await letterOf(actId) });
      if (!printed.allowed || !posted.allowed) throw new Error("the letter was not posted");
    },
    /** Nobody moves the database's clock: the day of the letterbox is moved instead. */
    postedAgo: async (actId: string, ago: Milliseconds): Promise<void> => {
      await asOwnerOf(
        "letters",
        "update letters set posted_at = clock_timestamp() - make_interval(secs => $1) where id = $2",
        [ago / seconds(1), await letterOf(actId)],
      );
    },
    /** The newest act of a case as the agent sees it. */
    view: async (caseId: string) =>
      (await bench.db.database.read(systemActor("test"), (tx) => caseActs(tx, caseId)))[0],
    needsSomebody: async (actId: string) =>
      (await bench.db.database.read(systemActor("test"), (tx) => escalationsView(tx))).filter(
        (one) => one.actId === actId,
      ),
  };
}
