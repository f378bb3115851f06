/** Who is told of what became of somebody's access, and on which ways (product.md §6, domain.md §2.5 R7). */
import { isStop, type ActKind } from "./acts.ts";

/** It took effect; it waits and can be stopped; it was stopped, or too late; it did not leave; it is a decision with reasons. */
export const NOTICE_TEMPLATES = [
  "act",
  "coolingOff",
  "withdrawn",
  "stoppedTooLate",
  "notSent",
  "decision",
] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

export type NoticeChannel = "sms" | "nemSms" | "email" | "digitalPost" | "letter";

export interface Reach {
  /** How many telephone numbers MitID has on file. */
  readonly phones: number;
  /** How many e-mail addresses MitID has on file. */
  readonly emails: number;
  /** `none` has no mailbox or is exempt; `silent`: Digital Post did not answer. */
  readonly mailbox: "registered" | "none" | "silent";
  readonly hasNemSms: boolean;
}

export interface NoticeWay {
  readonly channel: NoticeChannel;
  /** Which of several on this channel, from 0. */
  readonly ordinal: number;
}

/**
 * Every telephone number and e-mail address on file, and one way by post. Post is never the way that a code goes by SMS; NemSMS goes to
 * the number that the person gave Digital Post, so that whoever has changed the one at MitID does not hold the notice.
 */
export function noticeWays(template: NoticeTemplate, kind: ActKind, reach: Reach): readonly NoticeWay[] {
  const post: NoticeWay = { channel: reach.mailbox === "none" ? "letter" : "digitalPost", ordinal: 0 };
  if (template === "decision") return [post];
  const phones = Array.from({ length: reach.phones }, (_, ordinal) => ({ channel: "sms", ordinal }) as const);
  const emails = Array.from(
    { length: reach.emails },
    (_, ordinal) => ({ channel: "email", ordinal }) as const,
  );
  const alsoNemSms = reach.hasNemSms && (!isStop(kind) || reach.phones === 0);
  return [...phones, ...(alsoNemSms ? [{ channel: "nemSms", ordinal: 0 } as const] : []), ...emails, post];
}
