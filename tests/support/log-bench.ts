/** What was taken in from MitID's own log, and what came of it. */
import { systemActor } from "../../app/domain/actor.ts";
import { escalationsView } from "../../db/views/escalations.ts";
import type { DemoPerson } from "../../integrations/people.ts";
import { demoPerson, meansOf, type ActBench } from "./act-bench.ts";
import { accepted, CONFIRMED, openScene } from "./act-scene.ts";

export async function linesOf({ db }: ActBench) {
  const { rows } = await db.asOwner(
    "select epoch, number, event, meaning, act_id from mitid_changes order by epoch, number",
  );
  return rows;
}

/** What needs a person now. */
export const escalated = ({ db }: ActBench) =>
  db.database.read(systemActor("test"), (tx) => escalationsView(tx));

/** One line in MitID's log; `last` makes the number. */
export const changePhone = (
  bench: ActBench,
  { mitid: { identityUuid } }: DemoPerson,
  last: number,
): Promise<unknown> =>
  bench.control("/mitid/_control/citizen", {
    action: "changePhone",
    identityUuid,
    phone: `+4520${String(last).padStart(6, "0")}`,
  });

/** An agent has ordered a block of this person's means. */
export async function blockedMeans(bench: ActBench, name: string, kind: string) {
  const person = demoPerson(name);
  const scene = await openScene(bench, person, { proof: CONFIRMED });
  const actId = await accepted(scene.place({ kind: "block", authenticatorId: meansOf(person, kind) }));
  return { person, scene, actId };
}
