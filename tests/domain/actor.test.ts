/** Who acts, how an error is classed, and what a length of time is. */
import { describe, expect, it } from "vitest";
import { callerOf, citizenOf, staffActor, systemActor, type StaffRole } from "../../app/domain/actor.ts";
import { after, before, days, hours, minutes, seconds } from "../../app/domain/duration.ts";
import { LostRace, SystemDown } from "../../app/domain/faults.ts";

describe("an actor", () => {
  it("is known by what they are and by an id that is not a person's number", () => {
    expect(callerOf("CA1")).toEqual({ kind: "caller", id: "CA1" });
    expect(citizenOf("visit")).toEqual({ kind: "citizen", id: "visit" });
    expect(systemActor("worker")).toEqual({ kind: "system", id: "worker" });
  });

  it("of the staff is a clerk at the counter and an agent in every other role", () => {
    const roles: readonly StaffRole[] = ["agent", "specialist", "teamLead", "clerk", "auditor", "admin"];
    for (const role of roles)
      expect(staffActor("s", role)).toEqual({ kind: role === "clerk" ? "clerk" : "agent", id: "s", role });
  });
});

describe("an error", () => {
  it("says what happens next by its name", () => {
    expect(new LostRace("moved")).toMatchObject({ name: "LostRace", message: "moved" });
    expect(new SystemDown("mitid", true, "timeout")).toMatchObject({
      name: "SystemDown",
      message: "mitid: timeout",
      system: "mitid",
      retryable: true,
    });
    expect(new SystemDown("cpr", false, "400")).toMatchObject({ system: "cpr", retryable: false });
  });
});

describe("a length of time", () => {
  it("is milliseconds, added and taken away", () => {
    expect([seconds(2), minutes(2), hours(2), days(2)]).toEqual([2_000, 120_000, 7_200_000, 172_800_000]);
    const noon = new Date("2026-11-24T12:00:00Z");
    expect(after(noon, hours(1)).toISOString()).toBe("2026-11-24T13:00:00.000Z");
    expect(before(noon, hours(1)).toISOString()).toBe("2026-11-24T11:00:00.000Z");
  });
});
