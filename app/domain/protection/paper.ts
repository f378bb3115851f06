/** Letters on paper: who prints and posts them, and whom they can reach. */
import type { StaffRole } from "../actor.ts";
import { days } from "../duration.ts";

export const LETTER_ROLES: readonly StaffRole[] = ["specialist", "teamLead"];

export const mayPost = (role: StaffRole): boolean => LETTER_ROLES.includes(role);

/**
 * An address is an answer to a control question, and these roles may take calls as well. So nobody prints a letter to
 * a person whom their own open case is about, and whoever has printed one asks that person nothing about the address
 * for this long.
 */
export const ADDRESS_REMEMBERED = days(30);

/** A letter that nobody takes in comes back within weeks. */
export const COMES_BACK_WITHIN = days(60);

export const UNADDRESSED = ["notInRegister", "livesNowhere", "emigrated", "disappeared", "dead"] as const;
export type Unaddressed = (typeof UNADDRESSED)[number];

// CPR status of people who live where the register says (domain.md §8.2); 05 and 07 live in Greenland.
const AT_HOME: ReadonlySet<string> = new Set(["01", "03", "05", "07"]);

const AWAY: ReadonlyMap<string, Unaddressed> = new Map([
  ["70", "disappeared"],
  ["80", "emigrated"],
  ["90", "dead"],
]);

/** Why nobody would read a letter at this address; null where somebody would. An address may outlive who lived there. */
export function unaddressed(person: {
  readonly status: string;
  readonly street: string;
}): Unaddressed | null {
  const away = AWAY.get(person.status);
  if (away !== undefined) return away;
  return person.street === "" || !AT_HOME.has(person.status) ? "livesNowhere" : null;
}
