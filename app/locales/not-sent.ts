/** Why something that was ordered was not sent after all: a decision, so with its reason and how to complain. */
import type { spokenIn } from "./spoken.ts";

const WHY = {
  "contact.none": "contact",
  "contact.tooYoung": "contact",
  "address.none": "address",
  "address.tooYoung": "address",
  "subject.mustMeet": "mustMeet",
  "subject.notLiving": "notLiving",
  "identity.unknown": "changed",
  "means.unknown": "changed",
  "act.noEffect": "changed",
  stale: "changed",
} as const;

const isKnown = (code: string): code is keyof typeof WHY => code in WHY;

/** `reasons` as they are on file; the first that people can be told. */
export function notSentWhy(
  t: ReturnType<typeof spokenIn>,
  reasons: readonly string[] | null,
): readonly string[] {
  const known = reasons?.find(isKnown);
  const why = known === undefined ? "other" : WHY[known];
  return [
    t(`messages:letter.notSent.why.${why}`),
    t("messages:decision.refusal.law"),
    t("messages:decision.complain"),
  ];
}
