/** Conferences and their participants as values; what they set off is in conference-room.ts. */
import { newSid } from "../sids.ts";
import type { Deferred, Scope } from "../waiting.ts";
import type { CallbackTarget } from "./call.ts";

export type LeaveReason =
  | "participant_hung_up"
  | "participant_updated_via_api"
  | "moderator_ended_conference"
  | "conference_ended_via_api"
  | "participant_add_failed";

export type EndReason =
  | "conference-ended-via-api"
  | "participant-with-end-conference-on-exit-left"
  | "participant-with-end-conference-on-exit-kicked"
  | "last-participant-kicked"
  | "last-participant-left";

export interface Participant {
  readonly callSid: string;
  readonly label: string | null;
  readonly startOnEnter: boolean;
  readonly joinedAt: number;
  /** Resolved when the conference lets the participant go. */
  readonly released: Deferred<LeaveReason>;
  endOnExit: boolean;
  muted: boolean;
  hold: boolean;
  coaching: boolean;
  coachedSid: string | null;
  updatedAt: number;
  /** What plays to this participant alone: waiting, hold or an announcement. */
  aside: Scope | null;
}

export interface Conference {
  readonly sid: string;
  readonly friendlyName: string;
  readonly createdAt: number;
  updatedAt: number;
  status: "init" | "in-progress" | "completed";
  participants: Participant[];
  /** The first participant's wins (telephony.md §1.2). */
  callback: CallbackTarget | null;
  sequence: number;
  endReason: EndReason | null;
  endedBy: Participant | null;
}

export const largestConference = 250;

export class ConferenceBook {
  readonly #conferences = new Map<string, Conference>();

  list(): readonly Conference[] {
    return [...this.#conferences.values()];
  }

  bySid(sid: string): Conference | undefined {
    return this.#conferences.get(sid);
  }

  /** A name belongs to one conference only while that one lives. */
  living(name: string): Conference | undefined {
    return this.list().find((one) => one.friendlyName === name && one.status !== "completed");
  }

  open(friendlyName: string, callback: CallbackTarget | null, now: number): Conference {
    const conference: Conference = {
      sid: newSid("CF"),
      friendlyName,
      createdAt: now,
      updatedAt: now,
      status: "init",
      participants: [],
      callback,
      sequence: 0,
      endReason: null,
      endedBy: null,
    };
    this.#conferences.set(conference.sid, conference);
    return conference;
  }

  clear(): void {
    this.#conferences.clear();
  }
}

export const participantOf = (conference: Conference, callSidOrLabel: string): Participant | undefined =>
  conference.participants.find((one) => one.callSid === callSidOrLabel || one.label === callSidOrLabel);
