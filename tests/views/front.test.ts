import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../app/domain/actor.ts";
import { hoursOn } from "../../app/domain/routing/opening-hours.ts";
import { lineCalendar, localMoment } from "../../db/opening-hours.ts";
import { frontView, type FrontView } from "../../db/views/front.ts";
import { testDatabase, type TestDatabase } from "../support/database.ts";

const NOW = new Date("2026-11-23T09:04:00Z");
const minutesAgo = (count: number): Date => new Date(NOW.getTime() - count * 60_000);
const reader = systemActor("test");

let db: TestDatabase;
const view = (now = NOW): Promise<FrontView> => db.database.read(reader, (tx) => frontView(tx, now));

interface CallFacts {
  readonly came: Date;
  readonly state: string;
  readonly takenAfterSeconds?: number;
  readonly left?: Date;
}

let staffId: unknown;
let calls = 0;

async function queueCall({ came, state, takenAfterSeconds, left }: CallFacts): Promise<void> {
  calls += 1;
  const sid = `CA${String(calls).padStart(32, "0")}`;
  await db.asOwner(
    "insert into phone_calls (call_sid, direction, from_kind) values ($1, 'inbound', 'withheld')",
    [sid],
  );
  const { rows } = await db.asOwner(
    `insert into queue_items (call_sid, system, language, reason, enqueued_at, state, left_at)
     values ($1, 'mitid', 'da', 'help', $2, $3, $4) returning id`,
    [sid, came, state, left ?? null],
  );
  if (takenAfterSeconds === undefined) return;
  const taken = new Date(came.getTime() + takenAfterSeconds * 1000);
  await db.asOwner(
    `insert into offers (item_id, staff_id, state, made_at, expires_at, answered_at) values ($1, $2, 'taken', $3, $3, $3)`,
    [rows[0]?.["id"], staffId, taken],
  );
}

beforeAll(async () => {
  db = await testDatabase();
  const { rows } = await db.asOwner(
    "insert into staff (username, display_name, role, password_hash) values ('bo', 'Bo', 'agent', 'x') returning id",
  );
  staffId = rows[0]?.["id"];
});

describe("an empty line", () => {
  it("waits for nobody and knows nothing of waits", async () => {
    const { queue, hours, incidents } = await view();
    expect(queue).toEqual({ waiting: 0, longestSeconds: 0, agentsReady: 0, agentsOnDuty: 0, answered: [] });
    expect(hours).toEqual([]);
    expect(incidents).toEqual([]);
  });
});

describe("the queue", () => {
  beforeAll(async () => {
    await queueCall({ came: minutesAgo(50), state: "ended", takenAfterSeconds: 60 });
    await queueCall({ came: minutesAgo(30), state: "ended", takenAfterSeconds: 600 });
    await queueCall({ came: minutesAgo(28), state: "connected", takenAfterSeconds: 900 });
    await queueCall({ came: minutesAgo(26), state: "abandoned", left: minutesAgo(25) });
    await queueCall({ came: minutesAgo(7), state: "waiting" });
    await queueCall({ came: minutesAgo(2), state: "offered" });
    await queueCall({ came: minutesAgo(26 * 60), state: "ended", takenAfterSeconds: 120 });
    await queueCall({ came: minutesAgo(24 * 60), state: "ended", takenAfterSeconds: 240 });
    await queueCall({ came: minutesAgo(7 * 24 * 60), state: "ended", takenAfterSeconds: 480 });
  });

  it("counts who waits, and for how long", async () => {
    const { queue } = await view();
    expect(queue).toMatchObject({ waiting: 2, longestSeconds: 7 * 60 });
  });

  it("knows what the calls of the last hour waited, and who stood before them", async () => {
    const { queue } = await view();
    const answered = queue.answered.toSorted((one, other) => one.waitedSeconds - other.waitedSeconds);
    expect(answered).toEqual([
      { waitedSeconds: 60, ahead: 0 },
      { waitedSeconds: 600, ahead: 0 },
      { waitedSeconds: 900, ahead: 1 },
    ]);
  });

  it("tells the hours of working days apart from those of weekends, by the Danish clock", async () => {
    const { hours } = await view();
    expect(hours).toEqual([
      { hour: 9, calls: 3, seconds: 520 },
      { hour: 10, calls: 1, seconds: 480 },
    ]);
    const weekend = await view(new Date("2026-11-22T12:00:00Z"));
    expect(weekend.hours.map(({ hour }) => hour)).toEqual([8, 10]);
  });

  it("counts agents with a live heartbeat only", async () => {
    const beat = (state: string, at: Date) =>
      db.asOwner(
        `insert into agent_presence (staff_id, state, heartbeat_at) values ($1, $2, $3)
         on conflict (staff_id) do update set state = $2, heartbeat_at = $3`,
        [staffId, state, at],
      );
    await beat("ready", minutesAgo(0.5));
    expect((await view()).queue).toMatchObject({ agentsReady: 1, agentsOnDuty: 1 });
    await beat("inCall", minutesAgo(0.5));
    expect((await view()).queue).toMatchObject({ agentsReady: 0, agentsOnDuty: 1 });
    await beat("pause", minutesAgo(0.5));
    expect((await view()).queue).toMatchObject({ agentsReady: 0, agentsOnDuty: 0 });
    await beat("ready", minutesAgo(1));
    expect((await view()).queue).toMatchObject({ agentsReady: 0, agentsOnDuty: 0 });
  });
});

describe("incidents", () => {
  it("are shown while they last, newest first; not before and not after", async () => {
    const add = (system: string, started: Date, ended: Date | null, expected: Date | null = null) =>
      db.asOwner(
        `insert into incidents (system, text_da, text_en, say_da, say_en, started_at, ended_at, expected_end_at)
         values ($1, 'dansk', 'english', '', '', $2, $3, $4)`,
        [system, started, ended, expected],
      );
    await add("mitid", minutesAgo(90), minutesAgo(10));
    await add("nemkonto", minutesAgo(-30), null);
    await add("digitalPost", minutesAgo(22), null, minutesAgo(1));
    await add("virk", minutesAgo(5), minutesAgo(-60), minutesAgo(-56));
    const { incidents } = await view();
    expect(incidents.map(({ system }) => system)).toEqual(["virk", "digitalPost"]);
    expect(incidents[0]).toMatchObject({ expected: { day: "2026-11-23", minute: 11 * 60 } });
    expect(incidents[1]).toMatchObject({
      expected: null,
      text: { da: "dansk", en: "english" },
      since: { day: "2026-11-23", minute: 9 * 60 + 42 },
    });
  });
});

describe("the calendar", () => {
  it("has the hours of the first migration, and the public holidays of three years", async () => {
    const calendar = await db.database.read(reader, (tx) => lineCalendar(tx, NOW));
    expect(hoursOn(calendar, "2026-11-23")).toEqual({ opens: 480, closes: 1200 });
    expect(hoursOn(calendar, "2026-12-25")).toEqual({ opens: 600, closes: 960 });
    expect(calendar.holidayNames.get("2026-04-02")).toEqual({ da: "Skærtorsdag", en: "Maundy Thursday" });
    expect(calendar.holidays.has("2027-01-01")).toBe(true);
  });

  it("has no store bededag after 2023, and no half holidays", async () => {
    const year = (iso: string) => db.database.read(reader, (tx) => lineCalendar(tx, new Date(iso)));
    expect((await year("2023-06-01T00:00:00Z")).holidays.has("2023-05-05")).toBe(true);
    const later = await year("2026-06-01T00:00:00Z");
    expect(later.holidays.has("2026-05-01")).toBe(false);
    expect(later.holidays.has("2026-06-05")).toBe(false);
    expect(later.holidays.has("2026-12-24")).toBe(false);
    expect([...later.holidays].filter((day) => day.startsWith("2026")).length).toBe(10);
  });

  it("has what the administrator has set for single days", async () => {
    await db.asOwner(
      "insert into opening_exceptions values ('2026-12-24', null, null), ('2026-12-31', '09:00', '12:30')",
    );
    const calendar = await db.database.read(reader, (tx) => lineCalendar(tx, NOW));
    expect(hoursOn(calendar, "2026-12-24")).toBeNull();
    expect(hoursOn(calendar, "2026-12-31")).toEqual({ opens: 540, closes: 750 });
  });
});

describe("the clock on Denmark's walls", () => {
  it.each([
    ["2026-03-29T00:59:00Z", "2026-03-29", 119],
    ["2026-03-29T01:00:00Z", "2026-03-29", 180],
    ["2026-10-25T00:59:00Z", "2026-10-25", 179],
    ["2026-10-25T01:00:00Z", "2026-10-25", 120],
    ["2026-07-01T22:30:00Z", "2026-07-02", 30],
    ["2026-12-31T23:00:00Z", "2027-01-01", 0],
  ])("shows %s as %s, minute %i", (instant, day, minute) => {
    expect(localMoment(new Date(instant))).toEqual({ day, minute });
  });
});
