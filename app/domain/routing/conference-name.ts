/** The names by which Twilio knows our queue and the room of a talk; they hold no personal data. */

/** The one queue in which every caller is parked; order and skills are ours. */
export const PARKING_QUEUE = "parkering";

export const conferenceName = (id: string): string => `k-${id}`;

/** The id in a room's name, or null for a name that is not ours. */
export function conferenceIdIn(name: string): string | null {
  return /^k-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name)?.[1] ?? null;
}
