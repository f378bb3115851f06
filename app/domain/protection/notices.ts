/** Who is told of what became of somebody's access, and on which ways (product.md §6, domain.md §2.5 R7). */
import type { Requester } from "../verification/representation.ts";
import { eventOfCprStatus } from "./identity-machine.ts";

/**
 * It took effect; it waits and can be stopped; it was stopped, or too late; it did not leave; MitID did not stop what
 * was to be stopped; it is a decision with reasons.
 */
export const NOTICE_TEMPLATES = [
  "act",
  "coolingOff",
  "withdrawn",
  "stoppedTooLate",
  "notSent",
  "notStopped",
  "decision",
] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

export type NoticeChannel = "sms" | "nemSms" | "email" | "digitalPost" | "letter";

/** How many telephone numbers and e-mail addresses MitID has on file. */
export interface Contacts {
  readonly phones: number;
  readonly emails: number;
}

export interface Post {
  /** `none` has no mailbox or is exempt; `silent`: Digital Post did not answer. */
  readonly mailbox: "registered" | "none" | "silent";
  readonly hasNemSms: boolean;
}

export interface NoticeWay {
  readonly channel: NoticeChannel;
  /** Which of several on this channel, from 0. */
  readonly ordinal: number;
}

/** Every telephone number and e-mail address on file; a decision is told in writing alone. */
export function contactWays(template: NoticeTemplate, { phones, emails }: Contacts): readonly NoticeWay[] {
  if (template === "decision") return [];
  const each = (channel: "sms" | "email", count: number) =>
    Array.from({ length: count }, (_, ordinal) => ({ channel, ordinal }));
  return [...each("sms", phones), ...each("email", emails)];
}

/**
 * One way by post, which is never the way that a code goes by SMS; and NemSMS, which goes to the number that the
 * person gave Digital Post, so that whoever has changed the one at MitID does not hold the notice. Where Digital Post is
 * silent both are tried: it says itself, when it is sent, that somebody has none.
 */
export function postWays(template: NoticeTemplate, { mailbox, hasNemSms }: Post): readonly NoticeWay[] {
  const post: NoticeWay = { channel: mailbox === "none" ? "letter" : "digitalPost", ordinal: 0 };
  const mayHaveNemSms = hasNemSms || mailbox === "silent";
  return template === "decision" || !mayHaveNemSms ? [post] : [{ channel: "nemSms", ordinal: 0 }, post];
}

/**
 * A case is held in the language of whoever calls. What somebody else asks for is told to the person in Danish: neither
 * MitID nor the registers know another language of theirs.
 */
export const noticeLanguage = (requester: Requester, ofCase: "da" | "en"): "da" | "en" =>
  requester === "subject" ? ofCase : "da";

/**
 * Whether this is told at all. Nobody writes to the dead, and whoever holds their telephone learns nothing from us: what
 * was decided is read by the estate, by post (domain.md §2.3, decision 029).
 */
export const isToldOf = (template: NoticeTemplate | "code", registerSays: string | null): boolean =>
  template === "decision" || registerSays === null || eventOfCprStatus(registerSays) !== "died";
