import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayKindOf,
  hoursOn,
  openingState,
  unusualDays,
  type OpeningCalendar,
} from "../../../app/domain/routing/opening-hours.ts";

const at = (hour: number, minute = 0): number => hour * 60 + minute;

const calendar: OpeningCalendar = {
  hours: [
    { validFrom: "2026-01-01", dayKind: "weekday", opens: at(8), closes: at(20) },
    { validFrom: "2026-01-01", dayKind: "weekend", opens: at(10), closes: at(16) },
    { validFrom: "2026-01-01", dayKind: "holiday", opens: at(10), closes: at(16) },
    { validFrom: "2026-12-01", dayKind: "weekday", opens: at(7), closes: at(21) },
  ],
  exceptions: new Map([
    ["2026-12-24", null],
    ["2026-12-31", { opens: at(9), closes: at(12) }],
  ]),
  holidays: new Set(["2026-04-02", "2026-12-25", "2026-12-26"]),
};

describe("hours of a day", () => {
  it("follow the kind of day", () => {
    expect(hoursOn(calendar, "2026-11-23")).toEqual({ opens: at(8), closes: at(20) });
    expect(hoursOn(calendar, "2026-11-22")).toEqual({ opens: at(10), closes: at(16) });
    expect(hoursOn(calendar, "2026-04-02")).toEqual({ opens: at(10), closes: at(16) });
  });

  it("change on the date they are dated to, not before", () => {
    expect(hoursOn(calendar, "2026-11-30")).toEqual({ opens: at(8), closes: at(20) });
    expect(hoursOn(calendar, "2026-12-01")).toEqual({ opens: at(7), closes: at(21) });
  });

  it("give way to a day's own hours", () => {
    expect(hoursOn(calendar, "2026-12-24")).toBeNull();
    expect(hoursOn(calendar, "2026-12-31")).toEqual({ opens: at(9), closes: at(12) });
  });

  it("are the newest that hold, in whatever order they are kept", () => {
    const turned = { ...calendar, hours: [...calendar.hours].reverse() };
    expect(hoursOn(turned, "2026-12-01")).toEqual({ opens: at(7), closes: at(21) });
    expect(hoursOn(turned, "2026-11-30")).toEqual({ opens: at(8), closes: at(20) });
  });

  it("are none before the first that hold", () => {
    expect(hoursOn(calendar, "2025-12-31")).toBeNull();
  });

  it("count a holiday on a Saturday as a holiday", () => {
    expect(dayKindOf(calendar, "2026-12-26")).toBe("holiday");
    expect(dayKindOf(calendar, "2026-12-27")).toBe("weekend");
    expect(dayKindOf(calendar, "2026-12-19"), "a Saturday like any other").toBe("weekend");
    expect(dayKindOf(calendar, "2026-12-18")).toBe("weekday");
  });
});

describe("open now", () => {
  it.each([
    [at(7, 59), { open: false, opensNext: { day: "2026-11-23", minute: at(8) } }],
    [at(8), { open: true, closes: at(20) }],
    [at(19, 59), { open: true, closes: at(20) }],
    [at(20), { open: false, opensNext: { day: "2026-11-24", minute: at(8) } }],
    [at(23, 59), { open: false, opensNext: { day: "2026-11-24", minute: at(8) } }],
  ])("at minute %i of a Monday", (minute, expected) => {
    expect(openingState(calendar, { day: "2026-11-23", minute })).toEqual(expected);
  });

  it("looks past a closed day for the next opening", () => {
    const state = openingState(calendar, { day: "2026-12-23", minute: at(21) });
    expect(state).toEqual({ open: false, opensNext: { day: "2026-12-25", minute: at(10) } });
  });

  it("looks sixty days ahead and no further", () => {
    const opensOn = (day: string) =>
      openingState(
        { hours: [], exceptions: new Map([[day, { opens: at(8), closes: at(9) }]]), holidays: new Set() },
        { day: "2026-01-01", minute: at(12) },
      );
    const last = addDays("2026-01-01", 60);
    expect(opensOn(last)).toEqual({ open: false, opensNext: { day: last, minute: at(8) } });
    expect(opensOn(addDays(last, 1))).toEqual({ open: false, opensNext: null });
  });

  it("knows of no next opening where nothing is set", () => {
    const empty: OpeningCalendar = { hours: [], exceptions: new Map(), holidays: new Set() };
    expect(openingState(empty, { day: "2026-11-23", minute: at(12) })).toEqual({
      open: false,
      opensNext: null,
    });
  });

  it("always points ahead, and to a minute at which the line is open", () => {
    const moments = fc.record({
      ahead: fc.integer({ min: 0, max: 364 }),
      minute: fc.integer({ min: 0, max: 1439 }),
    });
    fc.assert(
      fc.property(moments, ({ ahead, minute }) => {
        const day = addDays("2026-01-01", ahead);
        const state = openingState(calendar, { day, minute });
        if (state.open) return state.closes > minute;
        if (state.opensNext === null) return false;
        const isAhead = state.opensNext.day > day || state.opensNext.minute > minute;
        return isAhead && openingState(calendar, state.opensNext).open;
      }),
    );
  });
});

describe("days", () => {
  it("follow each other over summer time, leap days and new year", () => {
    expect(addDays("2026-03-28", 1)).toBe("2026-03-29");
    expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });

  it("are unusual when they are holidays or have their own hours", () => {
    expect(unusualDays(calendar, "2026-12-23", 10)).toEqual([
      "2026-12-24",
      "2026-12-25",
      "2026-12-26",
      "2026-12-31",
    ]);
  });
});
