/** Letters on paper: who prints and posts them, and whom they can reach. */
import type { StaffRole } from "../actor.ts";

/** Not whoever takes calls: an address is an answer to a control question. */
export const LETTER_ROLES: readonly StaffRole[] = ["specialist", "teamLead"];

export const mayPost = (role: StaffRole): boolean => LETTER_ROLES.includes(role);

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
