/** Who acts: a member of staff, the caller of one call, a citizen on the web, or the system by itself. */

export type StaffRole = "agent" | "specialist" | "teamLead" | "clerk" | "auditor" | "admin";

export type Actor =
  /** At the line. */
  | { readonly kind: "agent"; readonly id: string; readonly role: Exclude<StaffRole, "clerk"> }
  /** At the counter of a Borgerservice. */
  | { readonly kind: "clerk"; readonly id: string; readonly role: "clerk" }
  | { readonly kind: "caller"; readonly id: string }
  /** On the web; `id` is that of the visit, not of the person. */
  | { readonly kind: "citizen"; readonly id: string }
  | { readonly kind: "system"; readonly id: string };

export const MOVERS = ["agent", "clerk", "caller", "citizen", "system"] as const;
export type Mover = (typeof MOVERS)[number];

/** The caller of one call; `callSid` is Twilio's id of the call. */
export const callerOf = (callSid: string): Actor => ({ kind: "caller", id: callSid });

/** A citizen's visit to the web. */
export const citizenOf = (visitId: string): Extract<Actor, { kind: "citizen" }> => ({
  kind: "citizen",
  id: visitId,
});

/** The system itself, named after the part that acts, such as "worker". */
export const systemActor = (part: string): Actor => ({ kind: "system", id: part });

/** A member of staff acts as a clerk or as an agent, by role. */
export const staffActor = (id: string, role: StaffRole): Actor =>
  role === "clerk" ? { kind: "clerk", id, role } : { kind: "agent", id, role };
