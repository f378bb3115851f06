/** How long a hold lasts: as long when it comes late as when it comes at once. */
import { describe, expect, it } from "vitest";
import { holdEnd, holdLength } from "../../../app/domain/protection/hold.ts";

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 12, hour));
const HOUR = 3_600_000;

describe("a hold", () => {
  it("is as long as it was ordered for", () => {
    expect(holdLength({ acceptedAt: at(2), holdUntil: at(26) })).toBe(24 * HOUR);
  });

  it("counts from when MitID carried it out", () => {
    expect(holdEnd({ acceptedAt: at(2), holdUntil: at(26), acknowledgedAt: at(5) })).toEqual(at(29));
  });

  it("ends, while it is under way, when it would at the earliest", () => {
    expect(holdEnd({ acceptedAt: at(2), holdUntil: at(26), acknowledgedAt: null })).toEqual(at(26));
  });

  it("is none where it was never accepted, or where the act is no hold", () => {
    expect(holdLength({ acceptedAt: null, holdUntil: at(26) })).toBeNull();
    expect(holdLength({ acceptedAt: at(2), holdUntil: null })).toBeNull();
    expect(holdEnd({ acceptedAt: at(2), holdUntil: null, acknowledgedAt: at(5) })).toBeNull();
    expect(holdEnd({ acceptedAt: null, holdUntil: at(26), acknowledgedAt: at(5) })).toEqual(at(26));
  });
});
