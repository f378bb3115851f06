/** Who acts: a member of staff, the caller of one call, or the system by itself. */

export type StaffRole = "agent" | "specialist" | "teamLead" | "clerk" | "auditor" | "admin";

export type Actor =
  | { readonly kind: "agent"; readonly id: string; readonly role: StaffRole }
  | { readonly kind: "caller"; readonly id: string }
  | { readonly kind: "system"; readonly id: string };

/** The caller of one call; `callSid` is Twilio's id of the call. */
export const callerOf = (callSid: string): Actor => ({ kind: "caller", id: callSid });

/** The system itself, named after the part that acts, such as "worker". */
export const systemActor = (part: string): Actor => ({ kind: "system", id: part });
