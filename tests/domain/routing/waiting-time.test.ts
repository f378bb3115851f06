import { describe, expect, it } from "vitest";
import {
  estimateWait,
  quietTime,
  type HourOfQueue,
  type QueueNow,
} from "../../../app/domain/routing/waiting-time.ts";

const queue: QueueNow = {
  waiting: 2,
  longestSeconds: 30,
  agentsReady: 0,
  agentsOnDuty: 3,
  answered: [
    { waitedSeconds: 120, ahead: 1 },
    { waitedSeconds: 60, ahead: 0 },
    { waitedSeconds: 180, ahead: 2 },
  ],
};

describe("the wait of somebody who rings now", () => {
  it("is the time a place took, times the place they get", () => {
    expect(estimateWait(queue)).toEqual({ kind: "about", minutes: 3 });
    expect(estimateWait({ ...queue, waiting: 8 })).toEqual({ kind: "about", minutes: 9 });
  });

  it("is never told as shorter than somebody has waited already", () => {
    expect(estimateWait({ ...queue, longestSeconds: 19 * 60 + 1 })).toEqual({ kind: "about", minutes: 20 });
  });

  it("is never told as no minutes at all while somebody stands before", () => {
    const swift = queue.answered.map(() => ({ waitedSeconds: 0, ahead: 0 }));
    expect(estimateWait({ ...queue, answered: swift, longestSeconds: 0 })).toEqual({
      kind: "about",
      minutes: 1,
    });
  });

  it("is none when nobody waits and an agent is ready", () => {
    expect(estimateWait({ ...queue, waiting: 0, agentsReady: 1 })).toEqual({ kind: "none" });
  });

  it("is about a place's time while nobody is ready, or somebody stands before", () => {
    expect(estimateWait({ ...queue, waiting: 0 })).toEqual({ kind: "about", minutes: 1 });
    expect(estimateWait({ ...queue, agentsReady: 1 })).toEqual({ kind: "about", minutes: 3 });
  });

  it("is unknown when too few calls were answered lately, or nobody is there to answer", () => {
    expect(estimateWait({ ...queue, answered: queue.answered.slice(1) })).toEqual({ kind: "unknown" });
    expect(estimateWait({ ...queue, waiting: 0, agentsOnDuty: 0 })).toEqual({ kind: "unknown" });
  });
});

describe("the quiet time of the day", () => {
  const hours = (...seconds: number[]): HourOfQueue[] =>
    seconds.map((each, index) => ({ hour: 8 + index, calls: 5, seconds: each }));

  it("is the two hours on end with the shortest mean wait", () => {
    expect(quietTime(hours(600, 700, 800, 500, 170, 150, 300))).toEqual({ from: 12, to: 14, minutes: 3 });
  });

  it("weighs each hour by its calls", () => {
    const uneven = hours(600, 600, 600, 600, 600, 600).map((each) =>
      each.hour === 9 ? { ...each, seconds: 60, calls: 95 } : each,
    );
    expect(quietTime(uneven)).toEqual({ from: 8, to: 10, minutes: 2 });
  });

  it("is the earlier of two that are alike, and counts an hour from three calls on", () => {
    const alike = hours(60, 60, 60, 60, 60, 60).map((each) => ({ ...each, calls: 3 }));
    expect(quietTime(alike)).toEqual({ from: 8, to: 10, minutes: 1 });
    expect(quietTime([...alike].reverse())).toEqual({ from: 8, to: 10, minutes: 1 });
  });

  it("is not told from a thin past", () => {
    expect(quietTime(hours(1, 2, 3, 4, 5))).toBeNull();
    expect(quietTime(hours(1, 2, 3, 4, 5, 6).map((each) => ({ ...each, calls: 2 })))).toBeNull();
    expect(quietTime([])).toBeNull();
  });

  it("is not told when no two known hours stand side by side", () => {
    expect(quietTime([0, 2, 4, 6, 8, 10].map((hour) => ({ hour, calls: 9, seconds: 60 })))).toBeNull();
  });
});
