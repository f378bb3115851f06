/** Who prints and posts letters. Not whoever takes calls: an address is an answer to a control question. */
import type { StaffRole } from "../actor.ts";

export const LETTER_ROLES: readonly StaffRole[] = ["specialist", "teamLead"];

export const mayPost = (role: StaffRole): boolean => LETTER_ROLES.includes(role);
