/** The name by which Twilio knows the room of a talk; it holds no personal data. */

export const conferenceName = (id: string): string => `k-${id}`;

/** The id in a room's name, or null for a name that is not ours. */
export function conferenceIdIn(name: string): string | null {
  return /^k-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name)?.[1] ?? null;
}
