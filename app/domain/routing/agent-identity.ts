/** The name under which an agent's browser phone is known on the line: their id and nothing about them. */

/** Twilio allows letters, digits and underscores alone. */
export const agentIdentity = (staffId: string): string => `agent_${staffId.replaceAll("-", "_")}`;

/** The staff id in a caller's name such as "client:agent_…", or null for any other caller. */
export function staffIdIn(from: string): string | null {
  const found = /^client:agent_([0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12})$/.exec(from);
  return found?.[1]?.replaceAll("_", "-") ?? null;
}
