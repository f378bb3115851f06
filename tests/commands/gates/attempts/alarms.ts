/** Attempts to rewrite an alarm. */
import { change, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

const ofAlarm = `id = ${text(at.THING)}`;
const alarm = (over: Row = {}): string =>
  insertInto("alarms", {
    id: text(at.THING),
    why: text("logUnread"),
    system: text("mitid"),
    about: text("log"),
    ...over,
  });
const SEEN: Row = { taken_by: text(at.AGENT), taken_at: "now()", seen_to_at: "now()" };
export const ALARMS: readonly Attempt[] = [
  {
    title: "an alarm ends",
    code: null,
    given: [alarm()],
    does: change("alarms", ofAlarm, { ended_at: "now()" }),
  },
  { title: "an alarm is seen to", code: null, given: [alarm()], does: change("alarms", ofAlarm, SEEN) },
  {
    title: "an alarm that ended stands again",
    code: "FL035",
    given: [alarm({ ended_at: "now()" })],
    does: change("alarms", ofAlarm, { ended_at: "null" }),
  },
  {
    title: "an alarm that was seen to is not",
    code: "FL035",
    given: [alarm(SEEN)],
    does: change("alarms", ofAlarm, { seen_to_at: "null" }),
  },
  ...Object.entries({
    id: text(at.ACT),
    why: text("foreignChange"),
    system: text("nemlogin"),
    about: text("other"),
    citizen_id: text(at.CITIZEN),
    event: text("x"),
    since: "since - interval '1 hour'",
  }).map(([column, value]): Attempt => ({
    title: `an alarm's ${column}`,
    code: "FL035",
    given: [alarm()],
    does: change("alarms", ofAlarm, { [column]: value }),
  })),
];
