/** The rules as leaves: a path such as `acts.suspend.agent.level`, and what stands there as a form can carry it. */
import type { Policy } from "./policy.ts";

/** What is not there: the level and the proofs of somebody to whom an act is closed. */
export const NOTHING = "-";

export type Leaves = ReadonlyMap<string, string>;

/** Lists are their parts in order, with commas. Rules of an older shape have leaves too. */
export function leavesOf(rules: unknown): Leaves {
  return new Map(leavesUnder(rules, []));
}

function leavesUnder(value: unknown, path: readonly string[]): readonly (readonly [string, string])[] {
  const name = path.join(".");
  if (Array.isArray(value)) return [[name, value.map(String).join(", ")]];
  // Somebody to whom the act is closed: to open it, both must be filled in.
  if (value === null && path[0] === "acts")
    return [
      [`${name}.level`, NOTHING],
      [`${name}.methods`, NOTHING],
    ];
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, part]) => leavesUnder(part, [...path, key]));
  return typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : [[name, NOTHING]];
}

/**
 * The rules with some leaves changed. What comes out is checked by nobody yet: a number that is none is NaN, a level
 * that is none stays the text that it was.
 */
export function withLeaves(rules: Policy, changed: Leaves): unknown {
  return rebuilt(rules, new Map([...leavesOf(rules), ...changed]), []);
}

function rebuilt(value: unknown, leaves: Leaves, path: readonly string[]): unknown {
  const name = path.join(".");
  if (isRuleOfMover(path)) return ruleAt(name, leaves);
  const text = leaves.get(name) ?? "";
  if (Array.isArray(value)) return partsOf(text);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, rebuilt(part, leaves, [...path, key])]),
    );
  // Digits as a person types them: not "0x10", "1e1" or nothing at all.
  if (typeof value === "number") return /^\s*-?\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
  return text === NOTHING ? null : text;
}

/** `acts.suspend.agent`: one leaf of an act is no mover. */
const isRuleOfMover = (path: readonly string[]): boolean =>
  path[0] === "acts" && path.length === 3 && path[2] !== "fourEyes";

function ruleAt(name: string, leaves: Leaves): unknown {
  const level = leaves.get(`${name}.level`) ?? NOTHING;
  return level === NOTHING ? null : { level, methods: partsOf(leaves.get(`${name}.methods`) ?? "") };
}

const partsOf = (text: string): readonly string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== NOTHING);
