/** A day as somebody types it is the midnight that it begins with in Denmark, or none. */
import { expect, it } from "vitest";
import { dayBegins } from "../../app/http/policy-form.ts";

it.each([
  ["2026-12-24", "2026-12-23T23:00:00.000Z"],
  ["2027-07-01", "2027-06-30T22:00:00.000Z"],
  ["2027-03-28", "2027-03-27T23:00:00.000Z"],
  ["2027-03-29", "2027-03-28T22:00:00.000Z"],
  ["2027-10-31", "2027-10-30T22:00:00.000Z"],
  ["2027-11-01", "2027-10-31T23:00:00.000Z"],
  ["2028-02-29", "2028-02-28T23:00:00.000Z"],
])("%s begins at %s", (day, instant) => {
  expect(dayBegins(day)?.toISOString()).toBe(instant);
});

it.each(["2027-02-29", "2027-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1", "", "i morgen"])(
  "%s is no day",
  (day) => {
    expect(dayBegins(day)).toBeUndefined();
  },
);
