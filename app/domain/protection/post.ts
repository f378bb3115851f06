/** From when the post lets an act leave that cools off: whoever is warned on paper must have had the time to read it. */
import { after, days } from "../duration.ts";
import type { Policy } from "../policy/policy.ts";

export const LETTER_STATES = [
  "waiting",
  "printed",
  "posted",
  "returned",
  "undeliverable",
  "overtaken",
] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** How far the warning by post has come that an act waits and can be stopped. */
export type Warning =
  /** Nobody had to be warned, or Digital Post has taken it. */
  | { readonly by: "told" }
  /** It is neither with Digital Post nor on paper yet. */
  | { readonly by: "nothingYet" }
  | { readonly by: "letter"; readonly state: LetterState; readonly postedAt: Date | null };

/**
 * `now` where the post holds nothing back, an instant where a letter is on its way, and `never` where no letter is: what
 * came back or found no address warns nobody, and only a person finds another way.
 *
 * An SMS or a mail to the contacts at MitID does not count. An act waits because such a contact is new or because
 * somebody guessed at the person's answers; the warning has to go where neither would read it (decision 027).
 */
export function postAllows({ reissue }: Policy, warning: Warning): Date | "now" | "never" {
  if (warning.by === "told") return "now";
  if (warning.by === "nothingYet" || warning.state !== "posted" || warning.postedAt === null) return "never";
  return after(warning.postedAt, days(reissue.letterDays));
}

export function isHeldByPost(policy: Policy, warning: Warning, now: Date): boolean {
  const from = postAllows(policy, warning);
  return from === "never" || (from !== "now" && from > now);
}
