/** The moves that several parts of the menu make: coming to a step, a failed try, the way out to a person. */
import { addDays } from "../routing/opening-hours.ts";
import { say, spokenDigits, type Line, type Phrase } from "./phrases.ts";
import type { Ask, Move, MenuState, PathCode, Step, Then, World } from "./state.ts";
import { promptOf, shortPromptOf } from "./steps.ts";

export const ask = (state: MenuState, wanted: Ask): Move => ({ kind: "ask", state, ask: wanted });

export const speak = (state: MenuState, lines: readonly Line[], then: Then): Move => ({
  kind: "say",
  state,
  lines,
  then,
});

export const withPath = (state: MenuState, code: PathCode): MenuState =>
  state.path.at(-1) === code ? state : { ...state, path: [...state.path, code] };

/** Comes to a step with a clean count of tries; `first` is said before its prompt. */
export function arrive(state: MenuState, step: Step, first: readonly Line[] = []): Move {
  const next = { ...state, step, strikes: 0 };
  return speak(next, [...first, ...promptOf(next)], "listen");
}

/** The end of the call, with a sentence. */
export const part = (state: MenuState, lines: readonly Line[]): Move =>
  speak({ ...state, step: "over" }, [...lines, ...say("goodbye")], "hangUp");

/** A failed try: the shorter prompt, or the way out when it was the last one. */
export function strike(state: MenuState, world: World, why: Phrase): Move {
  const strikes = state.strikes + 1;
  if (strikes >= world.limits.strikesPerStep) return wayOut({ ...state, strikes }, world, "strikes");
  const next = { ...state, strikes };
  return {
    kind: "say",
    state: next,
    lines: [...say(why), ...shortPromptOf(next)],
    then: "listen",
    strike: true,
  };
}

/** Closed for those who asked at one of these: they may go on by themselves. */
const MAY_GO_ON: ReadonlySet<Step> = new Set([
  "menu",
  "how",
  "code",
  "number",
  "userId",
  "fact",
  "system",
  "stop",
  "means",
  "confirmMeans",
  "confirmHold",
]);

/**
 * To a person: the queue while the line is open, whoever is on duty for a stop at night, or the hours and the
 * reminder that the menu itself blocks at any hour (telephony.md §7a B5).
 */
export function wayOut(state: MenuState, world: World, why: "asked" | "strikes" | "limit"): Move {
  const asked = withPath(state, "agent");
  if (world.opening.open) return enqueue(asked);
  if (isBlocking(state) && world.duty)
    return speak({ ...asked, step: "duty" }, say("dutyCalling"), "dialDuty");
  const lines = [...say("exitClosed"), opensLine(world), ...say("blockAnyHour")];
  return why === "asked" && MAY_GO_ON.has(state.step) ? arrive(asked, "menu", lines) : part(asked, lines);
}

/** Callers who want to block go first, to somebody who knows MitID. */
export function enqueue(state: MenuState): Move {
  const blocking = isBlocking(state);
  const wanted = {
    ask: "enqueue",
    system: blocking ? "mitid" : (state.system ?? "general"),
    reason: blocking ? "block" : "help",
    priority: blocking ? 0 : 5,
  } as const;
  return ask({ ...state, step: "queued", strikes: 0 }, wanted);
}

export const isBlocking = (state: MenuState): boolean => state.path.includes("block");

const WEEKDAYS = [
  "opensDay0",
  "opensDay1",
  "opensDay2",
  "opensDay3",
  "opensDay4",
  "opensDay5",
  "opensDay6",
] as const;

/** When the line opens next, by the clock on Denmark's walls. */
export function opensLine(world: World): Line {
  const { opening, today } = world;
  if (opening.open || opening.opensNext === null) return { phrase: "opensLater" };
  const { day, minute } = opening.opensNext;
  const values = { time: spokenTime(minute) };
  if (day === today) return { phrase: "opensToday", values };
  if (day === addDays(today, 1)) return { phrase: "opensTomorrow", values };
  if (day > addDays(today, 6)) return { phrase: "opensLater" };
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return { phrase: WEEKDAYS[weekday] ?? "opensLater", values };
}

function spokenTime(minute: number): string {
  const past = minute % 60;
  const hour = String(Math.floor(minute / 60));
  return past === 0 ? hour : `${hour} ${String(past)}`;
}

export const receiptLine = (receipt: string): Line => ({
  phrase: "receipt",
  values: { digits: spokenDigits(receipt) },
});
